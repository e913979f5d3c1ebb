package dev.synth.cli;

import dev.synth.Release;
import dev.synth.ReleaseManifest;
import dev.synth.SigningKeys;
import dev.synth.gan.Phase;
import dev.synth.io.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign the manifest with this Ed25519 private key, a PEM file that only its owner can read.")
    @Nullable
    Path key;

    private @Nullable PrivateKey signingKey;

    /** The files that will be written. */
    List<Path> targets() {
        return List.of(output, ReleaseManifest.beside(output));
    }

    /**
     * Finds what is wrong before anything is done.
     *
     * @throws IllegalArgumentException if the number or the file's format is
     * @throws IOException if the signing key is
     */
    void check() throws IOException {
        if (rows < 1) {
            throw new IllegalArgumentException("-n (" + rows + ") must be at least 1.");
        }
        TableFiles.sink(output);
        signingKey = key == null ? null : SigningKeys.readPrivate(key);
    }

    /** The files that are read. */
    List<Path> inputs() {
        return key == null ? List.of() : List.of(key);
    }

    /** Writes released rows and their manifest. */
    void write(Release release, Progress progress, SynthCommand synth) throws IOException {
        progress.onPhase(Phase.WRITE, output.toString());
        release.writeTo(new WatchedSink(TableFiles.sink(output), rows, progress));
        ReleaseManifest manifest = ReleaseManifest.of(release, output);
        (signingKey == null ? manifest : manifest.signedBy(signingKey)).write(ReleaseManifest.beside(output));
        progress.close();
        boolean unjudged = release.findUngatedReason().isEmpty() && !release.rowsWereJudged();
        synth.result(String.format(
                Locale.ROOT,
                "Wrote %s (%,d rows)%s",
                output,
                rows,
                unjudged ? "; their model passed, these rows were not judged" : ""));
    }
}
