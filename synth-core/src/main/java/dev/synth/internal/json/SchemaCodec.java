package dev.synth.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes schemas as JSON and reads them back, telling what is wrong and where. */
public final class SchemaCodec {
    private static final int FORMAT_VERSION = 1;
    private static final Set<String> SCHEMA_FIELDS = Set.of("formatVersion", "attributes", "columns");
    private static final Set<String> COLUMN_FIELDS =
            Set.of("name", "kind", "roles", "decimals", "format", "levels", "attributes");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private SchemaCodec() {}

    /** The schema as indented JSON. */
    public static String format(Schema schema) {
        try {
            return JSON.writeValueAsString(toNode(schema)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The schema as a JSON tree. */
    public static ObjectNode toNode(Schema schema) {
        ObjectNode root = JSON.createObjectNode().put("formatVersion", FORMAT_VERSION);
        putAttributes(root, schema.attributes());
        ArrayNode columns = root.putArray("columns");
        for (ColumnSchema column : schema.columns()) {
            ObjectNode node = columns.addObject()
                    .put("name", column.name())
                    .put("kind", column.kind().label());
            if (!column.roles().isEmpty()) {
                ArrayNode roles = node.putArray("roles");
                column.roles().stream().sorted().forEach(role -> roles.add(role.label()));
            }
            column.decimals().ifPresent(decimals -> node.put("decimals", decimals));
            column.format().ifPresent(format -> node.put("format", format));
            if (!column.levels().isEmpty()) {
                column.levels().forEach(node.putArray("levels")::add);
            }
            putAttributes(node, column.attributes());
        }
        return root;
    }

    private static void putAttributes(ObjectNode node, Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            ObjectNode sorted = node.putObject("attributes");
            new TreeMap<>(attributes).forEach(sorted::put);
        }
    }

    /**
     * The schema that this JSON describes.
     *
     * @throws IllegalArgumentException saying what is wrong and in which column
     */
    public static Schema parse(String json) {
        try {
            return fromNode(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not JSON at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** The schema in this JSON tree. */
    public static Schema fromNode(JsonNode root) {
        if (!root.isObject() || !root.path("columns").isArray()) {
            throw new IllegalArgumentException("a schema is an object with a list 'columns'; this is not one.");
        }
        requireKnown("the schema", root, SCHEMA_FIELDS);
        if (root.path("formatVersion").asInt(FORMAT_VERSION) != FORMAT_VERSION) {
            throw new IllegalArgumentException("formatVersion (" + root.get("formatVersion") + ") must be "
                    + FORMAT_VERSION + "; a newer version of Synth wrote this.");
        }
        List<ColumnSchema> columns = new ArrayList<>();
        for (JsonNode node : root.get("columns")) {
            columns.add(column(node, columns.size() + 1));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("'columns' is empty; a schema needs at least one column.");
        }
        return Schema.of(columns).withAttributes(attributes(root));
    }

    private static ColumnSchema column(JsonNode node, int position) {
        String name = node.path("name").asText("");
        String where = "column " + position + (name.isEmpty() ? "" : " ('" + name + "')");
        try {
            requireKnown(where, node, COLUMN_FIELDS);
            ColumnSchema column =
                    ColumnSchema.of(name, ColumnKind.ofLabel(node.path("kind").asText("")));
            for (String role : strings(node, "roles")) {
                column = column.withRole(Role.ofLabel(role));
            }
            if (node.hasNonNull("decimals")) {
                column = column.withDecimals(node.get("decimals").asInt(-1));
            }
            if (node.hasNonNull("format")) {
                column = column.withFormat(node.get("format").asText());
            }
            column = column.withLevels(strings(node, "levels"));
            for (Map.Entry<String, String> attribute : attributes(node).entrySet()) {
                column = column.withAttribute(attribute.getKey(), attribute.getValue());
            }
            return column;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        node.path("attributes")
                .properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        return attributes;
    }

    private static List<String> strings(JsonNode node, String field) {
        List<String> values = new ArrayList<>();
        node.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static void requireKnown(String where, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("unknown field '" + field + "' in " + where + "; the fields are "
                        + new java.util.TreeSet<>(known) + ".");
            }
        });
    }
}
