package dev.synth.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes schemas as JSON and reads them back, telling all that is wrong and where. */
public final class SchemaCodec {
    private static final int FORMAT_VERSION = 1;
    private static final Set<String> FIELDS = Set.of("$schema", "formatVersion", "attributes", "columns", "rules");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private SchemaCodec() {}

    /**
     * The schema as indented JSON.
     *
     * @param reasons by column name, why the column is declared as it is; reading ignores them
     */
    public static String format(Schema schema, Map<String, String> reasons) {
        ObjectNode root = toNode(schema);
        for (JsonNode column : root.get("columns")) {
            String reason = reasons.get(column.get("name").asText());
            if (reason != null) {
                ((ObjectNode) column).put(ColumnCodec.REASON, reason);
            }
        }
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The schema as a JSON tree. */
    public static ObjectNode toNode(Schema schema) {
        ObjectNode root = JSON.createObjectNode().put("formatVersion", FORMAT_VERSION);
        ColumnCodec.writeAttributes(root, schema.attributes());
        ArrayNode columns = root.putArray("columns");
        schema.columns().forEach(column -> ColumnCodec.write(column, columns.addObject()));
        RuleCodec.write(schema, root);
        return root;
    }

    /**
     * The schema that this JSON describes.
     *
     * @throws IllegalArgumentException saying all that is wrong and in which columns
     */
    public static Schema parse(String json) {
        try {
            return fromNode(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(JsonFault.of(e) + ".", e);
        }
    }

    /**
     * The schema in this JSON tree.
     *
     * @throws IllegalArgumentException saying all that is wrong and in which columns
     */
    public static Schema fromNode(JsonNode root) {
        if (!root.isObject() || !root.path("columns").isArray()) {
            throw new IllegalArgumentException("a schema is an object with a list 'columns'; this is not one.");
        }
        JsonNode version = root.path("formatVersion");
        if (!version.isMissingNode() && (!version.isInt() || version.asInt() != FORMAT_VERSION)) {
            throw new IllegalArgumentException("formatVersion (" + version + ") must be " + FORMAT_VERSION
                    + "; a newer version of Synth wrote this.");
        }
        List<String> problems = new ArrayList<>();
        ColumnCodec.unknown("the schema", root, FIELDS).ifPresent(problems::add);
        Map<String, String> attributes = ColumnCodec.readAttributes(root, "the schema", problems);
        List<ColumnSchema> columns = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        int position = 0;
        for (JsonNode node : root.get("columns")) {
            ColumnCodec.read(node, ++position, problems).ifPresent(columns::add);
            RuleCodec.findFormula(node, position, problems).ifPresent(rules::add);
        }
        if (position == 0) {
            problems.add("'columns' is empty; a schema needs at least one column.");
        }
        rules.addAll(RuleCodec.read(root, problems));
        if (problems.size() > 1) {
            throw new IllegalArgumentException(problems.size() + " problems:\n  " + String.join("\n  ", problems));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0));
        }
        return Schema.of(columns).withAttributes(attributes).withRules(rules);
    }
}
