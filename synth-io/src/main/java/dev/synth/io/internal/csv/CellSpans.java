package dev.synth.io.internal.csv;

import java.util.Arrays;

/** Where the values of some rows lie, counted from the beginning of the first. Not thread-safe. */
final class CellSpans {
    /** The most values that a row may have. */
    static final int MOST = 100_000;
    /** How many values there is room for at first. */
    static final int LEAST = 1 << 11;

    private static final int QUOTED = Integer.MIN_VALUE;

    private long[] spans = new long[LEAST];
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
        spans = Arrays.copyOf(spans, Math.min(MOST, 2 * size));
    }

    /** Adds a value without quotes; there must be room. */
    void add(int start, int end) {
        spans[size++] = span(start, end);
    }

    /** Adds a value that stood in quotes; there must be room. */
    void addQuoted(int start, int end) {
        spans[size++] = span(start, end) | Integer.toUnsignedLong(QUOTED);
        quoted = true;
    }

    /** A value without quotes, as {@link #all} has it. */
    static long span(int start, int end) {
        return (long) start << Integer.SIZE | end - start;
    }

    /** Where a value starts. */
    static int start(long span) {
        return (int) (span >>> Integer.SIZE);
    }

    /** How many characters a value has. */
    static int length(long span) {
        return (int) span & ~QUOTED;
    }

    /** The values, with some room behind them. */
    long[] all() {
        return spans;
    }

    /** Takes the first so many of {@link #all} to be the values. */
    void resize(int values) {
        size = values;
    }

    int size() {
        return size;
    }

    int start(int position) {
        return start(spans[position]);
    }

    int length(int position) {
        return length(spans[position]);
    }

    boolean isQuoted(int position) {
        return ((int) spans[position] & QUOTED) != 0;
    }

    /** Whether any value stood in quotes. */
    boolean areQuoted() {
        return quoted;
    }
}
