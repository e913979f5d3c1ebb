package dev.synth.gate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file ledger knows of one real table, {@code formatVersion} 1; entries are only ever added. */
final class LedgerPage {
    private static final int FORMAT_VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode root;

    private LedgerPage(ObjectNode root) {
        this.root = root;
    }

    /**
     * Reads a page; of a table that nothing is known of, an empty one.
     *
     * @throws IOException naming the file and what to do, if it is damaged or of a newer version
     */
    static LedgerPage read(Path file, String table) throws IOException {
        if (!Files.exists(file)) {
            ObjectNode root =
                    JSON.createObjectNode().put("formatVersion", FORMAT_VERSION).put("table", table);
            root.putArray("attempts");
            root.putArray("ungated");
            return new LedgerPage(root);
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            if (root.path("formatVersion").asInt() == FORMAT_VERSION
                    && root.path("table").asText().equals(table)
                    && root.path("attempts").isArray()
                    && root.path("ungated").isArray()) {
                return new LedgerPage((ObjectNode) root);
            }
        } catch (JsonProcessingException e) {
            throw damaged(file, e);
        }
        throw damaged(file, null);
    }

    private static IOException damaged(Path file, @Nullable Exception cause) {
        return new IOException(
                "The attempts in '" + file
                        + "' cannot be read: the file is damaged, or a newer version of Synth wrote it;"
                        + " restore it, or use the newer version.",
                cause);
    }

    /** Enters an attempt unless it is entered already; its number. */
    int enter(Attempt attempt) {
        ArrayNode attempts = root.withArray("attempts");
        for (int i = 0; i < attempts.size(); i++) {
            if (isSame(attempts.get(i), attempt)) {
                return i + 1;
            }
        }
        ObjectNode entry = attempts.addObject().put("attempt", attempts.size()).put("training", attempt.training());
        origin(entry, attempt.model(), attempt.seed());
        entry.put("output", attempt.output()).put("time", now());
        return attempts.size();
    }

    private static boolean isSame(JsonNode entry, Attempt attempt) {
        Optional<String> model = Optional.ofNullable(entry.get("model")).map(JsonNode::asText);
        Optional<Long> seed = Optional.ofNullable(entry.get("seed")).map(JsonNode::asLong);
        return entry.path("training").asText().equals(attempt.training())
                && entry.path("output").asText().equals(attempt.output())
                && model.equals(attempt.model())
                && seed.equals(attempt.seed());
    }

    void enter(UngatedRelease release) {
        ObjectNode entry = root.withArray("ungated").addObject();
        origin(entry, release.model(), release.seed());
        entry.put("rows", release.rows()).put("reason", release.reason()).put("time", now());
    }

    private static void origin(ObjectNode entry, Optional<String> model, Optional<Long> seed) {
        model.ifPresent(digest -> entry.put("model", digest));
        seed.ifPresent(value -> entry.put("seed", value));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(root);
    }
}
