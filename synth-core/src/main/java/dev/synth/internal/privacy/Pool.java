package dev.synth.internal.privacy;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of the tree, weighted so that they meet more pairs than a tree can join: iterative proportional fitting on rows
 * instead of cells (Deming and Stephan 1940). Not thread-safe.
 */
final class Pool {
    /** A cell that few rows of the pool are in cannot be made up for by weighing them ever more. */
    private static final double MOST_FACTOR = 4;

    private static final double MOST_WEIGHT = 30;

    private final int[][] codes;
    private final double[] weights;

    /** @param codes the bin of each row, column by column */
    Pool(int[][] codes) {
        this.codes = codes;
        this.weights = new double[codes[0].length];
        Arrays.fill(weights, 1);
    }

    /** The shares of the pairs of two columns' groups among the weighted rows. */
    double[] shares(int first, int second, Grouping rows, Grouping columns) {
        double[] shares = new double[rows.size() * columns.size()];
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            shares[cell(row, first, second, rows, columns)] += weights[row];
            sum += weights[row];
        }
        for (int cell = 0; cell < shares.length; cell++) {
            shares[cell] /= sum;
        }
        return shares;
    }

    private int cell(int row, int first, int second, Grouping rows, Grouping columns) {
        return rows.groups()[codes[first][row]] * columns.size() + columns.groups()[codes[second][row]];
    }

    /** Weighs the rows so that they meet these pairs, one after the other, so many times round. */
    void rake(List<PairTable> pairs, int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (PairTable pair : pairs) {
                double[] found = shares(pair.first(), pair.second(), pair.rows(), pair.columns());
                double[] factors = new double[found.length];
                for (int cell = 0; cell < found.length; cell++) {
                    double factor = found[cell] > 0 ? pair.shares()[cell] / found[cell] : 1;
                    factors[cell] = Math.max(1 / MOST_FACTOR, Math.min(MOST_FACTOR, factor));
                }
                for (int row = 0; row < weights.length; row++) {
                    double weight =
                            weights[row] * factors[cell(row, pair.first(), pair.second(), pair.rows(), pair.columns())];
                    weights[row] = Math.min(MOST_WEIGHT, weight);
                }
            }
        }
    }

    /**
     * Rows as often as they weigh (systematic sampling).
     *
     * @param place where to begin, 0 to 1
     * @return their numbers, ascending
     */
    int[] draw(int count, double place) {
        double step = Arrays.stream(weights).sum() / count;
        int[] drawn = new int[count];
        double reached = weights[0];
        int row = 0;
        for (int i = 0; i < count; i++) {
            double wanted = (i + place) * step;
            while (wanted >= reached && row < weights.length - 1) {
                row++;
                reached += weights[row];
            }
            drawn[i] = row;
        }
        return drawn;
    }
}
