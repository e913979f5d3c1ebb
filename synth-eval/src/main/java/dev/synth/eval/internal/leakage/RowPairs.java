package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All pairs of a query and a target that a search compares, tile by tile of targets. Immutable. */
final class RowPairs {
    private final CodedRows queries;
    private final CodedRows targets;
    private final int[] group;
    private final LevelPacking packing;
    private final int[][] queryLevels;
    private final int[][] targetLevels;

    private RowPairs(CodedRows queries, CodedRows targets, int[] group) {
        this.queries = queries;
        this.targets = targets;
        this.group = group;
        this.packing = LevelPacking.of(queries, targets);
        this.queryLevels = packing.of(queries);
        this.targetLevels = queries == targets ? queryLevels : packing.of(targets);
    }

    /** Every query with every target. */
    static RowPairs between(CodedRows queries, CodedRows targets) {
        return new RowPairs(queries, targets, new int[0]);
    }

    /**
     * Every pair of rows of different groups, at least once.
     *
     * @param group of each row; rows of one group stand side by side
     */
    static RowPairs within(CodedRows rows, int[] group) {
        return new RowPairs(rows, rows, group);
    }

    CodedRows queries() {
        return queries;
    }

    CodedRows targets() {
        return targets;
    }

    /** The tiles, to be searched on all cores. */
    Stream<RowTile> tiles() {
        return IntStream.range(0, (targets.size() + RowTile.ROWS - 1) / RowTile.ROWS)
                .parallel()
                .mapToObj(tile -> new RowTile(this, tile * RowTile.ROWS));
    }

    /** A tile's numbers, column by column. */
    int[][] line(int from, int to) {
        return cut(targets.line(), from, to);
    }

    /** A tile's levels, pack by pack. */
    int[][] level(int from, int to) {
        return cut(targetLevels, from, to);
    }

    private static int[][] cut(int[][] columns, int from, int to) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toArray(int[][]::new);
    }

    int queryLevel(int pack, int query) {
        return queryLevels[pack][query];
    }

    LevelPacking.Pack pack(int pack) {
        return packing.packs().get(pack);
    }

    /** How many queries, from the first, a tile is compared with: within one table the others come in later tiles. */
    int queryCount(int tileEnd) {
        return group.length > 0 ? tileEnd : queries.size();
    }

    /** Rows of the query's own group, itself included, are no neighbours. */
    void leaveOut(int query, int start, int[] sums) {
        if (group.length == 0) {
            return;
        }
        int end = start + sums.length;
        for (int row = Math.max(query, start); row < end && group[row] == group[query]; row++) {
            sums[row - start] = NearestNeighbours.NONE;
        }
        int before = Math.min(query, end);
        while (before > start && group[before - 1] == group[query]) {
            before--;
            sums[before - start] = NearestNeighbours.NONE;
        }
    }
}
