package dev.synth.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.table.CheckDigit;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.ValueDomain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One column of a schema as JSON and back. */
final class ColumnCodec {
    /** Why the column is declared as it is: for a reader, ignored by Synth. */
    static final String REASON = "reason";

    private static final Set<String> FIELDS = Set.of(
            "name",
            "kind",
            "roles",
            "decimals",
            "format",
            "levels",
            "min",
            "max",
            "unit",
            "other",
            "checkDigit",
            "formula",
            "attributes",
            REASON);

    private final JsonNode node;
    private final String where;
    private final List<String> problems;

    private ColumnCodec(JsonNode node, String where, List<String> problems) {
        this.node = node;
        this.where = where;
        this.problems = problems;
    }

    static void write(ColumnSchema column, ObjectNode node) {
        node.put("name", column.name()).put("kind", column.kind().label());
        if (!column.roles().isEmpty()) {
            ArrayNode roles = node.putArray("roles");
            column.roles().stream().sorted().forEach(role -> roles.add(role.label()));
        }
        column.decimals().ifPresent(decimals -> node.put("decimals", decimals));
        column.format().ifPresent(format -> node.put("format", format));
        if (!column.levels().isEmpty()) {
            column.levels().forEach(node.putArray("levels")::add);
        }
        ValueDomain domain = column.domain();
        domain.min().ifPresent(min -> writeBound(node, "min", min, column.kind()));
        domain.max().ifPresent(max -> writeBound(node, "max", max, column.kind()));
        domain.unit().ifPresent(unit -> node.put("unit", unit));
        domain.other().ifPresent(other -> node.put("other", other));
        domain.checkDigit().ifPresent(digit -> node.put("checkDigit", digit.label()));
        writeAttributes(node, column.attributes());
    }

    static void writeAttributes(ObjectNode node, Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            ObjectNode sorted = node.putObject("attributes");
            new TreeMap<>(attributes).forEach(sorted::put);
        }
    }

    /** The attributes of a schema or a column, without those of which a problem is said. */
    static Map<String, String> readAttributes(JsonNode node, String where, List<String> problems) {
        return new ColumnCodec(node, where, problems).attributes();
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                expect("attributes", JsonNode::isObject, "an object").properties()) {
            if (entry.getValue().isTextual()) {
                attributes.put(entry.getKey(), entry.getValue().asText());
            } else {
                problems.add(where + ": the attribute '" + entry.getKey() + "' must be a text.");
            }
        }
        return attributes;
    }

    private static void writeBound(ObjectNode node, String field, String bound, ColumnKind kind) {
        if (isNumber(kind)) {
            node.put(field, new BigDecimal(bound));
        } else {
            node.put(field, bound);
        }
    }

    private static boolean isNumber(ColumnKind kind) {
        return kind == ColumnKind.CONTINUOUS || kind == ColumnKind.INTEGER;
    }

    /** The column that this JSON describes; empty, and the problems said, if it describes none. */
    static Optional<ColumnSchema> read(JsonNode node, int position, List<String> problems) {
        String name = node.path("name").asText("");
        String where = "column " + position + (name.isEmpty() ? "" : " ('" + name + "')");
        int before = problems.size();
        ColumnSchema column = new ColumnCodec(node, where, problems).read(name);
        return problems.size() == before ? Optional.of(column) : Optional.empty();
    }

    private ColumnSchema read(String name) {
        unknown(where, node, FIELDS).ifPresent(problems::add);
        text("name");
        text(REASON);
        int before = problems.size();
        ColumnSchema unknown = ColumnSchema.of("?", ColumnKind.TEXT);
        ColumnSchema column = with(unknown, all -> ColumnSchema.of(name, RuleCodec.kind(node)));
        boolean known = problems.size() == before;
        for (String role : texts("roles")) {
            column = with(column, all -> all.withRole(Role.ofLabel(role)));
        }
        JsonNode decimals = expect("decimals", JsonNode::isInt, "a whole number");
        if (!decimals.isMissingNode()) {
            column = with(column, all -> all.withDecimals(decimals.asInt()));
        }
        Optional<String> format = text("format");
        if (format.isPresent()) {
            column = with(column, all -> all.withFormat(format.get()));
        }
        List<String> levels = texts("levels");
        column = with(column, all -> all.withLevels(levels));
        if (known) {
            ValueDomain domain = domain(column.kind());
            column = with(column, all -> all.withDomain(domain));
        }
        for (Map.Entry<String, String> attribute : attributes().entrySet()) {
            column = column.withAttribute(attribute.getKey(), attribute.getValue());
        }
        if (column.kind() == ColumnKind.ORDINAL && levels.isEmpty()) {
            problems.add(where + ": an ordinal column needs its levels in order, the least first.");
        }
        return column;
    }

    private ValueDomain domain(ColumnKind kind) {
        Optional<CheckDigit> digit = Optional.empty();
        Optional<String> label = text("checkDigit");
        if (label.isPresent()) {
            try {
                digit = Optional.of(CheckDigit.ofLabel(label.get()));
            } catch (IllegalArgumentException e) {
                problems.add(where + ": " + e.getMessage());
            }
        }
        return new ValueDomain(bound("min", kind), bound("max", kind), text("unit"), text("other"), digit);
    }

    private Optional<String> bound(String field, ColumnKind kind) {
        if (isNumber(kind)) {
            JsonNode bound = expect(field, JsonNode::isNumber, "a number");
            return bound.isMissingNode() ? Optional.empty() : Optional.of(bound.asText());
        }
        return text(field);
    }

    /** The column after a step, or before it if the step says that it does not fit. */
    private ColumnSchema with(ColumnSchema column, UnaryOperator<ColumnSchema> step) {
        try {
            return step.apply(column);
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return column;
        }
    }

    private Optional<String> text(String field) {
        JsonNode value = expect(field, JsonNode::isTextual, "a text");
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    private List<String> texts(String field) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : expect(field, JsonNode::isArray, "a list of texts")) {
            if (!value.isTextual()) {
                problems.add(where + ": " + field + " holds " + value + "; it must be a list of texts.");
            } else if (values.contains(value.asText())) {
                problems.add(where + ": " + field + " holds '" + value.asText() + "' twice.");
            } else {
                values.add(value.asText());
            }
        }
        return values;
    }

    /** The field's value if it is of the right JSON type; a missing node otherwise, and the problem said. */
    private JsonNode expect(String field, Function<JsonNode, Boolean> type, String what) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || type.apply(value)) {
            return value;
        }
        problems.add(where + ": " + field + " (" + value + ") must be " + what + ".");
        return node.path("\0");
    }

    /** What to say of fields that are not known, if there are any. */
    static Optional<String> unknown(String where, JsonNode node, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                unknown.add("'" + field + "'");
            }
        });
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("unknown field" + (unknown.size() > 1 ? "s " : " ") + String.join(", ", unknown) + " in "
                        + where + "; the fields are " + new TreeSet<>(known) + ".");
    }
}
