package dev.synth.io.internal.column;

import dev.synth.table.WholeColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes dates of digits alone many times faster than a formatter does. It takes a part of what the formatter of
 * the same pattern takes, with the same result, and refuses the rest. Immutable.
 */
final class NumericDate {
    private static final Pattern PART =
            Pattern.compile("'([^']+)'|\\[\\.(S{1,9})]|(yyyy|yy|MM?|dd?|HH?|mm|ss|S{1,9})|([^A-Za-z'\\[\\]])");
    private static final int NANOS = 9;
    private static final Set<String> TIMES = Set.of("", "Hm", "Hms", "HmsS", "Hms.");

    private final List<Field> fields;

    private NumericDate(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * One part of a pattern.
     *
     * @param letter y, M, d, H, m, s, S, a point for a fraction that may be short or absent, or 0 for a literal
     * @param least the least number of digits
     * @param most the most digits
     */
    private record Field(char letter, int least, int most, String literal) {}

    /** The codec of a pattern without optional parts other than a fraction; empty if it has more than digits and marks. */
    static Optional<NumericDate> of(String pattern) {
        List<Field> fields = new ArrayList<>();
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (part.lookingAt() && part.start() == end) {
            fields.add(field(part));
            end = part.end();
            part.region(end, pattern.length());
        }
        return end == pattern.length() && isPlain(fields) ? Optional.of(new NumericDate(fields)) : Optional.empty();
    }

    private static Field field(Matcher part) {
        if (part.group(1) != null) {
            return new Field('0', 0, 0, part.group(1));
        }
        if (part.group(2) != null) {
            return new Field('.', 0, part.group(2).length(), "");
        }
        if (part.group(4) != null) {
            return new Field('0', 0, 0, part.group(4));
        }
        String letters = part.group(3);
        boolean wide = letters.length() > 1 || letters.equals("S");
        return new Field(letters.charAt(0), letters.length(), wide ? letters.length() : 2, "");
    }

    /** Whether year, month and day are told, nothing twice, and every field ends where its digits do. */
    private static boolean isPlain(List<Field> fields) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            boolean open = field.least() < field.most() && field.letter() != '.';
            if (open && i + 1 < fields.size() && fields.get(i + 1).letter() != '0') {
                return false;
            }
            letters.append(field.letter() == '0' ? "" : field.letter());
        }
        String date = letters.toString().replaceAll("[^yMd]", "");
        String time = letters.toString().replaceAll("[yMd]", "");
        boolean whole = date.length() == 3 && date.chars().distinct().count() == 3;
        return whole && TIMES.contains(time);
    }

    boolean hasTime() {
        return fields.stream().anyMatch(field -> field.letter() == 'H');
    }

    /** Microseconds since 1970-01-01T00:00, or {@link WholeColumn#MISSING}. */
    long parse(String text) {
        int at = 0;
        int year = 0;
        int month = 1;
        int day = 1;
        int hour = 0;
        int minute = 0;
        int second = 0;
        int micro = 0;
        for (Field field : fields) {
            if (field.letter() == '0') {
                if (!text.startsWith(field.literal(), at)) {
                    return WholeColumn.MISSING;
                }
                at += field.literal().length();
                continue;
            }
            if (field.letter() == '.') {
                if (at == text.length() || text.charAt(at) != '.') {
                    continue;
                }
                at++;
            }
            int end = digits(text, at, field.most());
            int value = end - at < Math.max(1, field.least()) ? -1 : number(text, at, Math.min(end, at + NANOS));
            if (value < 0) {
                return WholeColumn.MISSING;
            }
            switch (field.letter()) {
                case 'y' -> year = field.most() == 2 ? century(value) : value;
                case 'M' -> month = value;
                case 'd' -> day = value;
                case 'H' -> hour = value;
                case 'm' -> minute = value;
                case 's' -> second = value;
                default -> micro = micros(value, end - at);
            }
            at = end;
        }
        boolean fits = at == text.length() && month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60;
        if (!fits || second >= 60 || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return WholeColumn.MISSING;
        }
        long seconds = (LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 3600L + minute * 60L + second;
        return seconds * 1_000_000L + micro;
    }

    private static int digits(String text, int from, int most) {
        int end = from;
        while (end < text.length() && end < from + most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static int century(int year) {
        return year + (year < DatePattern.FIRST_YEAR % 100 ? 2000 : 1900);
    }

    private static int micros(int value, int digits) {
        long nanos = value;
        for (int i = digits; i < NANOS; i++) {
            nanos *= 10;
        }
        return (int) (nanos / 1000);
    }

    /** Whether a year has the digits that it is written with. */
    boolean canWrite(LocalDateTime time) {
        return time.getYear() >= 0 && time.getYear() <= 9999;
    }

    /** The parts of a time that the pattern tells. */
    String write(LocalDateTime time) {
        StringBuilder text = new StringBuilder(32);
        for (Field field : fields) {
            switch (field.letter()) {
                case '0' -> text.append(field.literal());
                case 'y' -> append(text, field.most() == 2 ? time.getYear() % 100 : time.getYear(), field.least());
                case 'M' -> append(text, time.getMonthValue(), field.least());
                case 'd' -> append(text, time.getDayOfMonth(), field.least());
                case 'H' -> append(text, time.getHour(), field.least());
                case 'm' -> append(text, time.getMinute(), field.least());
                case 's' -> append(text, time.getSecond(), field.least());
                default -> appendFraction(text, time.getNano(), field);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int value, int width) {
        int start = text.length();
        text.append(value);
        while (text.length() - start < width) {
            text.insert(start, '0');
        }
    }

    private static void appendFraction(StringBuilder text, int nanos, Field field) {
        StringBuilder digits = new StringBuilder();
        append(digits, nanos, NANOS);
        digits.setLength(field.most());
        if (field.letter() == '.') {
            int end = digits.length();
            while (end > 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            digits.setLength(end);
            text.append(end == 0 ? "" : ".");
        }
        text.append(digits);
    }
}
