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

    /** Adds a whole number; for dates, times and durations, days or microseconds; for booleans, 0 or 1. */
    public void addWhole(long value) {
        addText(Long.toString(value));
    }

    /** Adds a finite number. */
    public void addNumber(double value) {
        addText(CellText.number(value));
    }

    /**
     * How many rows there are that {@link #addAgain} takes; none where what a value means depends on later ones.
     */
    public int size() {
        return 0;
    }

    /**
     * Adds what an earlier row has, missing or not.
     *
     * @param row from 0, less than {@link #size}
     */
    public void addAgain(int row) {
        throw new IndexOutOfBoundsException("No row " + row + " can be added again.");
    }

    /** The texts that stand for a missing value. */
    public Set<String> missingTokens(ColumnSchema column) {
        return MissingTokens.of(column);
    }

    public abstract Column build();
}
