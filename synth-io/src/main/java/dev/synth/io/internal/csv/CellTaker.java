package dev.synth.io.internal.csv;

/** Takes the values of one column, and looks closer only at those that it does not remember. Not thread-safe. */
abstract class CellTaker {
    /** The most values that are taken together. */
    private static final int MOST = 1 << 8;

    private final int position;
    private final CellMemo memo;
    private final long[] meanings;

    /**
     * Will take the values of one of so many columns.
     *
     * @param position where they stand in their rows, from 0
     * @param remembered how many values to remember, a power of two
     */
    CellTaker(int position, int columns, int remembered) {
        this.position = position;
        this.memo = new CellMemo(remembered, columns);
        this.meanings = new long[Math.max(1, Math.min(MOST, CellSpans.LEAST / columns))];
    }

    /** Takes the column's values of the rows between these. */
    final void take(CsvTokens rows, int from, int to) {
        int row = from;
        while (row < to) {
            int most = Math.min(meanings.length, to - row);
            int known = memo.findAll(rows, position, row, most, meanings);
            if (known > 0) {
                takeAgain(meanings, known);
                row += known;
            }
            if (known < most) {
                take(rows.at(row++));
            }
        }
    }

    private void take(CsvRow row) {
        int found = memo.find(row, position);
        if (found != CellMemo.NONE) {
            meanings[0] = memo.meaning(found);
            takeAgain(meanings, 1);
        } else if (takeNew(row)) {
            memo.put(row, position, meaning());
        }
    }

    /** Takes a value; whether it always stands for what it stood for here. */
    abstract boolean takeNew(CsvRow row);

    /** What the value stood for that was taken last. */
    abstract long meaning();

    /** Takes values that stand for so many of these. */
    abstract void takeAgain(long[] values, int count);
}
