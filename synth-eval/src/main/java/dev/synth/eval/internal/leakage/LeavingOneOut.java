package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * Exact nearest-neighbour distances for every choice of one column left out, in one search.
 *
 * <p>A pair can matter only if its sum without its largest term is below the greatest of the sums that one of the two rows
 * has found so far. That is soon true of few pairs; of those the terms are computed one by one.
 */
final class LeavingOneOut {
    private final RowPairs pairs;
    private final int[][] queryRows;
    private final int[][] targetRows;
    private final LeastSums ofQueries;
    private final LeastSums ofTargets;

    private LeavingOneOut(RowPairs pairs, LeastSums ofQueries, LeastSums ofTargets) {
        this.pairs = pairs;
        this.queryRows = pairs.queries().byRow();
        this.targetRows =
                pairs.queries() == pairs.targets() ? queryRows : pairs.targets().byRow();
        this.ofQueries = ofQueries;
        this.ofTargets = ofTargets;
        pairs.tiles().forEach(this::scan);
    }

    static LeavingOneOut between(CodedRows queries, CodedRows targets) {
        return new LeavingOneOut(RowPairs.between(queries, targets), new LeastSums(queries), new LeastSums(targets));
    }

    static LeavingOneOut within(CodedRows rows, int[] group) {
        LeastSums least = new LeastSums(rows);
        return new LeavingOneOut(RowPairs.within(rows, group), least, least);
    }

    /** By compared column left out, the nearest sum of each query. */
    int[][] ofQueries() {
        return ofEach(ofQueries);
    }

    /** By compared column left out, the nearest sum of each target. */
    int[][] ofTargets() {
        return ofEach(ofTargets);
    }

    private int[][] ofEach(LeastSums sums) {
        return Arrays.stream(pairs.queries().place()).mapToObj(sums::without).toArray(int[][]::new);
    }

    private void scan(RowTile tile) {
        int[] terms = new int[pairs.queries().columnCount()];
        int[] ofTile = NearestNeighbours.none(tile.size());
        int[] found = new int[tile.size()];
        for (int query = 0; query < tile.queryCount(); query++) {
            int count = below(tile.sumsWithoutLargest(query), ofQueries.greatest(query), ofTile, found);
            for (int i = 0; i < count; i++) {
                int target = tile.start() + found[i];
                int sum = fill(terms, queryRows[query], targetRows[target]);
                ofQueries.lower(query, sum, terms);
                ofTile[found[i]] = ofTargets.lower(target, sum, terms);
            }
        }
    }

    private int fill(int[] terms, int[] query, int[] target) {
        int step = pairs.queries().step();
        int lines = pairs.queries().line().length;
        int sum = 0;
        for (int at = 0; at < terms.length; at++) {
            int apart = Math.abs(query[at] - target[at]);
            terms[at] = 2 * (at < lines ? Math.min(step, apart) : apart == 0 ? 0 : step);
            sum += terms[at];
        }
        return sum;
    }

    /** Collects where a sum is below that of the query or of the target. */
    private static int below(int[] sums, int ofQuery, int[] ofTile, int[] found) {
        int count = 0;
        for (int j = 0; j < sums.length; j++) {
            if (sums[j] < ofQuery || sums[j] < ofTile[j]) {
                found[count++] = j;
            }
        }
        return count;
    }
}
