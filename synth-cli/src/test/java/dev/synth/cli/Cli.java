package dev.synth.cli;

import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs the command within the test's process. */
final class Cli {
    private Cli() {}

    /** How a run ended and what it said. */
    record Run(int status, String out, String err) {}

    /** Runs with the gate that users get. */
    static Run run(Object... arguments) {
        return runWith(LeakageGate.standard(), arguments);
    }

    /** Runs with a gate of the test's own. */
    static Run runWith(ReleaseGate gate, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        return ended(Main.run(strings(arguments), print(out), print(err), gate, attempts()), out, err);
    }

    /** A folder that no other run counts in, unless a test names one. */
    private static Path attempts() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/attempts")), "run");
            return folder.resolve("state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] strings(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Run ended(int status, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
