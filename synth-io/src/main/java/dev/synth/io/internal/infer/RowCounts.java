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

    /** Adds a row for each of the first so many of these values. */
    void addOnes(long[] values, int size) {
        long[] all = counts;
        for (int i = 0; i < size; i++) {
            all[(int) values[i]]++;
        }
    }

    long get(int value) {
        return counts[value];
    }
}
