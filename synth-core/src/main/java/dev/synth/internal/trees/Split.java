package dev.synth.internal.trees;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A leaf cut in two.
 *
 * @param left the bins of {@code column} that go left
 * @param gain by how much the loss falls, to second order
 */
record Split(int column, BitSet left, double gain) {
    private static final double MIN_GAIN = 1e-6;
    private static final double RIDGE = 1;

    /** Levels are sorted by their own gradients before they are cut, which fits noise: a stiffer ridge counters that. */
    private static final double LEVEL_RIDGE = 10;

    /**
     * The best split of a leaf, or null if none improves it.
     *
     * @param leastRows that each side must hold
     */
    static @Nullable Split best(BinnedTable table, Histogram histogram, int leastRows) {
        Split best = null;
        for (int c = 0; c < table.columns(); c++) {
            Split split = new Search(histogram, c, table.sizes()[c], table.ordered()[c], leastRows).best();
            if (split != null && (best == null || split.gain > best.gain)) {
                best = split;
            }
        }
        return best;
    }

    /** The value of a leaf that lowers the loss most, to second order. */
    static double leafValue(double gradient, double curvature) {
        return -gradient / (curvature + RIDGE);
    }

    /** The search over one column. */
    private static final class Search {
        private final Histogram histogram;
        private final int column;
        private final int missing;
        private final boolean ordered;
        private final double ridge;
        private final int leastRows;
        private double gradients;
        private double curvatures;
        private double rows;
        private double bestGain = MIN_GAIN;
        private int @Nullable [] bestOrder;
        private int bestLength;

        Search(Histogram histogram, int column, int size, boolean ordered, int leastRows) {
            this.leastRows = leastRows;
            this.histogram = histogram;
            this.column = column;
            this.missing = size - 1;
            this.ordered = ordered;
            this.ridge = ordered ? RIDGE : LEVEL_RIDGE;
            for (int bin = 0; bin < size; bin++) {
                gradients += histogram.gradient(column, bin);
                curvatures += histogram.curvature(column, bin);
                rows += histogram.rows(column, bin);
            }
        }

        @Nullable
        Split best() {
            if (ordered) {
                scan(ascending(false));
                if (histogram.rows(column, missing) > 0) {
                    scan(ascending(true));
                }
            } else {
                scan(byGradient());
            }
            if (bestOrder == null) {
                return null;
            }
            BitSet left = new BitSet(missing + 1);
            for (int i = 0; i < bestLength; i++) {
                left.set(bestOrder[i]);
            }
            return new Split(column, left, bestGain);
        }

        private int[] ascending(boolean missingFirst) {
            int[] order = new int[missing + 1];
            for (int bin = 0; bin < missing; bin++) {
                order[bin + (missingFirst ? 1 : 0)] = bin;
            }
            order[missingFirst ? 0 : missing] = missing;
            return order;
        }

        /** The bins that have rows, by mean gradient: the best cut in two of any kind is a cut of this order. */
        private int[] byGradient() {
            return IntStream.rangeClosed(0, missing)
                    .filter(bin -> histogram.rows(column, bin) > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            bin -> histogram.gradient(column, bin) / (histogram.curvature(column, bin) + LEVEL_RIDGE)))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private void scan(int[] order) {
            double parent = gradients * gradients / (curvatures + ridge);
            double gradient = 0;
            double curvature = 0;
            double leftRows = 0;
            for (int i = 0; i < order.length - 1; i++) {
                gradient += histogram.gradient(column, order[i]);
                curvature += histogram.curvature(column, order[i]);
                leftRows += histogram.rows(column, order[i]);
                if (leftRows < leastRows) {
                    continue;
                }
                if (rows - leftRows < leastRows) {
                    break;
                }
                double rest = gradients - gradient;
                double gain = gradient * gradient / (curvature + ridge)
                        + rest * rest / (curvatures - curvature + ridge)
                        - parent;
                if (gain > bestGain) {
                    bestGain = gain;
                    bestOrder = order;
                    bestLength = i + 1;
                }
            }
        }
    }
}
