package dev.synth.cli;

import dev.synth.eval.RestrictedSidecar;
import dev.synth.gate.ReleaseGate;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the owner of the training rows alone may see. */
final class SidecarArguments {
    @Option(
            names = "--restricted-sidecar",
            paramLabel = "FILE",
            description = "Write which synthetic rows match which training rows, for the data owner alone: row numbers"
                    + " (of training rows only a keyed hash), tests and columns as JSON, no values.")
    @Nullable
    Path file;

    @Option(
            names = "--sidecar-key",
            paramLabel = "FILE",
            description = "Keep the sidecar's key here, so that its training rows can be found again; thrown away"
                    + " otherwise.")
    @Nullable
    Path key;

    /** The files that will be written. */
    List<Path> targets() {
        if (key != null && file == null) {
            throw new IllegalArgumentException("--sidecar-key is the key of --restricted-sidecar; give both.");
        }
        return Stream.of(file, key).filter(Objects::nonNull).toList();
    }

    /** The gate, writing the sidecar too if one is wanted. */
    ReleaseGate around(ReleaseGate gate, UnaryOperator<RestrictedSidecar> numbering) {
        if (file == null) {
            return gate;
        }
        RestrictedSidecar sidecar = RestrictedSidecar.in(file);
        return numbering
                .apply(key == null ? sidecar : sidecar.keepingKeyIn(key))
                .beside(gate);
    }
}
