package dev.synth.table;

/**
 * How much of a source is held in memory. A source that fits is read whole; of a larger one, as many rows are drawn at
 * random as fit. The limit does not depend on the machine, so that a run gives the same result everywhere.
 *
 * @param rows the most rows, at least 1
 * @param values the most values, at least 1; a value stored as a string counts as {@value #TEXT_WEIGHT}
 */
public record RowLimit(long rows, long values) {
    /** Everything, as long as a column's array can hold it. */
    public static final RowLimit NONE = new RowLimit(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final long STANDARD_VALUES = 50_000_000;
    private static final int TEXT_WEIGHT = 8;
    private static final int LONGEST_COLUMN = 1 << 30;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public RowLimit {
        requirePositive("rows", rows);
        requirePositive("values", values);
    }

    private static void requirePositive(String name, long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The most " + name + " (" + limit + ") must be at least 1.");
        }
    }

    /** 50 million values: 3.3 million rows of 15 columns, learnt from in less than 4 GB. */
    public static RowLimit standard() {
        return new RowLimit(Long.MAX_VALUE, STANDARD_VALUES);
    }

    /**
     * At most this many rows, however wide they are.
     *
     * @throws IllegalArgumentException if there are fewer than 1
     */
    public static RowLimit rows(long most) {
        return new RowLimit(most, Long.MAX_VALUE);
    }

    /** The most rows of a table of these columns, from 1 to 2³⁰; dropped columns do not count. */
    public int rowsOf(Schema schema) {
        long weight = 0;
        for (ColumnSchema column : schema.withoutDropped().columns()) {
            weight += column.kind().isTextual() ? TEXT_WEIGHT : 1;
        }
        long fitting = Math.max(1, values / Math.max(1, weight));
        return (int) Math.min(Math.min(rows, fitting), LONGEST_COLUMN);
    }
}
