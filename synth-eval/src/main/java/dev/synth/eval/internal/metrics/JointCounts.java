package dev.synth.eval.internal.metrics;

import java.util.Arrays;

/**
 * How many rows of two coded tables fall into each cell of some columns; cells that no row falls into may be left out.
 *
 * @param first rows of the first table by cell
 * @param second rows of the second table by cell
 */
record JointCounts(int[] first, int[] second) {
    /** More cells than this are numbered by sorting: 8 MiB of counts for both tables. */
    static final long DENSE_CELLS = 1L << 20;

    static JointCounts of(CodedTable a, CodedTable b, int... columns) {
        double cells = 1;
        for (int column : columns) {
            cells *= a.cardinalities()[column];
        }
        return cells <= DENSE_CELLS
                ? new JointCounts(dense(a, columns, (int) cells), dense(b, columns, (int) cells))
                : sparse(keys(a, columns), keys(b, columns));
    }

    private static int[] dense(CodedTable table, int[] columns, int cells) {
        int[] counts = new int[cells];
        int[] cell = new int[table.rows()];
        for (int column : columns) {
            int[] codes = table.codes()[column];
            int width = table.cardinalities()[column];
            for (int row = 0; row < cell.length; row++) {
                cell[row] = cell[row] * width + codes[row];
            }
        }
        for (int at : cell) {
            counts[at]++;
        }
        return counts;
    }

    private static long[] keys(CodedTable table, int[] columns) {
        long[] keys = new long[table.rows()];
        for (int column : columns) {
            int[] codes = table.codes()[column];
            long width = table.cardinalities()[column];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = keys[row] * width + codes[row];
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    private static JointCounts sparse(long[] a, long[] b) {
        int[] first = new int[a.length + b.length];
        int[] second = new int[first.length];
        int cells = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            long key = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            while (i < a.length && a[i] == key) {
                first[cells]++;
                i++;
            }
            while (j < b.length && b[j] == key) {
                second[cells]++;
                j++;
            }
            cells++;
        }
        return new JointCounts(Arrays.copyOf(first, cells), Arrays.copyOf(second, cells));
    }
}
