package dev.synth.table;

import org.jspecify.annotations.Nullable;

/** The values of one column, in row order; immutable, any value may be missing. */
public sealed interface Column permits NumberColumn, WholeColumn, LevelColumn, TextColumn {
    /** The number of rows. */
    int size();

    /** Whether the value in this row is missing. */
    boolean isMissing(int row);

    /** The column holding these rows of this one, in this order; a row may be named more than once. */
    Column rows(int[] rows);

    /**
     * The value as the kind's Java type: {@code Double}, {@code Long}, {@code String}, {@code Boolean}, {@code LocalDate},
     * {@code LocalDateTime}, {@code LocalTime} or {@code Duration}; null if missing.
     */
    @Nullable
    Object value(int row, ColumnKind kind);

    /** The share of missing values, 0 to 1; 0 for a column without rows. */
    default double missingShare() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            missing += isMissing(row) ? 1 : 0;
        }
        return size() == 0 ? 0 : (double) missing / size();
    }
}
