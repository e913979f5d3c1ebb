package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Exact nearest-neighbour distances between rows: every pair is compared, tile by tile, on all cores. */
public final class NearestNeighbours {
    /** The sum of a row that has no neighbour. */
    public static final int NONE = Integer.MAX_VALUE;

    private static final int NARROWEST = 64;

    private final int[] ofQueries;
    private final int[] ofTargets;

    private NearestNeighbours(int[] ofQueries, int[] ofTargets) {
        this.ofQueries = ofQueries;
        this.ofTargets = ofTargets;
    }

    /** A search's result: twice the scaled distance to the nearest row of the other side, {@link #NONE} if it is empty. */
    public record Nearest(int[] ofQueries, int[] ofTargets) {}

    /** Compares every query with every target, in both directions. */
    public static Nearest between(CodedRows queries, CodedRows targets) {
        NearestNeighbours search = new NearestNeighbours(none(queries.size()), none(targets.size()));
        RowPairs.between(queries, targets).tiles().forEach(search::scan);
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
        RowPairs.within(rows, group).tiles().forEach(search::scan);
        return nearest;
    }

    /**
     * What {@link #between} finds when one column is left out, for every column in one search.
     *
     * @return by column, numbered as in {@link CodedRows#columns}; as many as there are columns
     */
    public static Nearest[] leavingOneOut(CodedRows queries, CodedRows targets) {
        LeavingOneOut search = LeavingOneOut.between(queries, targets);
        int[][] ofQueries = search.ofQueries();
        int[][] ofTargets = search.ofTargets();
        return IntStream.range(0, queries.columnCount())
                .mapToObj(column -> new Nearest(ofQueries[column], ofTargets[column]))
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

    private void scan(RowTile tile) {
        int[] ofTile = none(tile.size());
        int[] ofQuery = new int[tile.queryCount()];
        int[][] halves = halves(tile.size());
        for (int query = 0; query < ofQuery.length; query++) {
            int[] sums = tile.sums(query);
            lower(ofTile, sums);
            ofQuery[query] = smallest(sums, halves);
        }
        merge(ofQuery, ofTile, tile.start());
    }

    private static void lower(int[] best, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int less = sums[j] - best[j];
            best[j] += less & (less >> 31);
        }
    }

    private static int[][] halves(int width) {
        return IntStream.iterate(width, wide -> wide % 2 == 0 && wide > NARROWEST, wide -> wide / 2)
                .mapToObj(wide -> new int[wide / 2])
                .toArray(int[][]::new);
    }

    /** Halves the sums until few are left: the vectoriser knows elementwise loops, but no minimum of an array. */
    private static int smallest(int[] sums, int[][] halves) {
        int[] left = sums;
        for (int[] half : halves) {
            fold(left, half, half.length);
            left = half;
        }
        int least = left[0];
        for (int sum : left) {
            least = Math.min(least, sum);
        }
        return least;
    }

    private static void fold(int[] wide, int[] half, int length) {
        for (int j = 0; j < half.length; j++) {
            int less = wide[j + length] - wide[j];
            half[j] = wide[j] + (less & (less >> 31));
        }
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
