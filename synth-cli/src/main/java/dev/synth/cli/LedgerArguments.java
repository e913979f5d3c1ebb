package dev.synth.cli;

import dev.synth.gate.AttemptLedger;
import dev.synth.gate.FileAttemptLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where attempts are counted. */
final class LedgerArguments {
    @Option(
            names = "--attempts",
            paramLabel = "DIR",
            description = "Count attempts in this folder; otherwise in $SYNTH_HOME/attempts,"
                    + " $XDG_STATE_HOME/synth/attempts or ~/.local/state/synth/attempts, the first that is set.")
    @Nullable
    Path folder;

    /** The ledger, made ready before the work starts. */
    AttemptLedger open(SynthCommand synth) throws IOException {
        return FileAttemptLedger.in(folder == null ? synth.attempts() : folder);
    }

    /** The folder for who names none. */
    static Path usual(Map<String, String> environment, Path home) {
        String synthHome = environment.getOrDefault("SYNTH_HOME", "");
        if (!synthHome.isBlank()) {
            return Path.of(synthHome, "attempts");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // The XDG Base Directory Specification has relative paths ignored.
        Path base = !state.isBlank() && Path.of(state).isAbsolute() ? Path.of(state) : home.resolve(".local/state");
        return base.resolve("synth/attempts");
    }
}
