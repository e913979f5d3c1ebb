package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Checks of whole result records. */
final class Scores {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Scores() {}

    /** Fails if any number in the record is NaN or infinite. */
    static void assertFinite(@Nullable Object scores) {
        check(MAPPER.valueToTree(scores));
    }

    private static void check(JsonNode node) {
        if (node.isNumber()) {
            assertThat(node.doubleValue()).isFinite();
        }
        node.forEach(Scores::check);
    }
}
