package dev.synth;

import dev.synth.gate.Verdict;
import dev.synth.internal.digest.Digests;
import dev.synth.table.ColumnKind;
import dev.synth.table.RowLimit;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a file of synthetic rows is what its manifest says. Without a key the manifest is taken at its word: it then
 * tells a damaged file from a whole one, but not an honest manifest from a forged one.
 *
 * @param checks one per thing that was looked at, in order
 * @param outcome of the first check that did not hold, in the order manifest, signature, file, verdict
 */
public record ReleaseVerification(List<Check> checks, Outcome outcome) {
    public ReleaseVerification {
        checks = List.copyOf(checks);
    }

    /**
     * One thing that was looked at.
     *
     * @param subject such as {@code file}
     * @param result whether it is as it should be
     * @param message what was found, one sentence
     */
    public record Check(String subject, Result result, String message) {}

    /** What one check comes to. */
    public enum Result {
        HOLDS,
        FAILS,
        /** Nothing was given to check it with. */
        NOT_CHECKED
    }

    /** What a verification comes to. */
    public enum Outcome {
        /** The file is the one that was released on a PASS. */
        VERIFIED,
        /** There is no manifest beside the file. */
        NO_MANIFEST,
        /** The manifest was altered, or the given key did not sign it. */
        MANIFEST_ALTERED,
        /** A key was given, and the manifest carries no signature. */
        UNSIGNED,
        /** The file is not the one that was released. */
        FILE_ALTERED,
        /** The rows were let out for a reason, without a verdict. */
        UNGATED,
        /** The manifest does not carry a PASS. */
        NOT_PASSED
    }

    /**
     * Checks a file against the manifest beside it.
     *
     * @param output the file of rows
     * @param rows the same file as a table, to count its rows
     * @param key that the manifest should be signed with; empty to leave the signature unchecked
     * @throws IOException if the file of rows cannot be read
     * @throws IllegalArgumentException if the key is no Ed25519 key
     */
    public static ReleaseVerification of(Path output, TableSource rows, Optional<PublicKey> key) throws IOException {
        if (!Files.isRegularFile(output)) {
            throw new NoSuchFileException(output.toString(), null, "There is no file '" + output + "' to verify.");
        }
        Path beside = ReleaseManifest.beside(output);
        ReleaseManifest manifest;
        try {
            manifest = ReleaseManifest.read(beside);
        } catch (NoSuchFileException e) {
            String message = "there is none: '" + beside + "' should stand beside the rows";
            return new ReleaseVerification(List.of(new Check("manifest", Result.FAILS, message)), Outcome.NO_MANIFEST);
        } catch (IOException e) {
            return new ReleaseVerification(
                    List.of(new Check("manifest", Result.FAILS, e.getMessage())), Outcome.MANIFEST_ALTERED);
        }
        return new Checker(manifest).check(output, rows, key);
    }

    private static final class Checker {
        private static final int COUNTED_AT_ONCE = 1_000_000;

        private final ReleaseManifest manifest;
        private final List<Check> checks = new ArrayList<>();
        private Outcome outcome = Outcome.VERIFIED;

        Checker(ReleaseManifest manifest) {
            this.manifest = manifest;
        }

        ReleaseVerification check(Path output, TableSource rows, Optional<PublicKey> key) throws IOException {
            enter(
                    "manifest",
                    true,
                    "format version " + ManifestJson.FORMAT_VERSION + ", released " + manifest.time(),
                    Outcome.MANIFEST_ALTERED);
            signature(key);
            String name = String.valueOf(output.getFileName());
            enter(
                    "name",
                    name.equals(manifest.output()),
                    "'" + name + "', released as '" + manifest.output() + "'",
                    Outcome.FILE_ALTERED);
            boolean whole = Digests.of(output).equals(manifest.sha256());
            enter(
                    "file",
                    whole,
                    whole ? "the bytes that were released" : "not the bytes that were released",
                    Outcome.FILE_ALTERED);
            rows(rows, whole);
            verdict();
            return new ReleaseVerification(checks, outcome);
        }

        private void enter(String subject, boolean holds, String message, Outcome otherwise) {
            checks.add(new Check(subject, holds ? Result.HOLDS : Result.FAILS, message));
            outcome = holds || outcome != Outcome.VERIFIED ? outcome : otherwise;
        }

        private void signature(Optional<PublicKey> key) {
            boolean signed = manifest.signature().isPresent();
            if (key.isEmpty()) {
                String state = signed
                        ? "there is one, and no public key to check it with"
                        : "there is none, and no public key that asks for one";
                checks.add(new Check("signature", Result.NOT_CHECKED, state));
            } else if (!signed) {
                enter("signature", false, "none, though a key was given to check it with", Outcome.UNSIGNED);
            } else {
                boolean valid = manifest.isSignedBy(key.get());
                String state = valid
                        ? "by the given key"
                        : "not by the given key: the manifest was altered, or another key signed it";
                enter("signature", valid, state, Outcome.MANIFEST_ALTERED);
            }
        }

        private void rows(TableSource source, boolean whole) throws IOException {
            if (!whole) {
                enter("rows", false, "not counted, since the file is another one", Outcome.FILE_ALTERED);
                return;
            }
            try {
                long found = count(source);
                enter("rows", found == manifest.rows(), found + ", released " + manifest.rows(), Outcome.FILE_ALTERED);
            } catch (TableFormatException e) {
                enter("rows", false, "not readable as a table", Outcome.FILE_ALTERED);
            }
        }

        /** One column is enough to count rows, and few of them need be in memory. */
        private static long count(TableSource source) throws IOException {
            String first = source.inferSchema().column(0).name();
            Schema schema = Schema.builder().add(first, ColumnKind.TEXT).build();
            return source.sample(Optional.of(schema), RowLimit.rows(COUNTED_AT_ONCE))
                    .sourceRows();
        }

        private void verdict() {
            if (manifest.verdict().equals(ReleaseManifest.UNGATED)) {
                String reason = manifest.ungatedReason().orElse("");
                enter("verdict", false, "UNGATED, without a verdict on them: " + reason, Outcome.UNGATED);
                return;
            }
            String expected = manifest.releasedRowsWereJudged() ? Verdict.PASS.name() : ReleaseManifest.MODEL_PASS;
            boolean passed = manifest.verdict().equals(expected)
                    && manifest.judged().map(ReleaseManifest.Judged::verdict).orElse(null) == Verdict.PASS;
            enter("verdict", passed, passed ? expected + judgedRows() : "not PASS", Outcome.NOT_PASSED);
        }

        private String judgedRows() {
            ReleaseManifest.Judged judged = manifest.judged().orElseThrow();
            String attempt = ", attempt " + judged.attempt();
            return manifest.releasedRowsWereJudged()
                    ? " on these very rows" + attempt
                    : ": a trial sample of " + judged.rows() + " rows of the model passed; these rows were not judged"
                            + attempt;
        }
    }
}
