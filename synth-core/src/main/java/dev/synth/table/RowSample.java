package dev.synth.table;

/** Rows that were read from a source: all of them, or some that were drawn at random; immutable. */
public final class RowSample {
    private final Table table;
    private final long sourceRows;
    private final long[] numbers;

    private RowSample(Table table, long sourceRows, long[] numbers) {
        this.table = table;
        this.sourceRows = sourceRows;
        this.numbers = numbers;
    }

    /** Every row of a source. */
    public static RowSample whole(Table table) {
        return new RowSample(table, table.rowCount(), new long[0]);
    }

    /**
     * Some rows of a source.
     *
     * @param sourceRows how many rows the source has
     * @param numbers of each row of the table, its number in the source, from 1, ascending
     * @throws IllegalArgumentException if there is not one number per row
     */
    public static RowSample drawn(Table table, long sourceRows, long[] numbers) {
        if (numbers.length != table.rowCount()) {
            throw new IllegalArgumentException(
                    "There are " + table.rowCount() + " rows, but " + numbers.length + " numbers of rows.");
        }
        return new RowSample(table, sourceRows, numbers.clone());
    }

    public Table table() {
        return table;
    }

    /** How many rows the source has. */
    public long sourceRows() {
        return sourceRows;
    }

    /** Whether these are all rows of the source. */
    public boolean isWhole() {
        return table.rowCount() == sourceRows;
    }

    /** The number in the source, from 1, of a row of the table, from 0. */
    public long number(int row) {
        return numbers.length == 0 ? row + 1L : numbers[row];
    }
}
