package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pearson correlations of the numeric columns of one table, over the rows where neither value is missing.
 *
 * <p>A correlation that is undefined, because a column is constant over those rows or there are fewer than two, counts
 * as 0: such a column says nothing about the other.
 */
final class Correlations {
    /** Variances below this share of a column's own are rounding. */
    private static final double CONSTANT = 1e-20;

    private final double[][] scores;
    private final boolean[] complete;

    private Correlations(double[][] scores, boolean[] complete) {
        this.scores = scores;
        this.complete = complete;
    }

    /** The correlations of a table's numeric columns. */
    static Correlations of(Table table) {
        int columns = table.schema().size();
        double[][] scores = new double[columns][];
        boolean[] complete = new boolean[columns];
        IntStream.range(0, columns)
                .parallel()
                .filter(c -> table.schema().column(c).kind().isNumeric())
                .forEach(c -> {
                    double[] values = Numbers.of(table, c);
                    complete[c] = Arrays.stream(values).noneMatch(Double::isNaN);
                    scores[c] = standardised(values);
                });
        return new Correlations(scores, complete);
    }

    /** The correlation of the numeric columns at these positions. */
    double between(int a, int b) {
        return complete[a] && complete[b] ? meanProduct(scores[a], scores[b]) : pairwiseComplete(scores[a], scores[b]);
    }

    /** The values less their mean, over their standard deviation; all 0 for a constant column, NaN where missing. */
    private static double[] standardised(double[] values) {
        double[] sorted = Numbers.sorted(values);
        if (sorted.length == 0) {
            return values;
        }
        double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        if (sorted[0] == sorted[sorted.length - 1]) {
            return Arrays.stream(values)
                    .map(value -> Double.isNaN(value) ? value : 0)
                    .toArray();
        }
        double mean = Arrays.stream(sorted).map(value -> value / scale).sum() / sorted.length;
        double variance = Arrays.stream(sorted)
                        .map(value -> (value / scale - mean) * (value / scale - mean))
                        .sum()
                / sorted.length;
        double deviation = Math.sqrt(variance);
        return Arrays.stream(values)
                .map(value -> (value / scale - mean) / deviation)
                .toArray();
    }

    private static double meanProduct(double[] x, double[] y) {
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            sum += x[row] * y[row];
        }
        return x.length == 0 ? 0 : bounded(sum / x.length);
    }

    private static double pairwiseComplete(double[] x, double[] y) {
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row] + y[row])) {
                n++;
                meanX += x[row];
                meanY += y[row];
            }
        }
        meanX /= Math.max(1, n);
        meanY /= Math.max(1, n);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row] + y[row])) {
                double dx = x[row] - meanX;
                double dy = y[row] - meanY;
                xx += dx * dx;
                yy += dy * dy;
                xy += dx * dy;
            }
        }
        return xx <= CONSTANT * n || yy <= CONSTANT * n ? 0 : bounded(xy / Math.sqrt(xx * yy));
    }

    private static double bounded(double correlation) {
        return Math.max(-1, Math.min(1, correlation));
    }
}
