package dev.synth.io.internal.infer;

import java.util.Arrays;

/** How many rows hold each of some values, which go by their numbers. Not thread-safe. */
final class RowCounts {
    private long[] counts = new long[16];
    private int size;

    /** The number of a new value, which no row holds yet; they count up from 0. */
    int next() {
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * size);
        }
        return size++;
    }

    void add(int value, long rows) {
        counts[value] += rows;
    }

    long get(int value) {
        return counts[value];
    }
}
