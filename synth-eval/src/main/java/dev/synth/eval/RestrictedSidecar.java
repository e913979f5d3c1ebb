package dev.synth.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.synth.eval.internal.leakage.Matches;
import dev.synth.eval.internal.leakage.Matches.Match;
import dev.synth.gate.GateReport;
import dev.synth.gate.PolicyId;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.internal.files.AtomicFile;
import dev.synth.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file for the owner of the training rows alone, written only on request: which synthetic rows match which training
 * rows, in which columns. A training row stands there as HMAC-SHA256 of its number under a key drawn for this file, so who
 * has the file without the key learns which matches share a training row, and no more. No value stands in it. File and key
 * are created readable to their owner only.
 *
 * <p>It must not go where the report goes, and nobody may drop the rows that it names and judge the rest again.
 */
public final class RestrictedSidecar {
    private static final int FORMAT_VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final Path file;
    private final Optional<Path> keyFile;
    private final IntToLongFunction rowNumber;
    private final GatePolicy policy;

    private RestrictedSidecar(Path file, Optional<Path> keyFile, IntToLongFunction rowNumber, GatePolicy policy) {
        this.file = file;
        this.keyFile = keyFile;
        this.rowNumber = rowNumber;
        this.policy = policy;
    }

    /** A sidecar in this file, rows of the training table numbered from 1, its key thrown away. */
    public static RestrictedSidecar in(Path file) {
        return new RestrictedSidecar(file, Optional.empty(), row -> row + 1L, GatePolicy.standard());
    }

    /** Keeps the key, as 64 hexadecimal digits, in a file of its own; with it, training rows can be found again. */
    public RestrictedSidecar keepingKeyIn(Path newKeyFile) {
        return new RestrictedSidecar(file, Optional.of(newKeyFile), rowNumber, policy);
    }

    /**
     * Numbers training rows as these do, such as by their place in the table before a holdout was taken from it.
     *
     * @param numbers one per training row, in order
     */
    public RestrictedSidecar numbering(long[] numbers) {
        long[] copy = numbers.clone();
        return new RestrictedSidecar(file, keyFile, row -> copy[row], policy);
    }

    /** Takes k from this policy, not the standard one: values held by fewer training units are rare. */
    public RestrictedSidecar policy(GatePolicy newPolicy) {
        return new RestrictedSidecar(file, keyFile, rowNumber, newPolicy);
    }

    /** A gate that judges as this one does and writes the sidecar, whatever the verdict, by the policy it judges by. */
    public ReleaseGate beside(ReleaseGate gate) {
        RestrictedSidecar sidecar = gate instanceof LeakageGate leakage ? policy(leakage.policy()) : this;
        return new ReleaseGate() {
            @Override
            public GateReport assess(ReleaseEvidence evidence) {
                GateReport report = gate.assess(evidence);
                try {
                    sidecar.write(evidence);
                } catch (IOException e) {
                    throw new UncheckedIOException(e.getMessage(), e);
                }
                return report;
            }

            @Override
            public PolicyId policyId() {
                return gate.policyId();
            }
        };
    }

    /**
     * Writes the sidecar of this evidence.
     *
     * @throws IOException if a file cannot be written or kept to its owner
     */
    public void write(ReleaseEvidence evidence) throws IOException {
        Table holdout = evidence.holdout().filter(rows -> rows.rowCount() > 0).orElse(null);
        List<Match> matches = Matches.of(evidence.training(), holdout, evidence.synthetic(), policy);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        if (keyFile.isPresent()) {
            try (AtomicFile atomic = AtomicFile.createOwnerOnly(keyFile.get())) {
                atomic.write((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
                atomic.commit();
            }
        }
        try (AtomicFile atomic = AtomicFile.createOwnerOnly(file)) {
            try (OutputStream out = atomic.open();
                    JsonGenerator json =
                            new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter())) {
                write(json, matches, mac(key));
            }
            atomic.commit();
        }
    }

    private void write(JsonGenerator json, List<Match> matches, Mac mac) throws IOException {
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        json.writeArrayFieldStart("matches");
        for (Match match : matches) {
            json.writeStartObject();
            json.writeNumberField("syntheticRow", match.synthetic() + 1);
            json.writeStringField("trainingRow", token(mac, rowNumber.applyAsLong(match.training())));
            json.writeStringField("test", match.test());
            json.writeArrayFieldStart("columns");
            for (String column : match.columns()) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String token(Mac mac, long number) {
        return HexFormat.of().formatHex(mac.doFinal(Long.toString(number).getBytes(StandardCharsets.US_ASCII)));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }
}
