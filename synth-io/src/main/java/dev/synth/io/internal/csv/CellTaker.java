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
        int found = memo.find(row, position);
        if (found != CellMemo.NONE) {
            takeAgain(memo.meaning(found));
            return;
        }
        if (takeNew(row)) {
            memo.put(row, position, meaning());
        }
    }

    /** Takes a value; whether it always stands for what it stood for here. */
    abstract boolean takeNew(CsvRow row);

    /** What the value stood for that was taken last. */
    abstract long meaning();

    /** Takes a value that stands for this. */
    abstract void takeAgain(long meaning);
}
