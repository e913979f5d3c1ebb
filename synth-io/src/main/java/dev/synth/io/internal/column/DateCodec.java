package dev.synth.io.internal.column;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes dates and date-times in one pattern; thread-safe. */
public final class DateCodec {
    private final boolean dateOnly;
    private final DateTimeFormatter formatter;

    private DateCodec(boolean dateOnly, DateTimeFormatter formatter) {
        this.dateOnly = dateOnly;
        this.formatter = formatter;
    }

    /**
     * The codec of a date or date-time column.
     *
     * @throws IllegalArgumentException if the column's pattern is none
     */
    public static DateCodec of(ColumnSchema column) {
        try {
            return of(column.kind() == ColumnKind.DATE, column.format());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the format '"
                            + column.format().orElse("") + "' is no date pattern: " + e.getMessage()
                            + ". Use letters as in 'dd/MM/yyyy HH:mm'.",
                    e);
        }
    }

    /** The codec of this pattern; ISO-8601 if empty. */
    public static DateCodec of(boolean dateOnly, Optional<String> pattern) {
        DateTimeFormatter iso = dateOnly ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        return new DateCodec(dateOnly, pattern.map(DateCodec::formatter).orElse(iso));
    }

    private static DateTimeFormatter formatter(String pattern) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(prolepticYears(pattern));
        if (pattern.contains("[")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Strict resolution, which refuses 31 February, takes years of an era ({@code y}) only together with the era. */
    private static String prolepticYears(String pattern) {
        StringBuilder result = new StringBuilder();
        boolean quoted = false;
        for (char letter : pattern.toCharArray()) {
            quoted ^= letter == '\'';
            result.append(letter == 'y' && !quoted ? 'u' : letter);
        }
        return result.toString();
    }

    /** The days or microseconds since 1970-01-01, or {@link WholeColumn#MISSING} if the text is not of this pattern. */
    public long parse(String text) {
        try {
            return dateOnly
                    ? LocalDate.parse(text, formatter).toEpochDay()
                    : WholeColumn.toMicros(LocalDateTime.parse(text, formatter));
        } catch (DateTimeException | ArithmeticException e) {
            return WholeColumn.MISSING;
        }
    }

    /** The text of these days or microseconds since 1970-01-01. */
    public String format(long value) {
        return formatter.format(dateOnly ? LocalDate.ofEpochDay(value) : WholeColumn.toDateTime(value));
    }
}
