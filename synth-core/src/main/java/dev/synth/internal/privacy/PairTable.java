package dev.synth.internal.privacy;

import java.util.Arrays;

/**
 * How two columns go together: the shares of their groups' pairs.
 *
 * @param first position of a column among the surveyed ones
 * @param second position of another
 * @param rows the first one's groups
 * @param columns the second one's
 * @param shares row by row; they add up to 1 and, over rows and columns, to the groups' shares
 */
record PairTable(int first, int second, Grouping rows, Grouping columns, double[] shares) {
    private static final int ROUNDS = 200;
    private static final double CLOSE = 1e-9;
    /** No pair is held to be impossible: the noise could not have told. */
    private static final double FLOOR = 1e-4;

    /** The shares of pairs if the columns were independent. */
    static double[] independent(Grouping rows, Grouping columns) {
        double rowSum = Arrays.stream(rows.masses()).sum();
        double columnSum = Arrays.stream(columns.masses()).sum();
        double[] expected = new double[rows.size() * columns.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] =
                    (rows.masses()[i / columns.size()] / rowSum) * (columns.masses()[i % columns.size()] / columnSum);
        }
        return expected;
    }

    /**
     * Fits a table to noisy counts. They are drawn towards what was expected by as much as their noise is of their distance
     * from it (James and Stein 1961), made possible, and raked to the columns' own shares (Deming and Stephan 1940).
     *
     * @param guess the shares that were expected
     */
    static PairTable fit(int first, int second, Grouping rows, Grouping columns, double[] guess, Curator.Noisy noisy) {
        double total = Math.max(1, Arrays.stream(noisy.counts()).sum());
        double[] expected = Arrays.stream(guess).map(share -> share * total).toArray();
        double distance = 0;
        for (int i = 0; i < expected.length; i++) {
            distance += Math.pow(noisy.counts()[i] - expected[i], 2);
        }
        double noise = (expected.length - 2) * noisy.deviation() * noisy.deviation();
        double trust = Math.max(0, 1 - noise / Math.max(distance, Double.MIN_NORMAL));
        double[] drawn = new double[expected.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = expected[i] + trust * (noisy.counts()[i] - expected[i]);
        }
        double[] shares = Projection.onto(drawn, total);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.max(shares[i], FLOOR * expected[i]);
        }
        rake(shares, shares(rows), shares(columns));
        return new PairTable(first, second, rows, columns, shares);
    }

    private static double[] shares(Grouping grouping) {
        double sum = Arrays.stream(grouping.masses()).sum();
        return Arrays.stream(grouping.masses()).map(mass -> mass / sum).toArray();
    }

    private static void rake(double[] cells, double[] rows, double[] columns) {
        for (int round = 0; round < ROUNDS; round++) {
            double worst = scale(cells, rows, columns.length, 1);
            worst = Math.max(worst, scale(cells, columns, 1, columns.length));
            if (worst < CLOSE) {
                return;
            }
        }
    }

    /** Scales each line of cells to its target; how far the sums were off. */
    private static double scale(double[] cells, double[] targets, int lineStride, int cellStride) {
        int length = cells.length / targets.length;
        double worst = 0;
        for (int line = 0; line < targets.length; line++) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += cells[line * lineStride + i * cellStride];
            }
            worst = Math.max(worst, Math.abs(sum - targets[line]));
            double factor = sum > 0 ? targets[line] / sum : 0;
            for (int i = 0; i < length; i++) {
                cells[line * lineStride + i * cellStride] *= factor;
            }
        }
        return worst;
    }

    /** The shares of the second column's groups among the rows of this group of the first, or the other way round. */
    double[] given(int group, boolean ofSecond) {
        double[] shares = new double[ofSecond ? columns.size() : rows.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = ofSecond ? this.shares[group * columns.size() + i] : this.shares[i * columns.size() + group];
        }
        return shares;
    }
}
