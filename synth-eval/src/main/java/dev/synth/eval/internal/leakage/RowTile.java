package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * Some consecutive rows, and how far each of them is from one query at a time. Not thread-safe.
 *
 * <p>The loops are written for the compiler's vectoriser: one column at a time over whole arrays, no branch, nothing but
 * whole-number additions and absolute values. That is why sums are twice the distance: 2·min(u, s) = u + s − |u − s|.
 */
final class RowTile {
    /** Rows per tile: its columns stay in the second-level cache, its sums in the first. */
    private static final int ROWS = 1024;

    private final int start;
    private final int step;
    private final int[][] line;
    private final int[][] level;
    private final int[] sums;

    private RowTile(CodedRows rows, int start, int width) {
        this.start = start;
        this.step = rows.step();
        this.line = cut(rows.line(), start, width);
        this.level = cut(rows.level(), start, width);
        this.sums = new int[width];
    }

    /** How many tiles the rows make. */
    static int count(CodedRows rows) {
        return (rows.size() + ROWS - 1) / ROWS;
    }

    static RowTile of(CodedRows rows, int tile) {
        return new RowTile(rows, tile * ROWS, Math.min(ROWS, rows.size() - tile * ROWS));
    }

    private static int[][] cut(int[][] columns, int start, int width) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, start, start + width))
                .toArray(int[][]::new);
    }

    /** The first row's number. */
    int start() {
        return start;
    }

    /** The number of the row after the last. */
    int end() {
        return start + sums.length;
    }

    /** Twice the scaled distance of each row to a query; the array is overwritten by the next call. */
    int[] sums(CodedRows queries, int query) {
        Arrays.fill(sums, line.length * step);
        for (int c = 0; c < line.length; c++) {
            addLine(line[c], queries.line()[c][query], step, sums);
        }
        for (int c = 0; c < level.length; c++) {
            addLevel(level[c], queries.level()[c][query], 2 * step, sums);
        }
        return sums;
    }

    /** The same, but rows of the query's own group, itself included, are no neighbours. */
    int[] sums(CodedRows rows, int query, int[] group) {
        sums(rows, query);
        for (int row = Math.max(query, start); row < end() && group[row] == group[query]; row++) {
            sums[row - start] = NearestNeighbours.NONE;
        }
        int before = Math.min(query, end());
        while (before > start && group[before - 1] == group[query]) {
            before--;
            sums[before - start] = NearestNeighbours.NONE;
        }
        return sums;
    }

    private static void addLine(int[] column, int query, int step, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int apart = Math.abs(column[j] - query);
            sums[j] += apart - Math.abs(apart - step);
        }
    }

    private static void addLevel(int[] column, int query, int mismatch, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int bits = column[j] ^ query;
            sums[j] += ((bits | -bits) >> 31) & mismatch;
        }
    }
}
