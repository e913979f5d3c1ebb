package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.encode.CalendarCoder;
import dev.synth.internal.encode.DerivedColumn;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.IdentifierFormat;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.LongTailCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.encode.NumberCoder;
import dev.synth.internal.encode.RareLevels;
import dev.synth.internal.encode.RareLevels.Rule;
import dev.synth.internal.encode.Segment;
import dev.synth.internal.json.SchemaCodec;
import dev.synth.table.CheckDigit;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A fitted encoder as JSON and back. */
final class EncoderCodec {
    /** Far more than any fit gives. */
    private static final int MOST_CELLS = 1_000;

    private EncoderCodec() {}

    static void write(FittedEncoder encoder, ObjectNode root) {
        root.set("schema", SchemaCodec.toNode(encoder.schema()));
        ObjectNode node = root.putObject("encoder");
        ArrayNode learnt = node.putArray("learnt");
        for (LearntColumn column : encoder.learnt()) {
            ObjectNode one =
                    learnt.addObject().put("position", column.position()).put("base", column.base());
            writeCoder(column.coder(), one);
        }
        ArrayNode derived = node.putArray("derived");
        for (DerivedColumn column : encoder.derived()) {
            ObjectNode one =
                    derived.addObject().put("position", column.position()).put("determinant", column.determinant());
            ArrayNode modes = one.putArray("modes");
            for (int mode : column.modes()) {
                modes.add(mode);
            }
            writeCoder(column.coder(), one);
        }
        ArrayNode identifiers = node.putArray("identifiers");
        encoder.identifiers().forEach((position, format) -> {
            ObjectNode one = identifiers
                    .addObject()
                    .put("position", position)
                    .put("template", format.template())
                    .put("first", format.first().toString())
                    .put("count", format.count().toString());
            format.checkDigit().ifPresent(digit -> one.put("checkDigit", digit.label()));
        });
        ArrayNode constants = node.putArray("constants");
        encoder.constants()
                .forEach((position, value) ->
                        constants.addObject().put("position", position).put("value", value.level(0)));
        encoder.notes().forEach(node.putArray("notes")::add);
    }

    static void writeCoder(ModeCoder coder, ObjectNode node) {
        if (coder instanceof LongTailCoder longTail) {
            node.put("head", longTail.headLevels()).put("intervals", longTail.segments());
        }
        if (coder instanceof CalendarCoder calendar) {
            CalendarCodec.write(calendar, node);
            return;
        }
        doubles(node.putArray("frequencies"), coder.flat().frequencies());
        if (coder.flat() instanceof LevelCoder levels) {
            ArrayNode names = node.putArray("levels");
            levels.levels().forEach(names::add);
            if (levels.rare().rule() != Rule.FREQUENCY) {
                node.put("rare", levels.rare().rule().label());
            }
            if (levels.rare().rule() == Rule.OTHER) {
                node.put("other", levels.rare().other());
            }
        } else if (coder instanceof NumberCoder numbers) {
            node.put("grid", numbers.grid())
                    .put("missing", numbers.hasMissing())
                    .put("cells", numbers.cells());
            doubles(node.putArray("points"), numbers.points());
            ArrayNode segments = node.putArray("segments");
            for (Segment segment : numbers.segmentList()) {
                ObjectNode one = segments.addObject().put("mass", segment.mass());
                writeQuantiles(segment, one);
            }
        }
    }

    static void writeQuantiles(Segment segment, ObjectNode node) {
        doubles(node.putArray("ranks"), segment.ranks());
        doubles(node.putArray("values"), segment.values());
    }

    static Segment readQuantiles(JsonNode node) {
        double[] ranks = doubles(node.required("ranks"));
        double[] values = doubles(node.required("values"));
        require(ranks.length >= 2 && ranks.length == values.length && ascends(ranks) && ascends(values), "ranks");
        return new Segment(ranks, values, node.required("mass").asDouble());
    }

