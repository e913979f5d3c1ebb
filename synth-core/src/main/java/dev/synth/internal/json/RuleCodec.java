package dev.synth.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.table.ColumnKind;
import dev.synth.table.Formula;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes the rules of schemas as JSON and reads them back: formulas with their columns, the others in a list. */
final class RuleCodec {
    /** What the kind of a continuous column with a formula is called. */
    private static final String DERIVED = "derived";

    private static final Map<String, Kind> KINDS = kinds();

    private RuleCodec() {}

    /** The fields that a kind of rule has beside {@code rule}, and how it is made of them. */
    private record Kind(Set<String> fields, Function<JsonNode, Rule> read) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(
                "order",
                new Kind(
                        Set.of("rule", "columns", "strict"),
                        node -> new Rule.Order(
                                strings(node, "columns"), node.path("strict").asBoolean(false))));
        kinds.put(
                "sum",
                new Kind(
                        Set.of("rule", "total", "parts"),
                        node -> new Rule.Sum(text(node, "total"), strings(node, "parts"))));
        kinds.put(
                "combination",
                new Kind(Set.of("rule", "columns"), node -> new Rule.Combination(strings(node, "columns"))));
        kinds.put("unique", new Kind(Set.of("rule", "columns"), node -> new Rule.Unique(strings(node, "columns"))));
        kinds.put(
                "missing-when",
                new Kind(
                        Set.of("rule", "column", "when", "is"),
                        node -> new Rule.MissingWhen(text(node, "column"), text(node, "when"), strings(node, "is"))));
        return kinds;
    }

    /** The kind that a column declares. */
    static ColumnKind kind(JsonNode column) {
        String label = column.path("kind").asText("");
        if (label.equals(DERIVED) && !column.hasNonNull("formula")) {
            throw new IllegalArgumentException("a derived column needs a 'formula', such as \"weight / height ^ 2\".");
        }
        return label.equals(DERIVED) ? ColumnKind.CONTINUOUS : ColumnKind.ofLabel(label);
    }

    /** The formula of a column, if it has one; empty, and the problem said, if it is none. */
    static Optional<Rule> findFormula(JsonNode node, int position, List<String> problems) {
        if (!node.hasNonNull("formula")) {
            return Optional.empty();
        }
        String column = node.path("name").asText("");
        return tried(
                "column " + position + " ('" + column + "')",
                problems,
                () -> new Rule.Derived(column, Formula.of(node.get("formula").asText())));
    }

    private static Optional<Rule> tried(String where, List<String> problems, Supplier<Rule> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Adds the rules to a schema's JSON; a schema without rules stays as it is. */
    static void write(Schema schema, ObjectNode root) {
        List<Rule> others = new ArrayList<>();
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.Derived derived) {
                int position = schema.indexOf(derived.column());
                ObjectNode column = (ObjectNode) root.get("columns").get(position);
                if (schema.column(position).kind() == ColumnKind.CONTINUOUS) {
                    column.put("kind", DERIVED);
                }
                column.put("formula", derived.formula().toString());
            } else {
                others.add(rule);
            }
        }
        if (!others.isEmpty()) {
            ArrayNode list = root.putArray("rules");
            others.forEach(rule -> write(rule, list.addObject()));
        }
    }

    private static void write(Rule rule, ObjectNode node) {
        if (rule instanceof Rule.Order order) {
            list(node.put("rule", "order"), "columns", order.columns());
            if (order.strict()) {
                node.put("strict", true);
            }
        } else if (rule instanceof Rule.Sum sum) {
            list(node.put("rule", "sum").put("total", sum.total()), "parts", sum.parts());
        } else if (rule instanceof Rule.MissingWhen missing) {
            node.put("rule", "missing-when").put("column", missing.column()).put("when", missing.by());
            if (!missing.levels().isEmpty()) {
                list(node, "is", missing.levels());
            }
        } else {
            list(node.put("rule", rule instanceof Rule.Unique ? "unique" : "combination"), "columns", rule.columns());
        }
    }

    private static void list(ObjectNode node, String field, List<String> values) {
        values.forEach(node.putArray(field)::add);
    }

    /** The rules in a schema's list, without those of which a problem is said. */
    static List<Rule> read(JsonNode root, List<String> problems) {
        List<Rule> rules = new ArrayList<>();
        if (root.hasNonNull("rules") && !root.get("rules").isArray()) {
            problems.add("'rules' must be a list.");
            return rules;
        }
        int position = 0;
        for (JsonNode node : root.path("rules")) {
            String where = "rule " + ++position;
            String label = node.path("rule").asText("");
            Kind kind = KINDS.get(label);
            if (kind == null) {
                problems.add(where + ": no rule '" + label + "'; there are " + String.join(", ", KINDS.keySet())
                        + ". A column that follows from others has a 'formula'.");
            } else {
                ColumnCodec.unknown(where, node, kind.fields()).ifPresent(problems::add);
                tried(where, problems, () -> kind.read().apply(node)).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static List<String> strings(JsonNode node, String field) {
        List<String> values = new ArrayList<>();
        node.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("'" + field + "' must name a column.");
        }
        return node.get(field).asText();
    }
}
