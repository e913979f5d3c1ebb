package dev.synth.eval.internal.metrics;

/**
 * The total variation distance that two tables of counts would have on average if their rows were dealt to them at random.
 *
 * <p>Exact: of a cell that {@code K} of all {@code N} rows fall into, the first table's {@code n} rows get a hypergeometric
 * number, whose mean absolute deviation is {@code 2/N · k · (N − K − n + k) · P(k)} with {@code k} the least whole number
 * above the mean (Diaconis and Zabell 1991). Rows that belong together, such as those of one entity, vary more than this.
 */
final class SamplingNoise {
    private final int first;
    private final int rows;
    private final double[] logFactorial;

    /** For two tables of so many rows. */
    SamplingNoise(int first, int second) {
        this.first = first;
        this.rows = first + second;
        this.logFactorial = new double[rows + 1];
        for (int n = 2; n <= rows; n++) {
            logFactorial[n] = logFactorial[n - 1] + Math.log(n);
        }
    }

    /** The mean distance over all ways to deal the rows, 0 to 1; 0 if a table has no row. */
    double expectedDistance(int[] a, int[] b) {
        int second = rows - first;
        if (first == 0 || second == 0) {
            return 0;
        }
        double sum = 0;
        for (int cell = 0; cell < a.length; cell++) {
            sum += meanDeviation(a[cell] + b[cell]);
        }
        return Math.min(1, sum * rows / (2.0 * first * second));
    }

    /** The mean absolute deviation of the first table's rows in a cell of so many rows. */
    private double meanDeviation(int cell) {
        int k = (int) ((long) first * cell / rows) + 1;
        if (k > first || k > cell) {
            return 0;
        }
        int others = rows - cell - first + k;
        double probability = Math.exp(choose(cell, k) + choose(rows - cell, first - k) - choose(rows, first));
        return 2.0 / rows * k * others * probability;
    }

    private double choose(int n, int k) {
        return k > n ? Double.NEGATIVE_INFINITY : logFactorial[n] - logFactorial[k] - logFactorial[n - k];
    }
}
