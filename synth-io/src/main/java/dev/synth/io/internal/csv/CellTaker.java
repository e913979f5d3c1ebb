package dev.synth.io.internal.csv;

/** Takes the values of one column, row by row, and looks closer only at those that it does not remember. Not thread-safe. */
abstract class CellTaker {
    private final int position;
    private final CellMemo memo;

    /**
     * Will take the values of one of so many columns.
     *
     * @param position where they stand in their rows, from 0
     * @param remembered how many values to remember, a power of two
     */
    CellTaker(int position, int columns, int remembered) {
        this.position = position;
        this.memo = new CellMemo(remembered, columns);
    }

    final void take(CsvRow row) {
        int before = memo.find(row, position);
        if (before != CellMemo.NONE) {
            takeAgain(before);
            return;
        }
        String text = text(row);
        int number = takeNew(row, text);
        if (number != CellMemo.NONE) {
            memo.put(row, position, text, number);
        }
    }

    /** Whether the column's value stands in quotes in this row. */
    final boolean isQuoted(CsvRow row) {
        return row.isQuoted(position);
    }

    /** The column's value in this row. */
    final String text(CsvRow row) {
        return row.get(position);
    }

    /** Takes a value; the number by which it can be taken again, {@link CellMemo#NONE} if it must be looked at. */
    abstract int takeNew(CsvRow row, String text);

    /** Takes the value of this number. */
    abstract void takeAgain(int number);
}
