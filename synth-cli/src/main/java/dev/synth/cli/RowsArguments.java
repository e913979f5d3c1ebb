package dev.synth.cli;

import dev.synth.Release;
import dev.synth.ReleaseManifest;
import dev.synth.gan.Phase;
import dev.synth.io.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How many rows are wanted, and where. */
final class RowsArguments {
    @Option(
            names = {"-n", "--rows"},
            paramLabel = "ROWS",
            required = true,
            description = "How many synthetic rows.")
    long rows;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "Where they go: .csv, .csv.gz or .parquet. OUT.manifest.json beside it says which model made"
                    + " them and who let them out.")
    Path output;

    /** The files that will be written. */
    List<Path> targets() {
        return List.of(output, ReleaseManifest.beside(output));
    }

    /**
     * Finds what is wrong before anything is done.
     *
     * @throws IllegalArgumentException if the number or the file's format is
     */
    void check() {
        if (rows < 1) {
            throw new IllegalArgumentException("-n (" + rows + ") must be at least 1.");
        }
        TableFiles.sink(output);
    }

    /** Writes released rows and their manifest. */
    void write(Release release, Progress progress, SynthCommand synth) throws IOException {
        progress.onPhase(Phase.WRITE, output.toString());
        release.writeTo(new WatchedSink(TableFiles.sink(output), rows, progress));
        ReleaseManifest.of(release, output).write(ReleaseManifest.beside(output));
        progress.close();
        synth.result(String.format(Locale.ROOT, "Wrote %s (%,d rows)", output, rows));
    }
}
