package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.NearestNeighbours.Sums;
import java.util.stream.IntStream;

/**
 * Exact nearest-neighbour distances for every choice of one column left out, in one search.
 *
 * <p>Without a column, two rows are nearer by that column's term, which is a whole column at most. So a pair whose full
 * sum lies a whole column above all that both rows have found so far cannot matter, and nearly every pair is such. Of the
 * few others the terms are computed one by one.
 */
final class LeavingOneOut {
    private static final int LOCKS = 256;

    private final CodedRows queries;
    private final CodedRows targets;
    private final Found ofQueries;
    private final Found ofTargets;

    private LeavingOneOut(CodedRows queries, CodedRows targets, Found ofQueries, Found ofTargets) {
        this.queries = queries;
        this.targets = targets;
        this.ofQueries = ofQueries;
        this.ofTargets = ofTargets;
    }

    static LeavingOneOut between(CodedRows queries, CodedRows targets) {
        LeavingOneOut search = new LeavingOneOut(queries, targets, new Found(queries), new Found(targets));
        NearestNeighbours.tiles(targets).forEach(number -> {
            RowTile tile = RowTile.of(targets, number);
            search.scan(tile, queries.size(), query -> tile.sums(queries, query));
        });
        return search;
    }

    static LeavingOneOut within(CodedRows rows, int[] group) {
        Found found = new Found(rows);
        LeavingOneOut search = new LeavingOneOut(rows, rows, found, found);
        NearestNeighbours.tiles(rows).forEach(number -> {
            RowTile tile = RowTile.of(rows, number);
            search.scan(tile, tile.end(), query -> tile.sums(rows, query, group));
        });
        return search;
    }

    /** By column left out, the nearest sum of each query. */
    int[][] ofQueries() {
        return ofQueries.nearest;
    }

    /** By column left out, the nearest sum of each target. */
    int[][] ofTargets() {
        return ofTargets.nearest;
    }

    private void scan(RowTile tile, int queryCount, Sums sums) {
        int[] terms = new int[queries.columnCount()];
        for (int query = 0; query < queryCount; query++) {
            int[] toQuery = sums.of(query);
            for (int j = 0; j < toQuery.length; j++) {
                int target = tile.start() + j;
                if (toQuery[j] < ofQueries.limit[query] || toQuery[j] < ofTargets.limit[target]) {
                    queries.terms(query, targets, target, terms);
                    ofQueries.lower(query, toQuery[j], terms);
                    ofTargets.lower(target, toQuery[j], terms);
                }
            }
        }
    }

    /**
     * What rows have found so far. Threads read limits without a lock: an old limit is a larger one, so that a pair is
     * looked at in vain at worst.
     */
    private static final class Found {
        private final int[][] nearest;
        private final int[] limit;
        private final int whole;
        private final Object[] locks;

        Found(CodedRows rows) {
            this.nearest = IntStream.range(0, rows.columnCount())
                    .mapToObj(column -> NearestNeighbours.none(rows.size()))
                    .toArray(int[][]::new);
            this.limit = NearestNeighbours.none(rows.size());
            this.whole = 2 * rows.step();
            this.locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();
        }

        void lower(int row, int sum, int[] terms) {
            synchronized (locks[row % LOCKS]) {
                int worst = 0;
                for (int column = 0; column < terms.length; column++) {
                    int without = Math.min(nearest[column][row], sum - terms[column]);
                    nearest[column][row] = without;
                    worst = Math.max(worst, without);
                }
                limit[row] = worst == 0 ? 0 : worst + whole;
            }
        }
    }
}
