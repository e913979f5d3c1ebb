package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.privacy.Thinning;
import dev.synth.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which rows are kept as JSON and back. */
final class ThinningCodec {
    private ThinningCodec() {}

    static void write(Thinning thinning, ObjectNode node) {
        node.put("drawsPerRow", thinning.drawsPerRow()).put("scale", thinning.scale());
        ArrayNode axes = node.putArray("axes");
        for (Thinning.Axis axis : thinning.axes()) {
            ObjectNode one = axes.addObject().put("column", axis.column());
            axis.levels().forEach(one.putArray("levels")::add);
            EncoderCodec.doubles(one.putArray("lows"), axis.lows());
            EncoderCodec.doubles(one.putArray("highs"), axis.highs());
        }
        ArrayNode pairs = node.putArray("pairs");
        for (Thinning.Pair pair : thinning.pairs()) {
            ObjectNode one = pairs.addObject().put("first", pair.first()).put("second", pair.second());
            IntStream.of(pair.rows()).forEach(one.putArray("rows")::add);
            IntStream.of(pair.columns()).forEach(one.putArray("columns")::add);
            ArrayNode factors = one.putArray("factors");
            for (float factor : pair.factors()) {
                factors.add(factor);
            }
        }
    }

    static Thinning read(JsonNode node, Schema schema) {
        List<Thinning.Axis> axes = new ArrayList<>();
        for (JsonNode axis : node.required("axes")) {
            List<String> levels = new ArrayList<>();
            axis.required("levels").forEach(level -> levels.add(level.asText()));
            axes.add(new Thinning.Axis(
                    schema.column(axis.required("column").asText()).name(),
                    levels,
                    EncoderCodec.doubles(axis.required("lows")),
                    EncoderCodec.doubles(axis.required("highs"))));
        }
        List<Thinning.Pair> pairs = new ArrayList<>();
        for (JsonNode pair : node.required("pairs")) {
            pairs.add(new Thinning.Pair(
                    pair.required("first").asInt(-1),
                    pair.required("second").asInt(-1),
                    ints(pair.required("rows")),
                    ints(pair.required("columns")),
                    floats(pair.required("factors"))));
        }
        return new Thinning(
                schema,
                axes,
                pairs,
                node.required("scale").asDouble(),
                node.required("drawsPerRow").asDouble());
    }

    private static int[] ints(JsonNode node) {
        int[] values = new int[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asInt(-1);
        }
        return values;
    }

    private static float[] floats(JsonNode node) {
        float[] values = new float[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) node.get(i).asDouble();
        }
        return values;
    }
}
