package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.DateCodec;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways to write times of day and zones that the end of a text may be written in. */
final class ClockShapes {
    /** The pattern that needs no name: ISO-8601 with seconds, and a fraction where there is one. */
    static final String ISO = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]";

    private static final Pattern CLOCK =
            Pattern.compile("(?<before>T|[ ]|, |:|_|-)(?:(?<hour>\\d{1,2})(?<mark>[:.])(?<minute>\\d{2})"
                    + "(?:\\k<mark>(?<second>\\d{2})(?:(?<point>[.,])(?<fraction>\\d{1,9}))?)?"
                    + "|(?<compact>\\d{4}(?<compactSecond>\\d{2})?))(?:(?<gap> ?)(?<half>[AaPp]\\.?[Mm]\\.?))?");
    private static final Pattern HOUR = Pattern.compile("([T ])\\d{2}");
    private static final Pattern ZONE =
            Pattern.compile("( ?)(Z|[+-]\\d{2}(?::?\\d{2})?|[A-Z]{3,4}|)(\\[[A-Za-z_]+(?:/[A-Za-z_+-]+)*])?");
    private static final Pattern REGION = Pattern.compile("\\[([A-Za-z_]+(?:/[A-Za-z_+-]+)*)]$");

    private ClockShapes() {}

    /** The patterns of a clock and a zone that fill this text; none if it is no such thing. */
    static List<String> of(String text) {
        Matcher hour = HOUR.matcher(text);
        if (hour.matches()) {
            return List.of(quoted(hour.group(1)) + "HH");
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.lookingAt()) {
            return List.of();
        }
        Matcher zone = ZONE.matcher(text).region(clock.end(), text.length());
        if (!zone.matches()) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        for (String time : clocks(clock)) {
            zones(zone).forEach(suffix -> patterns.add(time + suffix));
        }
        return patterns;
    }

    /** Whether this text is a time of day without fraction, half of the day and zone, so that others may lack it. */
    static boolean isPlain(String text) {
        return text.matches("[T ]\\d{2}:\\d{2}(:\\d{2})?");
    }

    private static List<String> clocks(Matcher clock) {
        boolean half = clock.group("half") != null;
        String letter = half ? "h" : "H";
        String end = half ? clock.group("gap") + "a" : "";
        String separator = quoted(clock.group("before"));
        List<String> patterns = new ArrayList<>();
        for (String time : times(clock, letter)) {
            patterns.add(separator + time + end);
        }
        return patterns;
    }

    private static String quoted(String separator) {
        return separator.equals("T") ? "'T'" : separator;
    }

    private static List<String> times(Matcher clock, String letter) {
        if (clock.group("compact") != null) {
            return List.of(letter + letter + "mm" + (clock.group("compactSecond") == null ? "" : "ss"));
        }
        String mark = clock.group("mark");
        boolean seconds = clock.group("second") != null;
        if (mark.equals(".") && !seconds) {
            return List.of(); // 10.20 is rather a number
        }
        List<String> patterns = new ArrayList<>();
        String point = clock.group("point");
        for (String hour : clock.group("hour").length() == 2 ? List.of(letter + letter, letter) : List.of(letter)) {
            String time = hour + mark + "mm" + (seconds ? mark + "ss" : "");
            patterns.add(
                    point == null
                            ? time
                            : time + point + "S".repeat(clock.group("fraction").length()));
            if (seconds && !",".equals(point)) {
                patterns.add(time + "[.SSSSSSSSS]");
            }
        }
        return patterns;
    }

    /** The zone as it stands, for columns that share it, and as letters, for those that do not. */
    private static List<String> zones(Matcher zone) {
        String space = zone.group(1);
        String offset = zone.group(2);
        String region = zone.group(3) == null ? "" : zone.group(3);
        if (offset.isEmpty() && region.isEmpty()) {
            return space.isEmpty() ? List.of("") : List.of();
        }
        List<String> patterns = new ArrayList<>(List.of(space + "'" + offset + region + "'"));
        for (String letters : letters(offset)) {
            if (!region.isEmpty()) {
                patterns.add(space + letters + "'" + region + "'");
                patterns.add(space + letters + "'['VV']'");
            } else if (!letters.isEmpty()) {
                patterns.add(space + letters);
            }
        }
        return patterns;
    }

    private static List<String> letters(String offset) {
        return switch (offset.length()) {
            case 0 -> List.of("");
            case 1 -> List.of("XXX", "XX", "X");
            case 3 -> Character.isLetter(offset.charAt(0)) ? List.of("z") : List.of("x", "X");
            case 5 -> List.of("xx", "XX");
            case 6 -> List.of("xxx", "XXX");
            default -> List.of("z");
        };
    }

    /** The column with the zone that its format spells out beside an offset. */
    static ColumnSchema withZone(ColumnSchema column, String text) {
        Matcher region = REGION.matcher(text);
        return region.find()
                        && column.format()
                                .filter(format -> format.matches(".*[xX]'\\[.*]'"))
                                .isPresent()
                ? column.withAttribute(DateCodec.ZONE, region.group(1))
                : column;
    }
}
