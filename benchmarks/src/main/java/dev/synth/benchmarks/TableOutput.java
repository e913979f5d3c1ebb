package dev.synth.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's table goes besides standard output. */
public final class TableOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also write the table here (.md).")
    @Nullable
    Path output;

    /** The table to write; nothing is written yet. */
    public TableLog log(PrintStream out) {
        return new TableLog(out, Optional.ofNullable(output));
    }
}