    static FittedEncoder read(JsonNode root) {
        Schema schema = SchemaCodec.fromNode(root.required("schema"));
        JsonNode node = root.required("encoder");
        List<LearntColumn> learnt = new ArrayList<>();
        for (JsonNode one : node.required("learnt")) {
            int base = one.required("base").asInt();
            learnt.add(new LearntColumn(
                    position(schema, one),
                    readCoder(one),
                    base == LearntColumn.NO_BASE ? base : within(schema.size(), base)));
        }
        List<DerivedColumn> derived = new ArrayList<>();
        for (JsonNode one : node.required("derived")) {
            ModeCoder coder = readCoder(one);
            int determinant = within(learnt.size(), one.required("determinant").asInt());
            int[] modes = new int[learnt.get(determinant).coder().flat().modes()];
            for (int mode = 0; mode < modes.length; mode++) {
                modes[mode] = within(
                        coder.modes(), one.required("modes").required(mode).asInt());
            }
            derived.add(new DerivedColumn(position(schema, one), coder, determinant, modes));
        }
        Map<Integer, IdentifierFormat> identifiers = new HashMap<>();
        for (JsonNode one : node.required("identifiers")) {
            identifiers.put(
                    position(schema, one),
                    new IdentifierFormat(
                            one.required("template").asText(),
                            new BigInteger(one.required("first").asText()),
                            new BigInteger(one.required("count").asText()),
                            one.has("checkDigit")
                                    ? Optional.of(CheckDigit.ofLabel(
                                            one.get("checkDigit").asText()))
                                    : Optional.empty()));
        }
        Map<Integer, LevelColumn> constants = new HashMap<>();
        for (JsonNode one : node.required("constants")) {
            List<@Nullable String> value = new ArrayList<>();
            value.add(one.required("value").isNull() ? null : one.get("value").asText());
            constants.put(position(schema, one), LevelColumn.of(value));
        }
        List<String> notes = new ArrayList<>();
        node.required("notes").forEach(note -> notes.add(note.asText()));
        requireWhole(schema, learnt, derived, identifiers.keySet(), constants.keySet());
        return new FittedEncoder(schema, learnt, derived, identifiers, constants, notes);
    }

    /** Every column is made in one way, by a coder of its kind. */
    private static void requireWhole(
            Schema schema,
            List<LearntColumn> learnt,
            List<DerivedColumn> derived,
            Set<Integer> identifiers,
            Set<Integer> constants) {
        Map<Integer, ModeCoder> coders = new HashMap<>();
        learnt.forEach(column -> coders.put(column.position(), column.coder()));
        derived.forEach(column -> coders.put(column.position(), column.coder()));
        coders.forEach((position, coder) -> require(
                schema.column(position).kind().isLevelled()
                        ? coder.flat() instanceof LevelCoder
                        : isNumeric(schema, position) && !(coder.flat() instanceof LevelCoder),
                "modes"));
        for (LearntColumn column : learnt) {
            require(
                    !column.hasBase() || isNumeric(schema, column.position()) && isNumeric(schema, column.base()),
                    "bases");
        }
        derived.forEach(column -> require(column.coder().segments() == 0, "modes"));
        int made = learnt.size() + derived.size() + identifiers.size() + constants.size();
        Set<Integer> positions = new HashSet<>(coders.keySet());
        positions.addAll(identifiers);
        positions.addAll(constants);
        require(!learnt.isEmpty() && made == schema.size() && positions.size() == made, "columns");
    }

    private static boolean isNumeric(Schema schema, int position) {
        return schema.column(position).kind().isNumeric();
    }

    static ModeCoder readCoder(JsonNode node) {
        if (node.has("week")) {
            return CalendarCodec.read(node);
        }
        double[] frequencies = doubles(node.required("frequencies"));
        require(frequencies.length > 0, "frequencies");
        if (node.has("levels")) {
            List<@Nullable String> levels = new ArrayList<>();
            node.get("levels").forEach(level -> levels.add(level.isNull() ? null : level.asText()));
            require(levels.size() == frequencies.length, "levels");
            LevelCoder flat = new LevelCoder(levels, frequencies, readRare(node));
            return node.has("intervals")
                    ? LongTailCoder.restore(
                            flat,
                            node.required("head").asInt(),
                            node.get("intervals").asInt())
                    : flat;
        }
        List<Segment> segments = new ArrayList<>();
        for (JsonNode one : node.required("segments")) {
            segments.add(readQuantiles(one));
        }
        double[] points = doubles(node.required("points"));
        boolean missing = node.required("missing").asBoolean();
        require(segments.size() + points.length + (missing ? 1 : 0) == frequencies.length, "frequencies");
        int cells = node.required("cells").asInt(-1);
        require(segments.isEmpty() ? cells == 0 : cells > 0 && cells <= MOST_CELLS, "cells");
        return new NumberCoder(
                segments, cells, points, missing, node.required("grid").asDouble(), frequencies);
    }

    private static RareLevels readRare(JsonNode node) {
        String rule = node.path("rare").asText(Rule.FREQUENCY.label());
        for (Rule known : Rule.values()) {
            if (known.label().equals(rule)) {
                return new RareLevels(known, node.path("other").asText(""));
            }
        }
        throw new IllegalArgumentException("there is no rule '" + rule + "' for rare levels");
    }

    private static boolean ascends(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] >= values[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static int position(Schema schema, JsonNode node) {
        return within(schema.size(), node.required("position").asInt(-1));
    }

    private static int within(int bound, int value) {
        if (value < 0 || value >= bound) {
            throw new IllegalArgumentException("number " + value + " is out of range: it must be below " + bound);
        }
        return value;
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the number of " + what + " does not fit");
        }
    }

    static void doubles(ArrayNode node, double[] values) {
        for (double value : values) {
            node.add(value);
        }
    }

    static double[] doubles(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asDouble();
        }
        return values;
    }
}
