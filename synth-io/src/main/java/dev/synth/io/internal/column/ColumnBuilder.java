package dev.synth.io.internal.column;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import java.util.List;
import java.util.Set;

/**
 * Collects one column's values as its schema says. Values come as text or as numbers; those that do not fit throw
 * {@link MisfitException}. Not thread-safe.
 */
public abstract class ColumnBuilder {
    protected ColumnBuilder() {}

    /**
     * A builder for this column.
     *
     * @throws IllegalArgumentException if its levels, format or one of its attributes are none for its kind
     */
    public static ColumnBuilder of(ColumnSchema column) {
        return switch (column.kind()) {
            case CONTINUOUS -> new NumberBuilder(column);
            case INTEGER -> new WholeBuilder(column);
            case DATE, DATE_TIME -> new DateBuilder(column);
            case TIME, DURATION -> new ClockBuilder(column);
            case BOOLEAN -> new BooleanBuilder(column);
            case CATEGORICAL, ORDINAL -> new LevelBuilder(column.levels());
            case CONSTANT -> new LevelBuilder(List.of());
            case IDENTIFIER, TEXT -> new TextBuilder(column);
        };
    }

    public abstract void addMissing();

    public abstract void addText(String text);

    /**
     * Adds what is missing, of a column where quotes tell values from missing ones, because it stands there without quotes.
     *
     * @param text how it is spelt
     */
    public void addBare(String text) {
        addMissing();
    }

    /** Tells that a value of such a column stands in quotes. */
    public void sawQuotes() {}

    /** Adds a whole number; for dates, times and durations, days or microseconds; for booleans, 0 or 1. */
    public void addWhole(long value) {
        addText(Long.toString(value));
    }

    /** Adds a finite number. */
    public void addNumber(double value) {
        addText(CellText.number(value));
    }

    /** Whether a plain whole number may be given to {@link #addWhole} instead of its text. */
    public boolean takesWholes() {
        return false;
    }

    /** Whether a plain number may be given to {@link #addNumber} instead of its text. */
    public boolean takesNumbers() {
        return false;
    }

    /**
     * How many rows there are that {@link #addAgain} takes; none where what a value means depends on later ones.
     */
    public int size() {
        return 0;
    }

    /** What the last of these rows has, missing or not, as {@link #addAgain} takes it. */
    public long last() {
        throw new IllegalStateException("There is no row that can be added again.");
    }

    /**
     * Adds what some earlier rows have.
     *
     * @param values what {@link #last} said when each of them was the last one
     * @param count how many of these are added, from the first on
     */
    public void addAgain(long[] values, int count) {
        throw new IllegalStateException("No row can be added again.");
    }

    /** The texts that stand for a missing value. */
    public Set<String> missingTokens(ColumnSchema column) {
        return MissingTokens.of(column);
    }

    public abstract Column build();
}
