package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.encode.EntityRows;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.internal.rules.Apart;
import dev.synth.internal.rules.Difference;
import dev.synth.internal.rules.Difference.Bound;
import dev.synth.internal.rules.Echo;
import dev.synth.internal.rules.FittedRules;
import dev.synth.internal.rules.Join;
import dev.synth.internal.rules.RuleFitter;
import dev.synth.internal.rules.Step;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A fitted table as JSON and back: the encoder, and where the table has rules or entities, an object {@code rules} or
 * {@code entities} beside it. Of the steps that keep rules only what was fitted is written; the rest follows from the
 * schema.
 */
final class FittedTableCodec {
    private FittedTableCodec() {}

    static void write(FittedTable table, ObjectNode root) {
        EncoderCodec.write(table.encoder(), root);
        if (!table.rules().isEmpty()) {
            ObjectNode rules = root.putObject("rules");
            rules.set("schema", SchemaCodec.toNode(table.rules().schema()));
            ArrayNode steps = rules.putArray("fitted");
            // In one order, whatever the order of the steps: it follows from the schema, and bytes must not differ.
            table.rules().steps().stream()
                    .sorted(Comparator.comparing(step -> step.gives().get(0).name()))
                    .forEach(step -> write(step, steps));
        }
        table.entities().ifPresent(entities -> write(entities, root.putObject("entities")));
    }

    private static void write(Step step, ArrayNode steps) {
        if (step instanceof Difference difference) {
            ObjectNode node = steps.addObject()
                    .put("difference", difference.column().name())
                    .put("origin", difference.origin());
            if (difference.weekly()) {
                node.put("weekly", true);
            }
            ArrayNode bounds = node.putArray("bounds");
            for (Bound bound : difference.bounds()) {
                ObjectNode one =
                        bounds.addObject().put("column", bound.column()).put("least", bound.least());
                if (!bound.apart().isEmpty()) {
                    values(one.putArray("apart"), bound.apart());
                }
            }
            if (!difference.apart().equals(Apart.NONE)) {
                Apart apart = difference.apart();
                ObjectNode one = node.putObject("apart")
                        .put("reach", apart.reach())
                        .put("first", apart.first())
                        .put("last", apart.last());
                values(one.putArray("values"), apart.values());
            }
        } else if (step instanceof Echo echo) {
            ObjectNode node = steps.addObject().put("echo", echo.column().name());
            echo.origins().forEach(node.putArray("origins")::add);
        } else if (step instanceof Join join) {
            ObjectNode node = steps.addObject().put("join", join.name());
            ArrayNode columns = node.putArray("columns");
            for (int m = 0; m < join.columns().size(); m++) {
                ObjectNode column =
                        columns.addObject().put("column", join.columns().get(m).name());
                join.levels().get(m).forEach(column.putArray("levels")::add);
            }
        }
    }

    private static void write(EntityRows entities, ObjectNode node) {
        ArrayNode sizes = node.putArray("sizes");
        for (int size : entities.sizes()) {
            sizes.add(size);
        }
        EncoderCodec.doubles(node.putArray("shares"), entities.shares());
        EncoderCodec.doubles(node.putArray("kept"), entities.kept());
        new TreeSet<>(entities.constants()).forEach(node.putArray("constants")::add);
    }

    static FittedTable read(JsonNode root) {
        FittedEncoder encoder = EncoderCodec.read(root);
        FittedRules rules = root.has("rules") ? rules(root.get("rules")) : FittedRules.none(encoder.schema());
        Set<String> simple = new HashSet<>(encoder.schema().names());
        rules.requireWhole(simple);
        Optional<EntityRows> entities =
                root.has("entities") ? Optional.of(entities(root.get("entities"), encoder)) : Optional.empty();
        return new FittedTable(rules, encoder, entities);
    }

    private static FittedRules rules(JsonNode node) {
        Schema schema = SchemaCodec.fromNode(node.required("schema"));
        List<Step> fitted = new ArrayList<>();
        for (JsonNode one : node.required("fitted")) {
            fitted.add(step(schema, one));
        }
        return RuleFitter.restore(schema, fitted);
    }

    private static Step step(Schema schema, JsonNode node) {
        if (node.has("join")) {
            return join(schema, node);
        }
        return node.has("echo") ? echo(schema, node) : difference(schema, node);
    }

    private static Step difference(Schema schema, JsonNode node) {
        List<Bound> bounds = new ArrayList<>();
        for (JsonNode bound : node.required("bounds")) {
            bounds.add(new Bound(
                    schema.column(bound.required("column").asText()).name(),
                    bound.required("least").asDouble(),
                    bound.has("apart") ? values(bound.get("apart")) : List.of()));
        }
        return new Difference(
                schema.column(node.required("difference").asText()),
                bounds,
                node.required("origin").asDouble(),
                node.path("weekly").asBoolean(false),
                node.has("apart") ? apart(node.get("apart")) : Apart.NONE);
    }

    private static Apart apart(JsonNode node) {
        Apart apart = new Apart(
                values(node.required("values")),
                node.required("reach").asDouble(),
                node.required("first").asDouble(),
                node.required("last").asDouble());
        EncoderCodec.require(apart.values().size() <= Apart.MOST, "values apart");
        EncoderCodec.require(apart.reach() > 0 && apart.first() <= apart.last(), "apart");
        return apart;
    }

    private static void values(ArrayNode node, List<Double> values) {
        values.forEach(node::add);
    }

    private static List<Double> values(JsonNode node) {
        return Arrays.stream(EncoderCodec.doubles(node)).boxed().toList();
    }

    private static Step echo(Schema schema, JsonNode node) {
        List<String> origins = new ArrayList<>();
        node.required("origins")
                .forEach(origin -> origins.add(schema.column(origin.asText()).name()));
        return new Echo(schema.column(node.required("echo").asText()), origins);
    }

    private static Step join(Schema schema, JsonNode node) {
        List<ColumnSchema> columns = new ArrayList<>();
        List<List<String>> levels = new ArrayList<>();
        for (JsonNode column : node.required("columns")) {
            columns.add(schema.column(column.required("column").asText()));
            List<String> one = new ArrayList<>();
            column.required("levels").forEach(level -> one.add(level.asText()));
            levels.add(one);
        }
        return new Join(node.required("join").asText(), columns, levels);
    }

    private static EntityRows entities(JsonNode node, FittedEncoder encoder) {
        int[] sizes = new int[node.required("sizes").size()];
        for (int s = 0; s < sizes.length; s++) {
            sizes[s] = node.get("sizes").get(s).asInt();
            EncoderCodec.require(sizes[s] > (s == 0 ? 0 : sizes[s - 1] - 1), "sizes");
        }
        double[] shares = EncoderCodec.doubles(node.required("shares"));
        double[] kept = EncoderCodec.doubles(node.required("kept"));
        EncoderCodec.require(sizes.length > 0 && shares.length == sizes.length, "shares");
        EncoderCodec.require(kept.length == encoder.learnt().size(), "kept");
        Set<String> constants = new HashSet<>();
        node.required("constants").forEach(name -> constants.add(name.asText()));
        return new EntityRows(sizes, shares, kept, constants);
    }
}
