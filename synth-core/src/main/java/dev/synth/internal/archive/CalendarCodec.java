package dev.synth.internal.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.encode.CalendarCoder;
import dev.synth.internal.encode.Clock;
import dev.synth.internal.encode.NumberCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A coder of dates by week and day as JSON and back. */
final class CalendarCodec {
    private static final int MOST_PARTS = 24;

    private CalendarCodec() {}

    static void write(CalendarCoder coder, ObjectNode node) {
        EncoderCodec.writeCoder(coder.weeks(), node.putObject("week"));
        ArrayNode days = node.putArray("days");
        for (int day : coder.days()) {
            days.add(day);
        }
        coder.clock().ifPresent(clock -> writeClock(clock, node.putObject("clock")));
        node.put("parts", coder.parts()).put("first", coder.first()).put("last", coder.last());
    }

    private static void writeClock(Clock clock, ObjectNode node) {
        EncoderCodec.writeCoder(clock.times(), node);
        if (clock.cuts().length > 0) {
            EncoderCodec.doubles(node.putArray("cuts"), clock.cuts());
        }
    }

    /** Files of before days were cut have no cuts. */
    private static Clock readClock(JsonNode node, int parts) {
        double[] cuts = EncoderCodec.doubles(node.path("cuts"));
        EncoderCodec.require(cuts.length == 0 || cuts.length == parts - 1, "cuts");
        for (int i = 0; i < cuts.length; i++) {
            EncoderCodec.require(cuts[i] > (i == 0 ? 0 : cuts[i - 1]) && cuts[i] < 1, "cuts");
        }
        return new Clock(numbers(node), cuts);
    }

    static CalendarCoder read(JsonNode node) {
        List<Integer> days = new ArrayList<>();
        for (JsonNode day : node.required("days")) {
            int last = days.isEmpty() ? -1 : days.get(days.size() - 1);
            EncoderCodec.require(day.asInt(-1) > last && day.asInt() < 7, "days");
            days.add(day.asInt());
        }
        int parts = node.required("parts").asInt(-1);
        EncoderCodec.require(!days.isEmpty() && parts > 0 && parts <= MOST_PARTS, "days");
        Optional<Clock> clock = node.has("clock") ? Optional.of(readClock(node.get("clock"), parts)) : Optional.empty();
        return new CalendarCoder(
                numbers(node.required("week")),
                days.stream().mapToInt(Integer::intValue).toArray(),
                clock,
                parts,
                node.required("first").asDouble(),
                node.required("last").asDouble());
    }

    private static NumberCoder numbers(JsonNode node) {
        if (EncoderCodec.readCoder(node) instanceof NumberCoder numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("weeks and times are coded as numbers are, or not at all");
    }
}
