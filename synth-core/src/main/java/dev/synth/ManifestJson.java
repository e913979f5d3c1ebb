package dev.synth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.ReleaseManifest.Decision;
import dev.synth.ReleaseManifest.Drawn;
import dev.synth.ReleaseManifest.Judged;
import dev.synth.gate.PolicyId;
import dev.synth.gate.Verdict;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.json.CanonicalJson;
import dev.synth.internal.json.JsonFault;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A release's manifest as JSON and back. */
final class ManifestJson {
    static final int FORMAT_VERSION = 3;
    /** Decimals of a score; six are fewer than a double has, so every reader sees the same number. */
    private static final int PLACES = 6;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ManifestJson() {}

    static String digest(Schema schema) {
        return Digests.sha256(CanonicalJson.bytes(SchemaCodec.toNode(schema)));
    }

    static byte[] canonicalBytes(ReleaseManifest manifest) {
        return CanonicalJson.bytes(toNode(manifest));
    }

    static String format(ReleaseManifest manifest) {
        try {
            return JSON.writeValueAsString(toNode(manifest)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode toNode(ReleaseManifest manifest) {
        ObjectNode root = JSON.createObjectNode()
                .put("formatVersion", FORMAT_VERSION)
                .put("output", manifest.output())
                .put("rows", manifest.rows())
                .put("sha256", manifest.sha256())
                .put("content", manifest.content())
                .put("schema", manifest.schema());
        manifest.model().ifPresent(digest -> root.put("model", digest));
        manifest.seed().ifPresent(value -> root.put("seed", value));
        manifest.drawn()
                .ifPresent(drawn ->
                        root.putObject("drawn").put("rows", drawn.rows()).put("sourceRows", drawn.sourceRows()));
        if (!manifest.conditions().isEmpty()) {
            manifest.conditions().forEach(root.putObject("conditions")::put);
        }
        root.put("verdict", manifest.verdict());
        manifest.ungatedReason().ifPresent(reason -> root.put("ungatedReason", reason));
        manifest.judged()
                .ifPresent(judged -> judged(
                        root.putObject("judged").put("releasedRows", manifest.releasedRowsWereJudged()), judged));
        manifest.privacy().ifPresent(ledger -> root.set("privacy", PrivacyJson.toNode(ledger)));
        root.put("libraryVersion", manifest.libraryVersion()).put("javaVersion", manifest.javaVersion());
        manifest.engine().ifPresent(engine -> root.put("engine", engine));
        root.put("time", manifest.time());
        manifest.signature()
                .ifPresent(value -> root.putObject("signature")
                        .put("algorithm", SigningKeys.ALGORITHM)
                        .put("value", value));
        return root;
    }

    private static void judged(ObjectNode node, Judged judged) {
        node.put("verdict", judged.verdict().name()).put("rows", judged.rows());
        judged.seed().ifPresent(value -> node.put("seed", value));
        node.put("content", judged.content()).put("attempt", judged.attempt()).put("ledger", judged.ledger());
        node.putObject("policy")
                .put("name", judged.policy().name())
                .put("sha256", judged.policy().sha256());
        ObjectNode scores = node.putObject("scores");
        judged.scores()
                .forEach((name, score) ->
                        scores.put(name, BigDecimal.valueOf(score).setScale(PLACES, RoundingMode.HALF_EVEN)));
        for (Decision test : judged.tests()) {
            node.withArray("tests")
                    .addObject()
                    .put("id", test.id())
                    .put("title", test.title())
                    .put("decision", test.decision().name());
        }
        node.put("time", judged.time());
    }

    /** What is read must be, number for number and field for field, what would be written. */
    static ReleaseManifest read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode root = JSON.readTree(bytes);
            requireVersion(file, root);
            ReleaseManifest manifest = fromNode(root);
            if (!Arrays.equals(canonicalBytes(manifest), CanonicalJson.bytes(root))) {
                throw new IllegalArgumentException("it has fields or values that Synth does not write");
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String reason = e instanceof JsonProcessingException json ? "it is " + JsonFault.of(json) : e.getMessage();
            throw new IOException(
                    "Manifest '" + file + "' was altered or damaged (" + reason
                            + "); get the one that was released with the rows.",
                    e);
        }
    }

    private static void requireVersion(Path file, JsonNode root) throws IOException {
        if (root.isMissingNode()) {
            throw new IllegalArgumentException("it is empty");
        }
        if (!root.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        JsonNode version = get(root, "formatVersion");
        if (!version.isInt()) {
            throw new IllegalArgumentException("its formatVersion is no whole number");
        }
        if (version.asInt() != FORMAT_VERSION) {
            throw new IOException("Manifest '" + file + "' has format version " + version.asInt()
                    + ", but this version of Synth reads " + FORMAT_VERSION + "; use the version that wrote it.");
        }
    }

    private static ReleaseManifest fromNode(JsonNode root) {
        return new ReleaseManifest(
                get(root, "output").asText(),
                get(root, "rows").asLong(),
                get(root, "sha256").asText(),
                get(root, "content").asText(),
                get(root, "schema").asText(),
                find(root, "model").map(JsonNode::asText),
                find(root, "seed").map(JsonNode::asLong),
                find(root, "drawn").map(ManifestJson::drawn),
                texts(root.path("conditions")),
                get(root, "verdict").asText(),
                find(root, "ungatedReason").map(JsonNode::asText),
                find(root, "judged").map(ManifestJson::judged),
                find(root, "privacy").map(PrivacyJson::fromNode),
                get(root, "libraryVersion").asText(),
                get(root, "javaVersion").asText(),
                find(root, "engine").map(JsonNode::asText),
                get(root, "time").asText(),
                find(root, "signature").map(signature -> get(signature, "value").asText()));
    }

    private static Drawn drawn(JsonNode node) {
        return new Drawn(get(node, "rows").asLong(), get(node, "sourceRows").asLong());
    }

    private static Judged judged(JsonNode node) {
        JsonNode policy = get(node, "policy");
        Map<String, Double> scores = new LinkedHashMap<>();
        get(node, "scores")
                .properties()
                .forEach(score -> scores.put(score.getKey(), score.getValue().asDouble()));
        List<Decision> tests = new ArrayList<>();
        node.path("tests")
                .forEach(test -> tests.add(new Decision(
                        get(test, "id").asText(), get(test, "title").asText(), verdict(get(test, "decision")))));
        return new Judged(
                verdict(get(node, "verdict")),
                get(node, "rows").asLong(),
                find(node, "seed").map(JsonNode::asLong),
                get(node, "content").asText(),
                get(node, "attempt").asInt(),
                get(node, "ledger").asText(),
                new PolicyId(get(policy, "name").asText(), get(policy, "sha256").asText()),
                scores,
                tests,
                get(node, "time").asText());
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
        return texts;
    }

    private static Verdict verdict(JsonNode node) {
        return Stream.of(Verdict.values())
                .filter(verdict -> verdict.name().equals(node.asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + node.asText() + "' is no verdict"));
    }

    /**
     * The field of this name.
     *
     * @throws IllegalArgumentException naming it, if there is none
     */
    static JsonNode get(JsonNode node, String field) {
        return find(node, field).orElseThrow(() -> new IllegalArgumentException("it lacks '" + field + "'"));
    }

    private static Optional<JsonNode> find(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field));
    }
}
