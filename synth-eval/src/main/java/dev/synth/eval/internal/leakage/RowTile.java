package dev.synth.eval.internal.leakage;

import dev.synth.eval.internal.leakage.LevelPacking.Pack;
import java.util.Arrays;

/**
 * Some consecutive targets, and how far each of them is from one query at a time. Not thread-safe.
 *
 * <p>The loops are written for the compiler's vectoriser: one column at a time over whole arrays, no branch, nothing but
 * whole-number additions and absolute values. That is why sums are twice the distance: 2·min(u, s) = u + s − |u − s|.
 */
final class RowTile {
    /** Rows per tile: its columns stay in the second-level cache, its sums in the first. */
    static final int ROWS = 1024;

    private static final int BYTES = 0x01010101;

    private final RowPairs pairs;
    private final int start;
    private final int[][] line;
    private final int[][] level;
    private final int[] sums;
    private final int[] largest;
    private final int[] mismatches;

    RowTile(RowPairs pairs, int start) {
        this.pairs = pairs;
        this.start = start;
        int end = Math.min(pairs.targets().size(), start + ROWS);
        this.line = pairs.line(start, end);
        this.level = pairs.level(start, end);
        this.sums = new int[end - start];
        this.largest = new int[end - start];
        this.mismatches = new int[end - start];
    }

    /** The first row's number. */
    int start() {
        return start;
    }

    int size() {
        return sums.length;
    }

    /** How many queries, from the first, are to be compared with. */
    int queryCount() {
        return pairs.queryCount(start + sums.length);
    }

    /** Twice the scaled distance of each row to a query; the array is overwritten by the next call. */
    int[] sums(int query) {
        int step = pairs.targets().step();
        Arrays.fill(sums, line.length * step);
        for (int c = 0; c < line.length; c++) {
            addLine(line[c], pairs.queries().line()[c][query], step, sums);
        }
        for (int from = 0; from < level.length; from += LevelPacking.PACKS_TO_A_COUNT) {
            countMismatches(from, query);
            addMismatches(mismatches, 2 * step, sums);
        }
        pairs.leaveOut(query, start, sums);
        return sums;
    }

    /** The same without the column in which a row differs most from the query. */
    int[] sumsWithoutLargest(int query) {
        int step = pairs.targets().step();
        sums(query);
        Arrays.fill(largest, 0);
        for (int c = 0; c < line.length; c++) {
            raise(line[c], pairs.queries().line()[c][query], largest);
        }
        for (int from = 0; from < level.length; from += LevelPacking.PACKS_TO_A_COUNT) {
            countMismatches(from, query);
            raiseWhere(mismatches, step, largest);
        }
        subtract(largest, step, sums);
        pairs.leaveOut(query, start, sums);
        return sums;
    }

    private void countMismatches(int from, int query) {
        Arrays.fill(mismatches, 0);
        for (int p = from; p < Math.min(level.length, from + LevelPacking.PACKS_TO_A_COUNT); p++) {
            Pack pack = pairs.pack(p);
            count(level[p], pairs.queryLevel(p, query), pack.carry(), pack.shift(), pack.ones(), mismatches);
        }
    }

    private static void addLine(int[] column, int query, int step, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int apart = Math.abs(column[j] - query);
            sums[j] += apart - Math.abs(apart - step);
        }
    }

    private static void count(int[] packed, int query, int carry, int shift, int ones, int[] mismatches) {
        for (int j = 0; j < mismatches.length; j++) {
            mismatches[j] += (((packed[j] ^ query) + carry) >>> shift) & ones;
        }
    }

    private static void addMismatches(int[] mismatches, int mismatch, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += ((mismatches[j] * BYTES) >>> 24) * mismatch;
        }
    }

    private static void raise(int[] column, int query, int[] largest) {
        for (int j = 0; j < largest.length; j++) {
            int less = largest[j] - Math.abs(column[j] - query);
            largest[j] -= less & (less >> 31);
        }
    }

    private static void raiseWhere(int[] mismatches, int step, int[] largest) {
        for (int j = 0; j < largest.length; j++) {
            largest[j] |= (-mismatches[j] >> 31) & step;
        }
    }

    private static void subtract(int[] largest, int step, int[] sums) {
        for (int j = 0; j < sums.length; j++) {
            int apart = largest[j];
            sums[j] -= apart + step - Math.abs(apart - step);
        }
    }
}
