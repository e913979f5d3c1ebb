package dev.synth.internal.trees;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sums of gradients, of curvatures and of rows per bin of every column, over the rows of one leaf. */
final class Histogram {
    private static final int FIELDS = 3;
    /** Fewer are summed by one thread. */
    private static final int MANY_ROWS = 5_000;

    private final int[] offsets;
    private final double[] sums;

    private Histogram(int[] offsets, double[] sums) {
        this.offsets = offsets;
        this.sums = sums;
    }

    /** The sums over {@code rows[from]} to {@code rows[to − 1]}. */
    static Histogram of(BinnedTable table, int[] rows, int from, int to, double[] gradients, double[] curvatures) {
        int[] offsets = new int[table.columns() + 1];
        for (int c = 0; c < table.columns(); c++) {
            offsets[c + 1] = offsets[c] + FIELDS * table.sizes()[c];
        }
        double[] sums = new double[offsets[table.columns()]];
        IntStream columns = IntStream.range(0, table.columns());
        if (to - from >= MANY_ROWS) {
            columns = columns.parallel();
        }
        columns.forEach(c -> {
            byte[] bins = table.bins()[c];
            int offset = offsets[c];
            for (int i = from; i < to; i++) {
                int row = rows[i];
                int at = offset + FIELDS * (bins[row] & 0xFF);
                sums[at] += gradients[row];
                sums[at + 1] += curvatures[row];
                sums[at + 2]++;
            }
        });
        return new Histogram(offsets, sums);
    }

    /** The sums over the rows of this leaf that are not in {@code child}. */
    Histogram minus(Histogram child) {
        double[] rest = Arrays.copyOf(sums, sums.length);
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= child.sums[i];
        }
        return new Histogram(offsets, rest);
    }

    double gradient(int column, int bin) {
        return sums[offsets[column] + FIELDS * bin];
    }

    double curvature(int column, int bin) {
        return sums[offsets[column] + FIELDS * bin + 1];
    }

    double rows(int column, int bin) {
        return sums[offsets[column] + FIELDS * bin + 2];
    }
}
