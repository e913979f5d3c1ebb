package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact nearest-neighbour distances between rows: every pair is compared, tile by tile, on all cores.
 *
 * <p>The loops are written for the compiler's vectoriser: one column at a time, no branch, nothing but whole-number
 * additions and absolute values. That is why sums are twice the distance: 2·min(u, s) = u + s − |u − s|.
 */
final class NearestNeighbours {
    /** The sum of a row that has no neighbour. */
    static final int NONE = Integer.MAX_VALUE;

    /** Rows per tile: its columns stay in the second-level cache, its sums in the first. */
    private static final int TILE = 1024;

    private final CodedRows queries;
    private final CodedRows targets;
    private final int[] ofQueries;
    private final int[] ofTargets;

    private NearestNeighbours(CodedRows queries, CodedRows targets, int[] ofQueries, int[] ofTargets) {
        this.queries = queries;
        this.targets = targets;
        this.ofQueries = ofQueries;
        this.ofTargets = ofTargets;
    }

    /** A search's result: twice the scaled distance to the nearest row of the other side, {@link #NONE} if it is empty. */
    record Nearest(int[] ofQueries, int[] ofTargets) {}

    /** Compares every query with every target, in both directions. */
    static Nearest between(CodedRows queries, CodedRows targets) {
        NearestNeighbours search = new NearestNeighbours(queries, targets, none(queries.size()), none(targets.size()));
        search.tiles().forEach(tile -> search.scan(tile, queries.size(), new int[0]));
        return new Nearest(search.ofQueries, search.ofTargets);
    }

    /**
     * Compares every row with the rows that are not of its own group.
     *
     * @param group of each row; rows of one group stand side by side
     */
    static int[] within(CodedRows rows, int[] group) {
        int[] nearest = none(rows.size());
        NearestNeighbours search = new NearestNeighbours(rows, rows, nearest, nearest);
        search.tiles().forEach(tile -> search.scan(tile, Math.min(rows.size(), (tile + 1) * TILE), group));
        return nearest;
    }

    private static int[] none(int size) {
        int[] sums = new int[size];
        Arrays.fill(sums, NONE);
        return sums;
    }

    private IntStream tiles() {
        return IntStream.range(0, (targets.size() + TILE - 1) / TILE).parallel();
    }

    private void scan(int tile, int queryCount, int[] group) {
        int start = tile * TILE;
        int width = Math.min(TILE, targets.size() - start);
        int[][] line = cut(targets.line(), start, width);
        int[][] level = cut(targets.level(), start, width);
        int[] sums = new int[width];
        int[] ofTile = none(width);
        int[] ofQuery = new int[queryCount];
        for (int query = 0; query < queryCount; query++) {
            Arrays.fill(sums, line.length * targets.step());
            for (int c = 0; c < line.length; c++) {
                addLine(line[c], queries.line()[c][query], targets.step(), sums);
            }
            for (int c = 0; c < level.length; c++) {
                addLevel(level[c], queries.level()[c][query], 2 * targets.step(), sums);
            }
            if (group.length > 0) {
                leaveOut(group, query, start, sums);
            }
            lower(ofTile, sums);
            ofQuery[query] = smallest(sums);
        }
        merge(ofQuery, ofTile, start);
    }

    private static int[][] cut(int[][] columns, int start, int width) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, start, start + width))
                .toArray(int[][]::new);
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

    /** Rows of the query's own group, itself included, are no neighbours. */
    private static void leaveOut(int[] group, int query, int start, int[] sums) {
        int end = start + sums.length;
        for (int row = Math.max(query, start); row < end && group[row] == group[query]; row++) {
            sums[row - start] = NONE;
        }
        int before = Math.min(query, end);
        while (before > start && group[before - 1] == group[query]) {
            before--;
            sums[before - start] = NONE;
        }
    }

    private static void lower(int[] best, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int less = sums[j] - best[j];
            best[j] += less & (less >> 31);
        }
    }

    private static int smallest(int[] sums) {
        int even = NONE;
        int odd = NONE;
        for (int j = 0; j + 1 < sums.length; j += 2) {
            even = Math.min(even, sums[j]);
            odd = Math.min(odd, sums[j + 1]);
        }
        return Math.min(sums[sums.length - 1], Math.min(even, odd));
    }

    private synchronized void merge(int[] ofQuery, int[] ofTile, int start) {
        for (int query = 0; query < ofQuery.length; query++) {
            ofQueries[query] = Math.min(ofQueries[query], ofQuery[query]);
        }
        for (int j = 0; j < ofTile.length; j++) {
            ofTargets[start + j] = Math.min(ofTargets[start + j], ofTile[j]);
        }
    }
}
