package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Exact nearest-neighbour distances between rows: every pair is compared, tile by tile, on all cores. */
final class NearestNeighbours {
    /** The sum of a row that has no neighbour. */
    static final int NONE = Integer.MAX_VALUE;

    private final int[] ofQueries;
    private final int[] ofTargets;

    private NearestNeighbours(int[] ofQueries, int[] ofTargets) {
        this.ofQueries = ofQueries;
        this.ofTargets = ofTargets;
    }

    /** A search's result: twice the scaled distance to the nearest row of the other side, {@link #NONE} if it is empty. */
    record Nearest(int[] ofQueries, int[] ofTargets) {}

    /** Compares every query with every target, in both directions. */
    static Nearest between(CodedRows queries, CodedRows targets) {
        NearestNeighbours search = new NearestNeighbours(none(queries.size()), none(targets.size()));
        tiles(targets).forEach(number -> {
            RowTile tile = RowTile.of(targets, number);
            search.scan(tile, queries.size(), query -> tile.sums(queries, query));
        });
        return new Nearest(search.ofQueries, search.ofTargets);
    }

    /**
     * Compares every row with the rows that are not of its own group.
     *
     * @param group of each row; rows of one group stand side by side
     */
    static int[] within(CodedRows rows, int[] group) {
        int[] nearest = none(rows.size());
        NearestNeighbours search = new NearestNeighbours(nearest, nearest);
        tiles(rows).forEach(number -> {
            RowTile tile = RowTile.of(rows, number);
            search.scan(tile, tile.end(), query -> tile.sums(rows, query, group));
        });
        return nearest;
    }

    /**
     * What {@link #between} finds when one column is left out, for every column in one search.
     *
     * @return by column, numbered as in {@link CodedRows#columns}; as many arrays as there are columns
     */
    static Nearest[] leavingOneOut(CodedRows queries, CodedRows targets) {
        LeavingOneOut search = LeavingOneOut.between(queries, targets);
        return IntStream.range(0, queries.columnCount())
                .mapToObj(column -> new Nearest(search.ofQueries()[column], search.ofTargets()[column]))
                .toArray(Nearest[]::new);
    }

    /** What {@link #within} finds when one column is left out, by column, for every column in one search. */
    static int[][] leavingOneOut(CodedRows rows, int[] group) {
        return LeavingOneOut.within(rows, group).ofQueries();
    }

    /** Sums of rows that have met no other yet. */
    static int[] none(int size) {
        int[] sums = new int[size];
        Arrays.fill(sums, NONE);
        return sums;
    }

    /** The numbers of the tiles of some rows, to be searched on all cores. */
    static IntStream tiles(CodedRows rows) {
        return IntStream.range(0, RowTile.count(rows)).parallel();
    }

    /** A tile's sums to a query. */
    @FunctionalInterface
    interface Sums {
        int[] of(int query);
    }

    private void scan(RowTile tile, int queryCount, Sums sums) {
        int[] ofTile = none(tile.end() - tile.start());
        int[] ofQuery = new int[queryCount];
        for (int query = 0; query < queryCount; query++) {
            int[] toQuery = sums.of(query);
            lower(ofTile, toQuery);
            ofQuery[query] = smallest(toQuery);
        }
        merge(ofQuery, ofTile, tile.start());
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
