package dev.synth;

import dev.synth.gate.Judgement;
import dev.synth.gate.PolicyId;
import dev.synth.gate.Verdict;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.files.AtomicFile;
import dev.synth.privacy.PrivacyLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside a file of released rows: which model made them, on whose word they were let out, and, on request, a
 * signature. No value of a table. docs/reference/manifest.md describes the JSON, {@code formatVersion} 3.
 *
 * @param output the file's name, without folders
 * @param rows in the file
 * @param sha256 of the file's bytes, lower-case hexadecimal as all digests
 * @param content SHA-256 of the rows, whatever the file's format
 * @param schema SHA-256 of the rows' schema in canonical JSON
 * @param model digest of the model; empty for another generator's rows
 * @param seed that the rows were drawn with; empty for another generator's rows
 * @param drawn what the model learnt from and was judged against, where that was a random sample of its source; empty
 *     otherwise
 * @param conditions that every row meets, the wanted value by column; empty where there were none
 * @param verdict {@code PASS} if these very rows passed, {@code MODEL_PASS} if a trial sample of their model did and these
 *     rows were not judged, {@code UNGATED} where a reason stood in for a verdict
 * @param ungatedReason that reason; empty otherwise
 * @param judged what a gate decided, and about which rows; empty if none was asked
 * @param privacy what differential privacy promises of the rows, and every look at the training table; empty if nothing
 *     was promised. What a gate decided lies outside it
 * @param libraryVersion of the Synth that released the rows
 * @param javaVersion of the Java that it ran on
 * @param engine name and version of the engine that the rows' model was trained with; empty for rows without such a model
 * @param time of the release, ISO-8601 in UTC; under differential privacy the beginning of that day
 * @param signature Ed25519 signature of the rest in canonical JSON, Base64; empty if unsigned
 */
