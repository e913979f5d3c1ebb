package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.sampling.Rejection;
import dev.synth.internal.sampling.Rejection.Round;
import dev.synth.internal.trees.TreesCodec;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;

/** Which rows are rejected for their likelihood, as JSON and back. */
final class RejectionCodec {
    private RejectionCodec() {}

    static void write(Rejection rejection, ObjectNode node) {
        node.put("share", rejection.share());
        rejection.columns().forEach(node.putArray("columns")::add);
        ArrayNode rounds = node.putArray("rounds");
        for (Round round : rejection.rounds()) {
            ObjectNode child = rounds.addObject().put("bound", round.bound());
            TreesCodec.write(round.trees(), child);
        }
    }

    /** @throws IllegalArgumentException if it is nothing of the kind, or looks at columns that there are not */
    static Rejection read(JsonNode node, Schema schema) {
        List<String> columns = new ArrayList<>();
        node.required("columns").forEach(column -> columns.add(column.asText()));
        boolean[] numeric = new boolean[columns.size()];
        for (int c = 0; c < numeric.length; c++) {
            String column = columns.get(c);
            if (columns.indexOf(column) != c
                    || !schema.contains(column)
                    || schema.column(column).kind().isTextual()) {
                throw new IllegalArgumentException("rejection looks at a column '" + column + "'");
            }
            numeric[c] = schema.column(column).kind().isNumeric();
        }
        List<Round> rounds = new ArrayList<>();
        for (JsonNode round : node.required("rounds")) {
            rounds.add(new Round(
                    TreesCodec.read(round, numeric), between(round, "bound", -Double.MAX_VALUE, Double.MAX_VALUE)));
        }
        return new Rejection(columns, rounds, between(node, "share", Double.MIN_NORMAL, 1));
    }

    private static double between(JsonNode node, String name, double least, double most) {
        double value = node.required(name).asDouble(Double.NaN);
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("'" + name + "' of rejection is " + node.get(name));
        }
        return value;
    }
}
