package dev.synth.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/** What the values of a column are; it decides how they are stored, learnt and compared. */
public enum ColumnKind {
    /** Real numbers; stored as {@code double}, NaN where missing. */
    CONTINUOUS,
    /** Whole numbers; stored as {@code long}. */
    INTEGER,
    /** One of a set of levels, without order. */
    CATEGORICAL,
    /** One of a set of levels in an order, such as low, medium, high; the schema's levels say which. */
    ORDINAL,
    /** One of two levels; level 0 is the file's spelling of false, level 1 that of true. */
    BOOLEAN,
    /** Calendar dates; stored as days since 1970-01-01. */
    DATE,
    /** Dates with a time of day, without zone; stored as microseconds since 1970-01-01T00:00. */
    DATE_TIME,
    /** Times of day; stored as microseconds since midnight, 0 to 86,399,999,999. */
    TIME,
    /** Lengths of time; stored as microseconds, negative ones too. */
    DURATION,
    /** A name of the row or of its entity: never learnt, made anew in the same format. */
    IDENTIFIER,
    /** Free text: cannot be synthesised; drop it or declare it categorical. */
    TEXT,
    /** The same value in every row, or missing in every row. */
    CONSTANT;

    /** True for kinds whose values lie on a line, so that differences mean something. */
    public boolean isNumeric() {
        return this == CONTINUOUS || isWhole();
    }

    /** True for kinds stored as {@code long}: integers, dates, date-times, times of day and durations. */
    public boolean isWhole() {
        return this == INTEGER || this == DATE || this == DATE_TIME || this == TIME || this == DURATION;
    }

    /** True for kinds stored as codes into a list of levels. */
    public boolean isLevelled() {
        return this == CATEGORICAL || this == ORDINAL || this == BOOLEAN || this == CONSTANT;
    }

    /** True for kinds stored as strings. */
    public boolean isTextual() {
        return this == IDENTIFIER || this == TEXT;
    }

    /**
     * The number that stands for a value of this numeric kind: the number itself, days or microseconds.
     *
     * @param text a decimal number or, for dates, date-times, times of day and durations, their ISO-8601 form
     * @throws IllegalArgumentException if the kind is not numeric or the text is none of its values
     */
    public double number(String text) {
        try {
            double number = switch (this) {
                case CONTINUOUS -> new BigDecimal(text).doubleValue();
                case INTEGER -> new BigDecimal(text).longValueExact();
                case DATE -> LocalDate.parse(text).toEpochDay();
                case DATE_TIME -> WholeColumn.toMicros(LocalDateTime.parse(text));
                case TIME -> WholeColumn.toMicros(LocalTime.parse(text));
                case DURATION -> WholeColumn.toMicros(Duration.parse(text));
                case CATEGORICAL, ORDINAL, BOOLEAN, IDENTIFIER, TEXT, CONSTANT ->
                    throw new IllegalArgumentException("values of kind " + label() + " are no numbers");
            };
            if (!Double.isFinite(number)) {
                throw new ArithmeticException("not finite");
            }
            return number;
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a value of kind " + label(), e);
        }
    }

    /** The kind's name in JSON and on the command line, such as {@code date-time}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with this label.
     *
     * @throws IllegalArgumentException naming the labels there are
     */
    public static ColumnKind ofLabel(String label) {
        return Labels.parse("kind", label, values(), ColumnKind::label);
    }
}
