package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.privacy.Thinning;
import dev.synth.internal.sampling.Acceptance;
import dev.synth.internal.sampling.Rejection;
import dev.synth.table.Schema;
import java.util.Optional;

/** Which rows are kept: an object {@code rejection}, or one {@code thinning}, or neither. */
final class AcceptanceCodec {
    private static final String REJECTION = "rejection";
    private static final String THINNING = "thinning";

    private AcceptanceCodec() {}

    static void write(Acceptance acceptance, ObjectNode root) {
        if (acceptance instanceof Rejection rejection) {
            RejectionCodec.write(rejection, root.putObject(REJECTION));
        } else if (acceptance instanceof Thinning thinning) {
            ThinningCodec.write(thinning, root.putObject(THINNING));
        } else {
            throw new IllegalArgumentException("cannot write " + acceptance.getClass());
        }
    }

    static Optional<Acceptance> read(JsonNode root, Schema schema) {
        if (root.has(REJECTION)) {
            return Optional.of(RejectionCodec.read(root.get(REJECTION), schema));
        }
        return root.has(THINNING) ? Optional.of(ThinningCodec.read(root.get(THINNING), schema)) : Optional.empty();
    }
}
