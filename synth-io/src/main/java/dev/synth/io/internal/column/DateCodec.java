package dev.synth.io.internal.column;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and writes dates and date-times in one pattern; thread-safe. */
public final class DateCodec {
    /** The attribute that names the zone in whose local time instants are kept and written; UTC if absent. */
    public static final String ZONE = "csv.zone";
    /** The attribute that says that names of months and halves of the day are written in {@code upper} or {@code lower} case. */
    public static final String CASE = "csv.case";
    /** The attribute that holds the texts of the halves of the day, such as {@code am|pm}. */
    public static final String HALVES = "csv.am-pm";

    /** Formats of date-times that are whole numbers, and how many microseconds their unit has. */
    private static final Map<String, Long> EPOCHS =
            Map.of("epoch-seconds", 1_000_000L, "epoch-millis", 1_000L, "epoch-micros", 1L);

    private static final String ISO_DATE = "yyyy-MM-dd";
    private static final String ISO_DATE_TIME = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSSSSS]";
    private static final List<String> USUAL_HALVES = List.of("AM", "PM");

    private final boolean dateOnly;
    /** Of the whole pattern and of those cut before an optional part; beside each the quick codec, where it has one. */
    private final List<DateTimeFormatter> formatters;

    private final List<Optional<NumericDate>> quick;
    private final Optional<ZoneId> zone;
    private final UnaryOperator<String> letterCase;
    private final long epochUnit;
    private final Years years;

    private DateCodec(
            boolean dateOnly,
            List<DateTimeFormatter> formatters,
            List<Optional<NumericDate>> quick,
            Optional<ZoneId> zone,
            UnaryOperator<String> letterCase,
            long epochUnit,
            Years years) {
        this.dateOnly = dateOnly;
        this.formatters = formatters;
        this.quick = quick;
        this.zone = zone;
        this.letterCase = letterCase;
        this.epochUnit = epochUnit;
        this.years = years;
    }

    /**
     * The codec of a date or date-time column.
     *
     * @throws IllegalArgumentException if the column's pattern is none
     */
    public static DateCodec of(ColumnSchema column) {
        if (column.format().isEmpty()) {
            return of(column.kind() == ColumnKind.DATE, Optional.empty());
        }
        String pattern = column.format().get();
        if (EPOCHS.containsKey(pattern) && column.kind() == ColumnKind.DATE_TIME) {
            return new DateCodec(
                    false,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    UnaryOperator.identity(),
                    EPOCHS.get(pattern),
                    Years.ALL);
        }
        try {
            List<String> halves = column.findAttribute(HALVES)
                    .map(texts -> List.of(texts.split("\\|", 2)))
                    .filter(texts -> texts.size() == 2)
                    .orElse(USUAL_HALVES);
            Optional<Map<Long, String>> months = MonthNames.of(column);
            List<DateTimeFormatter> formatters = DatePattern.shorter(pattern).stream()
                    .map(shorter -> DatePattern.formatter(shorter, halves, months))
                    .toList();
            Optional<ZoneId> zone = DatePattern.hasZone(pattern)
                    ? Optional.of(ZoneId.of(column.findAttribute(ZONE).orElse("UTC")))
                    : Optional.empty();
            boolean dateOnly = column.kind() == ColumnKind.DATE;
            return new DateCodec(
                    dateOnly,
                    formatters,
                    quick(dateOnly, pattern),
                    zone,
                    letterCase(column),
                    0,
                    Years.of(DatePattern.hasShortYear(pattern), dateOnly));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the format '" + pattern + "' is no date pattern: " + e.getMessage()
                            + ". Use letters as in 'dd/MM/yyyy HH:mm'.",
                    e);
        }
    }

    /** The codec of this pattern; ISO-8601 if empty. */
    public static DateCodec of(boolean dateOnly, Optional<String> pattern) {
        if (pattern.isPresent()) {
            return of(ColumnSchema.of("date", dateOnly ? ColumnKind.DATE : ColumnKind.DATE_TIME)
                    .withFormat(pattern.get()));
        }
        DateTimeFormatter iso = dateOnly ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.ISO_LOCAL_DATE_TIME;
        List<Optional<NumericDate>> quick = quick(dateOnly, dateOnly ? ISO_DATE : ISO_DATE_TIME);
        return new DateCodec(
                dateOnly,
                List.of(iso),
                quick,
                Optional.empty(),
                UnaryOperator.identity(),
                0,
                Years.of(false, dateOnly));
    }

    private static List<Optional<NumericDate>> quick(boolean dateOnly, String pattern) {
        List<Optional<NumericDate>> quick = DatePattern.shorter(pattern).stream()
                .map(shorter -> NumericDate.of(DatePattern.flat(shorter)))
                .toList();
        boolean complete = dateOnly || quick.get(0).filter(NumericDate::hasTime).isPresent();
        return complete
                ? quick
                : quick.stream().map(none -> Optional.<NumericDate>empty()).toList();
    }

    private static UnaryOperator<String> letterCase(ColumnSchema column) {
        return switch (column.findAttribute(CASE).orElse("")) {
            case "upper" -> text -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text -> text.toLowerCase(Locale.ROOT);
            default -> UnaryOperator.identity();
        };
    }

    /** The years that the pattern can write. */
    Years years() {
        return years;
    }

    /** Whether values are instants, written with an offset or zone. */
    public boolean hasZone() {
        return zone.isPresent();
    }

    /** The days or microseconds since 1970-01-01, or {@link WholeColumn#MISSING} if the text is not of this pattern. */
    public long parse(String text) {
        for (Optional<NumericDate> date : quick) {
            long micros = date.isPresent() ? date.get().parse(text) : WholeColumn.MISSING;
            if (micros != WholeColumn.MISSING) {
                return dateOnly ? Math.floorDiv(micros, WholeColumn.MICROS_PER_DAY) : micros;
            }
        }
        try {
            return epochUnit > 0 ? Math.multiplyExact(Long.parseLong(text), epochUnit) : parseSlowly(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return WholeColumn.MISSING;
        }
    }

    private long parseSlowly(String text) {
        DateTimeFormatter formatter = formatters.get(0);
        if (dateOnly) {
            return LocalDate.parse(text, formatter).toEpochDay();
        }
        return WholeColumn.toMicros(
                zone.isEmpty()
                        ? LocalDateTime.parse(text, formatter)
                        : ZonedDateTime.parse(text, formatter)
                                .withZoneSameInstant(zone.get())
                                .toLocalDateTime());
    }

    /** The text of these days or microseconds since 1970-01-01. */
    public String format(long value) {
        if (epochUnit > 0) {
            return Long.toString(Math.floorDiv(value, epochUnit));
        }
        LocalDateTime time = dateOnly ? LocalDate.ofEpochDay(value).atStartOfDay() : WholeColumn.toDateTime(value);
        for (int shortest = formatters.size() - 1; shortest > 0; shortest--) {
            String text = write(time, shortest);
            if (parse(text) == value) {
                return text; // the optional parts are zero
            }
        }
        return write(time, 0);
    }

    private String write(LocalDateTime time, int variant) {
        Optional<NumericDate> date = quick.get(variant).filter(codec -> codec.canWrite(time));
        if (date.isPresent()) {
            return date.get().write(time);
        }
        DateTimeFormatter formatter = formatters.get(variant);
        return letterCase.apply(zone.isEmpty() ? formatter.format(time) : formatter.format(time.atZone(zone.get())));
    }
}
