package dev.synth.eval.internal.metrics;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The pairs of columns that are scored: all of them or, of more than {@value #MAX_PAIRS}, as many drawn at random.
 *
 * @param first the position of each pair's first column
 * @param second the position of its second column, which is greater
 * @param total how many pairs the columns have
 */
record ColumnPairs(int[] first, int[] second, long total) {
    static final int MAX_PAIRS = 20_000;

    static ColumnPairs of(int columns, SplittableRandom random) {
        long total = (long) columns * (columns - 1) / 2;
        long[] drawn = total <= MAX_PAIRS
                ? LongStream.range(0, total).toArray()
                : random.longs(0, total).distinct().limit(MAX_PAIRS).sorted().toArray();
        int[] first = new int[drawn.length];
        int[] second = new int[drawn.length];
        int a = 0;
        long rowStart = 0;
        for (int i = 0; i < drawn.length; i++) {
            while (drawn[i] >= rowStart + columns - 1 - a) {
                rowStart += columns - 1 - a++;
            }
            first[i] = a;
            second[i] = (int) (a + 1 + drawn[i] - rowStart);
        }
        return new ColumnPairs(first, second, total);
    }

    int size() {
        return first.length;
    }
}
