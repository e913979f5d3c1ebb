package dev.synth.io.internal.csv;

import java.util.Arrays;

/** Where the values of a row lie, counted from its beginning, and their keys. Not thread-safe. */
final class CellSpans {
    /** The most values that a row may have. */
    static final int MOST = 100_000;

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] quoted = new boolean[64];
    private long[] keys = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    /** Whether another value needs {@link #grow}. */
    boolean isFull() {
        return size == starts.length;
    }

    /**
     * Makes room.
     *
     * @param line of the row
     * @throws CsvSyntaxException if the row has too many values
     */
    void grow(long line) {
        if (size >= MOST) {
            throw new CsvSyntaxException(
                    line, "the row has more than " + MOST + " values. Check the delimiter and the line ends");
        }
        int more = Math.min(MOST, 2 * size);
        starts = Arrays.copyOf(starts, more);
        ends = Arrays.copyOf(ends, more);
        quoted = Arrays.copyOf(quoted, more);
        keys = Arrays.copyOf(keys, more);
    }

    /**
     * Adds a value; there must be room.
     *
     * @param key see {@link CellKey}
     */
    void add(int start, int end, boolean inQuotes, long key) {
        starts[size] = start;
        ends[size] = end;
        keys[size] = key;
        quoted[size++] = inQuotes;
    }

    int size() {
        return size;
    }

    int start(int position) {
        return starts[position];
    }

    int length(int position) {
        return ends[position] - starts[position];
    }

    long key(int position) {
        return keys[position];
    }

    boolean isQuoted(int position) {
        return quoted[position];
    }
}