public record ReleaseManifest(
        String output,
        long rows,
        String sha256,
        String content,
        String schema,
        Optional<String> model,
        Optional<Long> seed,
        Optional<Drawn> drawn,
        Map<String, String> conditions,
        String verdict,
        Optional<String> ungatedReason,
        Optional<Judged> judged,
        Optional<PrivacyLedger> privacy,
        String libraryVersion,
        String javaVersion,
        Optional<String> engine,
        String time,
        Optional<String> signature) {
    static final String UNGATED = "UNGATED";
    static final String MODEL_PASS = "MODEL_PASS";

    public ReleaseManifest {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    /**
     * What a gate decided, and about which rows.
     *
     * @param verdict of the gate
     * @param rows how many were judged
     * @param seed that they were drawn with; empty for another generator's rows
     * @param content SHA-256 of the judged rows; where it is not the manifest's own, others were released
     * @param attempt number of this attempt on the real table, from 1
     * @param ledger how long the ledger that counted it remembers, {@code process} or {@code file}
     * @param policy that the gate judged by
     * @param scores headline scores by name; none under differential privacy
     * @param tests what every test decided; none likewise
     * @param time when they were judged, ISO-8601 in UTC
     */
    public record Judged(
            Verdict verdict,
            long rows,
            Optional<Long> seed,
            String content,
            int attempt,
            String ledger,
            PolicyId policy,
            Map<String, Double> scores,
            List<Decision> tests,
            String time) {
        public Judged {
            scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
            tests = List.copyOf(tests);
        }

        static Judged of(Judgement judgement) {
            return new Judged(
                    judgement.verdict(),
                    judgement.rows(),
                    Optional.ofNullable(judgement.seed()),
                    judgement.content(),
                    judgement.attempt(),
                    judgement.ledger(),
                    judgement.policy(),
                    judgement.scores(),
                    judgement.findings().stream()
                            .map(test -> new Decision(test.id(), test.title(), test.decision()))
                            .toList(),
                    judgement.time());
        }
    }

    /**
     * A random sample of a source.
     *
     * @param rows how many were drawn
     * @param sourceRows how many the source has
     */
    public record Drawn(long rows, long sourceRows) {}

    /** What one test decided. */
    public record Decision(String id, String title, Verdict decision) {}

    /**
     * The manifest of a release that was written to this file.
     *
     * @throws IOException if the file cannot be read
     */
    public static ReleaseManifest of(Release release, Path output) throws IOException {
        String version = ReleaseManifest.class.getPackage().getImplementationVersion();
        boolean promised = release.findPrivacy().isPresent();
        Optional<Judgement> judgement =
                promised ? release.findJudgement().map(Judgement::withoutMeasurements) : release.findJudgement();
        return new ReleaseManifest(
                String.valueOf(output.getFileName()),
                release.origin().rows(),
                Digests.of(output),
                release.content(),
                ManifestJson.digest(release.schema()),
                release.origin().model(),
                release.origin().seed(),
                release.origin().drawn(),
                release.origin().conditions().asText(),
                verdict(release),
                release.findUngatedReason(),
                judgement.map(Judged::of),
                release.findPrivacy(),
                version == null ? "development" : version,
                System.getProperty("java.version"),
                release.origin().engine(),
                Instant.now()
                        .truncatedTo(promised ? ChronoUnit.DAYS : ChronoUnit.SECONDS)
                        .toString(),
                Optional.empty());
    }

    private static String verdict(Release release) {
        if (release.findUngatedReason().isPresent()) {
            return UNGATED;
        }
        return release.rowsWereJudged() ? Verdict.PASS.name() : MODEL_PASS;
    }

    /** Where the manifest of this file belongs: beside it, {@code .manifest.json} added to its name. */
    public static Path beside(Path output) {
        return output.resolveSibling(output.getFileName() + ".manifest.json");
    }

    /**
     * Reads a manifest.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException naming the file and what is wrong, if it is no manifest of this format version as Synth writes it
     */
    public static ReleaseManifest read(Path file) throws IOException {
        return ManifestJson.read(file);
    }

    /** Whether the rows that a gate judged are the rows that were released. */
    public boolean releasedRowsWereJudged() {
        return judged.isPresent() && judged.get().content().equals(content);
    }

    /**
     * This manifest with the signature of an Ed25519 key.
     *
     * @throws IllegalArgumentException if the key is of another kind
     */
    public ReleaseManifest signedBy(PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(SigningKeys.ALGORITHM);
            signer.initSign(key);
            signer.update(canonicalBytes());
            return withSignature(Optional.of(Base64.getEncoder().encodeToString(signer.sign())));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(
                    "Manifests are signed with Ed25519 keys; this one is " + key.getAlgorithm() + ".", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }

    /**
     * Whether the private half of this Ed25519 key signed this manifest as it is.
     *
     * @throws IllegalArgumentException if the key is of another kind
     */
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature checker = Signature.getInstance(SigningKeys.ALGORITHM);
            checker.initVerify(key);
            checker.update(canonicalBytes());
            return signature.isPresent() && checker.verify(Base64.getDecoder().decode(signature.get()));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(
                    "Manifests are signed with Ed25519 keys; this one is " + key.getAlgorithm() + ".", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] canonicalBytes() {
        return ManifestJson.canonicalBytes(withSignature(Optional.empty()));
    }

    private ReleaseManifest withSignature(Optional<String> newSignature) {
        return new ReleaseManifest(
                output,
                rows,
                sha256,
                content,
                schema,
                model,
                seed,
                drawn,
                conditions,
                verdict,
                ungatedReason,
                judged,
                privacy,
                libraryVersion,
                javaVersion,
                engine,
                time,
                newSignature);
    }

    /** The manifest as indented JSON, {@code formatVersion} 3. */
    public String toJson() {
        return ManifestJson.format(this);
    }

    /** Writes the manifest, whole or not at all. */
    public void write(Path file) throws IOException {
        AtomicFile.writeString(file, toJson());
    }
}
