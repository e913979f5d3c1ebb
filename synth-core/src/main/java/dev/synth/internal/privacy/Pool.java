package dev.synth.internal.privacy;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows weighted so that they meet pairs that whatever drew them does not: iterative proportional fitting on rows instead of cells
 * (Deming and Stephan 1940). A row's weight is the product of one factor for each pair, up to a bound, so that it can be told
 * for other rows too. Not thread-safe.
 */
final class Pool {
    /** A cell that few rows of the pool are in cannot be made up for by weighing them ever more. */
    private static final double MOST_CHANGE = 4;

    private static final double MOST_FACTOR = 64;

    private final int[][] codes;
    private final double mostWeight;
    private final double doubt;
    /** Each row's product of factors, beyond the bound too. */
    private final double[] products;

    private final Map<PairTable, double[]> factors = new IdentityHashMap<>();
    private double scale = 1;

    /**
     * Rows that weigh the same.
     *
     * @param codes the bin of each row, column by column; {@link SurveyedColumn#UNLISTED} counts for nothing
     * @param mostWeight that a row may have, 1 being the mean
     * @param doubt rows by which each factor is held at 1, so that rows of no pool come near the pairs as well (the mode under a
     *     gamma prior on what the cell has too much); 0 for these rows alone
     */
    Pool(int[][] codes, double mostWeight, double doubt) {
        this.codes = codes;
        this.doubt = doubt;
        this.mostWeight = mostWeight;
        this.products = new double[codes[0].length];
        Arrays.fill(products, 1);
    }

    /** The shares of the pairs of two columns' groups among the weighted rows. */
    double[] shares(int first, int second, Grouping rows, Grouping columns) {
        double[] shares = new double[rows.size() * columns.size()];
        double sum = 0;
        for (int row = 0; row < products.length; row++) {
            int cell = cell(row, first, second, rows, columns);
            if (cell != SurveyedColumn.UNLISTED) {
                shares[cell] += weight(row);
                sum += weight(row);
            }
        }
        for (int cell = 0; cell < shares.length && sum > 0; cell++) {
            shares[cell] /= sum;
        }
        return shares;
    }

    private double weight(int row) {
        return Math.min(mostWeight, products[row]);
    }

    private int cell(int row, int first, int second, Grouping rows, Grouping columns) {
        int a = codes[first][row];
        int b = codes[second][row];
        return a == SurveyedColumn.UNLISTED || b == SurveyedColumn.UNLISTED
                ? SurveyedColumn.UNLISTED
                : rows.groups()[a] * columns.size() + columns.groups()[b];
    }

    /** Weighs the rows so that they meet these pairs, one after the other, so many times round. */
    void rake(List<PairTable> pairs, int rounds) {
        for (int round = 0; round < rounds; round++) {
            pairs.forEach(this::meet);
        }
    }

    private void meet(PairTable pair) {
        double[] found = shares(pair.first(), pair.second(), pair.rows(), pair.columns());
        double[] known = factors.computeIfAbsent(pair, fresh -> ones(found.length));
        double[] changes = new double[found.length];
        for (int cell = 0; cell < found.length; cell++) {
            double next = found[cell] > 0 ? factor(known[cell], found[cell], pair.shares()[cell]) : known[cell];
            changes[cell] = next / known[cell];
            known[cell] = next;
        }
        double sum = 0;
        for (int row = 0; row < products.length; row++) {
            int cell = cell(row, pair.first(), pair.second(), pair.rows(), pair.columns());
            products[row] *= cell == SurveyedColumn.UNLISTED ? 1 : changes[cell];
            sum += weight(row);
        }
        double mean = sum / products.length;
        scale /= mean;
        for (int row = 0; row < products.length; row++) {
            products[row] /= mean;
        }
    }

    private double factor(double known, double found, double wanted) {
        double prior = doubt / products.length;
        double next = (wanted + prior) / (found / known + prior);
        next = between(known / MOST_CHANGE, next, known * MOST_CHANGE);
        return between(1 / MOST_FACTOR, next, MOST_FACTOR);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double between(double low, double value, double high) {
        return Math.max(low, Math.min(high, value));
    }

    /** What rows in each cell of a pair that was met weigh in proportion to others. */
    double[] factors(PairTable pair) {
        return factors.get(pair).clone();
    }

    /** The factor of every row besides those of its cells. */
    double scale() {
        return scale;
    }

    /**
     * Rows as often as they weigh (systematic sampling).
     *
     * @param place where to begin, 0 to 1
     * @return their numbers, ascending
     */
    int[] draw(int count, double place) {
        double sum = 0;
        for (int row = 0; row < products.length; row++) {
            sum += weight(row);
        }
        double step = sum / count;
        int[] drawn = new int[count];
        double reached = weight(0);
        int row = 0;
        for (int i = 0; i < count; i++) {
            double wanted = (i + place) * step;
            while (wanted >= reached && row < products.length - 1) {
                row++;
                reached += weight(row);
            }
            drawn[i] = row;
        }
        return drawn;
    }
}
