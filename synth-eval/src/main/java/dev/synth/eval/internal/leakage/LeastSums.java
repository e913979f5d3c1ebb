package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each row's nearest sum is so far, by column left out. Thread-safe, with one licence: the greatest of a row's sums
 * is read without a lock. It only falls, so an old one makes a pair be looked at in vain at worst.
 */
final class LeastSums {
    private static final int LOCKS = 256;

    private final int[][] ofRow;
    private final int[] greatest;
    private final Object[] locks;

    LeastSums(CodedRows rows) {
        this.ofRow = IntStream.range(0, rows.size())
                .mapToObj(row -> NearestNeighbours.none(rows.columnCount()))
                .toArray(int[][]::new);
        this.greatest = NearestNeighbours.none(rows.size());
        this.locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();
    }

    /** Each row's nearest sum without one column. */
    int[] without(int column) {
        return Arrays.stream(ofRow).mapToInt(sums -> sums[column]).toArray();
    }

    /** The greatest over columns of the row's nearest sums: only a smaller one can lower any of them. */
    int greatest(int row) {
        return greatest[row];
    }

    /**
     * Takes a pair in.
     *
     * @param sum of all {@code terms}
     * @param terms what each column adds
     * @return the greatest of the row's sums now
     */
    int lower(int row, int sum, int[] terms) {
        synchronized (locks[row % LOCKS]) {
            int[] sums = ofRow[row];
            int most = 0;
            for (int column = 0; column < terms.length; column++) {
                sums[column] = Math.min(sums[column], sum - terms[column]);
                most = Math.max(most, sums[column]);
            }
            greatest[row] = most;
            return most;
        }
    }
}
