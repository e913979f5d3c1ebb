package dev.synth.eval.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.eval.GatePolicy;
import dev.synth.eval.GatePolicyBuilder;
import dev.synth.internal.json.JsonFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The JSON form of a gate's policy, {@code formatVersion} 1. */
public final class PolicyJson {
    private static final int FORMAT_VERSION = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Map<String, BiConsumer<GatePolicyBuilder, JsonNode>> FIELDS = fields();

    private PolicyJson() {}

    private static Map<String, BiConsumer<GatePolicyBuilder, JsonNode>> fields() {
        Map<String, BiConsumer<GatePolicyBuilder, JsonNode>> fields = new LinkedHashMap<>();
        fields.put("formatVersion", (policy, node) -> requireVersion(node));
        fields.put("preset", (policy, node) -> {});
        fields.put("tests", (policy, node) -> policy.tests(strings(node)));
        fields.put("alpha", (policy, node) -> policy.alpha(number("alpha", node)));
        fields.put("boundError", (policy, node) -> policy.boundError(number("boundError", node)));
        fields.put("exactMargin", (policy, node) -> policy.exactMargin(number("exactMargin", node)));
        fields.put("nearMargin", (policy, node) -> policy.nearMargin(number("nearMargin", node)));
        fields.put("attackMargin", (policy, node) -> policy.attackMargin(number("attackMargin", node)));
        fields.put("k", (policy, node) -> policy.k(whole("k", node)));
        fields.put("searchRows", (policy, node) -> policy.searchRows(whole("searchRows", node)));
        fields.put("subspaceRows", (policy, node) -> policy.subspaceRows(whole("subspaceRows", node)));
        return fields;
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static GatePolicy parse(String json) {
        JsonNode root = read(json);
        root.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.containsKey(field)) {
                throw new IllegalArgumentException("Unknown field '" + field + "' in the policy; the fields are "
                        + String.join(", ", FIELDS.keySet()) + ".");
            }
        });
        String preset = root.has("preset") ? text("preset", root.get("preset")) : "standard";
        GatePolicyBuilder policy = GatePolicy.preset(preset).toBuilder();
        root.properties().forEach(entry -> FIELDS.get(entry.getKey()).accept(policy, entry.getValue()));
        return policy.build();
    }

    private static JsonNode read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy is " + JsonFault.of(e) + ".", e);
        }
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("The policy must be a JSON object, such as {\"preset\": \"standard\"}.");
        }
        return root;
    }

    /** All fields, indented. */
    public static String write(GatePolicy policy) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("formatVersion", FORMAT_VERSION);
        policy.tests().forEach(root.putArray("tests")::add);
        root.put("alpha", policy.alpha());
        root.put("boundError", policy.boundError());
        root.put("exactMargin", policy.exactMargin());
        root.put("nearMargin", policy.nearMargin());
        root.put("attackMargin", policy.attackMargin());
        root.put("k", policy.k());
        root.put("searchRows", policy.searchRows());
        root.put("subspaceRows", policy.subspaceRows());
        return root.toPrettyString() + "\n";
    }

    private static void requireVersion(JsonNode node) {
        if (!node.isInt() || node.asInt() != FORMAT_VERSION) {
            throw wrong("formatVersion", node, "be " + FORMAT_VERSION);
        }
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        if (!node.isArray()) {
            throw wrong("tests", node, "be a list of tests, such as [\"G1\", \"G7\"]");
        }
        node.forEach(item -> strings.add(text("tests", item)));
        return strings;
    }

    private static String text(String field, JsonNode node) {
        if (!node.isTextual()) {
            throw wrong(field, node, "be text");
        }
        return node.asText();
    }

    private static double number(String field, JsonNode node) {
        if (!node.isNumber()) {
            throw wrong(field, node, "be a number");
        }
        return node.asDouble();
    }

    private static int whole(String field, JsonNode node) {
        if (!node.isInt()) {
            throw wrong(field, node, "be a whole number");
        }
        return node.asInt();
    }

    private static IllegalArgumentException wrong(String field, JsonNode node, String must) {
        return new IllegalArgumentException("'" + field + "' in the policy is " + node + "; it must " + must + ".");
    }
}
