package dev.synth.cli;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseGate;
import dev.synth.table.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the gate demands. */
final class PolicyArguments {
    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "What the gate demands: standard (otherwise), strict, research, or a JSON file that says it,"
                    + " such as one that holds {\"preset\": \"standard\", \"k\": 10}. Manifest and report name it.")
    @Nullable
    String policy;

    /** The files that are read. */
    List<Path> inputs() {
        return policy == null || GatePolicy.presets().contains(policy) ? List.of() : List.of(Path.of(policy));
    }

    /**
     * The gate that judges so.
     *
     * @throws IllegalArgumentException if there is no such policy, or what its file holds is none
     * @throws IOException if the file cannot be read
     */
    ReleaseGate gate(SynthCommand synth) throws IOException {
        return policy == null ? synth.gate() : LeakageGate.of(read(policy));
    }

    private static GatePolicy read(String named) throws IOException {
        if (GatePolicy.presets().contains(named)) {
            return GatePolicy.preset(named);
        }
        Path file = Path.of(named);
        if (!Files.exists(file) || Files.isDirectory(file)) {
            String nearest = Labels.nearest(named, GatePolicy.presets());
            throw new IllegalArgumentException("--policy (" + named + ") must be one of "
                    + String.join(", ", GatePolicy.presets()) + " or a JSON file, and there is no such file."
                    + (nearest.isEmpty() ? "" : " Did you mean '" + nearest + "'?"));
        }
        try {
            return GatePolicy.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--policy '" + file + "': " + e.getMessage(), e);
        }
    }
}
