package dev.synth.io.internal.csv;

import java.util.Arrays;

/** Where the values of some rows lie, counted from the beginning of the first, and their keys. Not thread-safe. */
final class CellSpans {
    /** The most values that a row may have. */
    static final int MOST = 100_000;

    private static final int QUOTED = Integer.MIN_VALUE;
    /** How many values there is room for at first. */
    static final int LEAST = 1 << 11;

    /** Where a value begins, in the high half, and ends, with a bit for quotes. */
    private long[] spans = new long[LEAST];

    private long[] keys = new long[LEAST];
    private int size;
    private boolean quoted;

    void clear() {
        size = 0;
        quoted = false;
    }

    /** Whether another value needs {@link #grow}. */
    boolean isFull() {
        return size == spans.length;
    }

    /** Whether so many more values need no {@link #grow}. */
    boolean hasRoom(int more) {
        return size + more <= spans.length;
    }

    /** Forgets the values from this one on. */
    void cut(int first) {
        size = first;
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
        spans = Arrays.copyOf(spans, more);
        keys = Arrays.copyOf(keys, more);
    }

    /**
     * Adds a value without quotes; there must be room.
     *
     * @param key see {@link CellKey}
     */
    void add(int start, int end, long key) {
        spans[size] = (long) start << Integer.SIZE | Integer.toUnsignedLong(end);
        keys[size++] = key;
    }

    /** Adds a value that stood in quotes; there must be room. */
    void addQuoted(int start, int end) {
        add(start, end | QUOTED, CellKey.UNKNOWN);
        quoted = true;
    }

    int size() {
        return size;
    }

    int start(int position) {
        return (int) (spans[position] >>> Integer.SIZE);
    }

    int end(int position) {
        return (int) spans[position] & ~QUOTED;
    }

    long key(int position) {
        return keys[position];
    }

    long[] keys() {
        return keys;
    }

    boolean isQuoted(int position) {
        return ((int) spans[position] & QUOTED) != 0;
    }

    /** Whether any value stood in quotes. */
    boolean areQuoted() {
        return quoted;
    }
}
