package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synth.table.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON file that names targets and entities: an object of {@link TableSettings} by table name. */
final class TableSettingsJson {
    private static final String SHAPE =
            "write an object of tables such as {\"adult\": {\"target\": \"income\", \"score\": \"auc\"}}.";
    private static final List<String> FIELDS = List.of("target", "score", "entity", "schema");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TableSettingsJson() {}

    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming the file, the table, what is wrong and what to do
     */
    static Map<String, TableSettings> read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return parse(Files.readString(file), folder == null ? file : folder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + file + "': " + e.getMessage(), e);
        }
    }

    /**
     * The settings in this text.
     *
     * @param folder where the schema files lie that it names
     */
    static Map<String, TableSettings> parse(String json, Path folder) {
        JsonNode root = tree(json);
        if (!root.isObject()) {
            throw new IllegalArgumentException("it holds " + kind(root) + "; " + SHAPE);
        }
        Map<String, TableSettings> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : root.properties()) {
            try {
                tables.put(table.getKey(), settings(table.getValue(), folder));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("table '" + table.getKey() + "': " + e.getMessage(), e);
            }
        }
        return tables;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IllegalArgumentException(
                    "not JSON at line " + line + ": " + e.getOriginalMessage() + "; " + SHAPE, e);
        }
    }

    private static TableSettings settings(JsonNode node, Path folder) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("it is " + kind(node) + "; " + SHAPE);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new IllegalArgumentException(Labels.unknown("field", field.getKey(), FIELDS));
            }
        }
        Optional<String> target = text(node, "target");
        Optional<UtilityScore> score = text(node, "score").map(UtilityScore::ofLabel);
        Optional<String> entity = text(node, "entity");
        if (score.isPresent() && target.isEmpty()) {
            throw new IllegalArgumentException(
                    "it has the score '" + score.get().label()
                            + "' and no 'target'; name the column that is to be predicted, or leave the score out.");
        }
        if (target.isPresent() && target.equals(entity)) {
            throw new IllegalArgumentException("'" + target.get()
                    + "' is both target and entity; a name of people cannot be predicted, leave one of them out.");
        }
        return new TableSettings(target, score, entity, text(node, "schema").map(folder::resolve));
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new IllegalArgumentException("'" + field + "' is " + value + ", but must be a "
                    + (field.equals("score")
                            ? "score's name"
                            : field.equals("schema") ? "file's name" : "column's name")
                    + " in quotes.");
        }
        return Optional.of(value.asText());
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode()
                ? "nothing"
                : "a JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
