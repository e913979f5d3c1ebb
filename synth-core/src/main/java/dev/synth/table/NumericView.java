package dev.synth.table;

/** A column whose values lie on a line: seen as {@code double}, NaN where missing. */
public sealed interface NumericView permits NumberColumn, WholeColumn {
    /** The value as a double: NaN if missing, days for dates, microseconds for date-times, times of day and durations. */
    double number(int row);
}
