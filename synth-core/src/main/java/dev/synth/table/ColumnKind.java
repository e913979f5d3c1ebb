package dev.synth.table;

import java.util.Locale;

/** What the values of a column are; it decides how they are stored, learnt and compared. */
public enum ColumnKind {
    /** Real numbers; stored as {@code double}, NaN where missing. */
    CONTINUOUS,
    /** Whole numbers; stored as {@code long}. */
    INTEGER,
    /** One of a set of levels, without order. */
    CATEGORICAL,
    /** One of two levels; level 0 is the file's spelling of false, level 1 that of true. */
    BOOLEAN,
    /** Calendar dates; stored as days since 1970-01-01. */
    DATE,
    /** Dates with a time of day, without zone; stored as microseconds since 1970-01-01T00:00. */
    DATE_TIME,
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

    /** True for kinds stored as {@code long}: integers, dates and date-times. */
    public boolean isWhole() {
        return this == INTEGER || this == DATE || this == DATE_TIME;
    }

    /** True for kinds stored as codes into a list of levels. */
    public boolean isLevelled() {
        return this == CATEGORICAL || this == BOOLEAN || this == CONSTANT;
    }

    /** True for kinds stored as strings. */
    public boolean isTextual() {
        return this == IDENTIFIER || this == TEXT;
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
