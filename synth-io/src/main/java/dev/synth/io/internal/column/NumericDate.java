package dev.synth.io.internal.column;

import dev.synth.table.WholeColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes dates of digits alone many times faster than a formatter does. It takes a part of what the formatter of
 * the same pattern takes, with the same result, and refuses the rest. Immutable.
 */
final class NumericDate {
    /** Of a month. */
    private static final int LEAST_DAYS = 28;

    private final DateField[] fields;

    private NumericDate(List<DateField> fields) {
        this.fields = fields.toArray(new DateField[0]);
    }

    /** The codec of a pattern without optional parts other than a fraction; empty if it has more than digits and marks. */
    static Optional<NumericDate> of(String pattern) {
        return DateField.list(pattern).map(NumericDate::new);
    }

    boolean hasTime() {
        return Arrays.stream(fields).anyMatch(field -> field.letter() == 'H');
    }

    /** Microseconds since 1970-01-01T00:00, or {@link WholeColumn#MISSING}. */
    long parse(String text) {
        Parts parts = new Parts();
        int at = 0;
        for (DateField field : fields) {
            at = field.isLiteral() ? field.skip(text, at) : parse(field, text, at, parts);
            if (at < 0) {
                return WholeColumn.MISSING;
            }
        }
        return at == text.length() ? parts.micros() : WholeColumn.MISSING;
    }

    /** Reads the digits of a field; returns where they end, or -1 if they are not there. */
    private static int parse(DateField field, String text, int at, Parts parts) {
        boolean openFraction = field.letter() == DateField.OPEN_FRACTION;
        if (openFraction && (at == text.length() || text.charAt(at) != '.')) {
            return at;
        }
        int start = openFraction ? at + 1 : at;
        int end = start;
        int value = 0;
        while (end < text.length() && end < start + field.most() && isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end++) - '0';
        }
        if (end - start < Math.max(1, field.least())) {
            return -1;
        }
        parts.set(field, value, end - start);
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What the fields of one text say. */
    private static final class Parts {
        private int year;
        private int month;
        private int day;
        private int hour;
        private int minute;
        private int second;
        private int micro;

        void set(DateField field, int value, int digits) {
            switch (field.letter()) {
                case 'y' -> year = field.most() == 2 ? century(value) : value;
                case 'M' -> month = value;
                case 'd' -> day = value;
                case 'H' -> hour = value;
                case 'm' -> minute = value;
                case 's' -> second = value;
                default -> micro = micros(value, digits);
            }
        }

        private static int century(int year) {
            return year + (year < DatePattern.FIRST_YEAR % 100 ? 2000 : 1900);
        }

        private static int micros(int value, int digits) {
            long nanos = value;
            for (int i = digits; i < DateField.NANO_DIGITS; i++) {
                nanos *= 10;
            }
            return (int) (nanos / 1000);
        }

        long micros() {
            boolean time = hour < 24 && minute < 60 && second < 60;
            if (!time
                    || month < 1
                    || month > 12
                    || day < 1
                    || (day > LEAST_DAYS && day > YearMonth.of(year, month).lengthOfMonth())) {
                return WholeColumn.MISSING;
            }
            long days = LocalDate.of(year, month, day).toEpochDay();
            return ((days * 24 + hour) * 3600L + minute * 60L + second) * 1_000_000L + micro;
        }
    }

    /** Whether a year has the digits that it is written with. */
    boolean canWrite(LocalDateTime time) {
        return time.getYear() >= 0 && time.getYear() <= 9999;
    }

    /** The parts of a time that the pattern tells. */
    String write(LocalDateTime time) {
        StringBuilder text = new StringBuilder(32);
        for (DateField field : fields) {
            switch (field.letter()) {
                case DateField.LITERAL -> text.append(field.literal());
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

    private static void appendFraction(StringBuilder text, int nanos, DateField field) {
        StringBuilder digits = new StringBuilder();
        append(digits, nanos, DateField.NANO_DIGITS);
        digits.setLength(field.most());
        if (field.letter() == DateField.OPEN_FRACTION) {
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
