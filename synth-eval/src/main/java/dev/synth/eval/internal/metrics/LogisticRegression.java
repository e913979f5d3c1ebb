package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.Arrays;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Logistic regression of two classes on {@link MixedRows}, fitted by L-BFGS with a ridge penalty of
 * {@code ½·‖w‖²} on the summed log loss.
 */
final class LogisticRegression {
    private static final int CORRECTIONS = 5;
    private static final double TOLERANCE = 1e-5;
    private static final int MAX_ITERATIONS = 200;

    private final MixedEncoder encoder;
    private final double[] weights;

    private LogisticRegression(MixedEncoder encoder, double[] weights) {
        this.encoder = encoder;
        this.weights = weights;
    }

    /**
     * Learns to tell the classes apart.
     *
     * @param labels 0 or 1 by row
     */
    static LogisticRegression fit(Table table, int[] labels) {
        MixedEncoder encoder = MixedEncoder.fit(table);
        Loss loss = new Loss(encoder.encode(table), labels);
        double[] weights = new double[loss.width()];
        BFGS.minimize(loss, CORRECTIONS, weights, TOLERANCE, MAX_ITERATIONS);
        return new LogisticRegression(encoder, weights);
    }

    /** The log odds of class 1 for each row. */
    double[] scores(Table table) {
        MixedRows rows = encoder.encode(table);
        double[] scores = new double[rows.size()];
        int[] offsets = offsets(rows);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = score(rows, row, offsets, weights);
        }
        return scores;
    }

    /** Where each span's weights start: after the intercept and the weights of the numbers; then the total width. */
    private static int[] offsets(MixedRows rows) {
        int[] offsets = new int[rows.spans().length + 1];
        offsets[0] = 1 + (rows.size() == 0 ? 0 : rows.numbers()[0].length);
        for (int span = 0; span < rows.spans().length; span++) {
            offsets[span + 1] = offsets[span] + rows.spans()[span];
        }
        return offsets;
    }

    private static double score(MixedRows rows, int row, int[] offsets, double[] weights) {
        double sum = weights[0];
        double[] numbers = rows.numbers()[row];
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[1 + i] * numbers[i];
        }
        int[] codes = rows.codes()[row];
        for (int span = 0; span < codes.length; span++) {
            sum += weights[offsets[span] + codes[span]];
        }
        return sum;
    }

    /** The mean penalised log loss and its gradient. */
    private static final class Loss implements DifferentiableMultivariateFunction {
        private static final long serialVersionUID = 1L; // the interface is Serializable; this is never serialised

        private final transient MixedRows rows;
        private final transient int[] labels;
        private final transient int[] offsets;

        Loss(MixedRows rows, int[] labels) {
            this.rows = rows;
            this.labels = labels;
            this.offsets = offsets(rows);
        }

        int width() {
            return offsets[offsets.length - 1];
        }

        @Override
        public double f(double[] weights) {
            return g(weights, new double[weights.length]);
        }

        @Override
        public double g(double[] weights, double[] gradient) {
            Arrays.fill(gradient, 0);
            double loss = 0;
            for (int row = 0; row < rows.size(); row++) {
                double score = score(rows, row, offsets, weights);
                double sign = labels[row] == 1 ? 1 : -1;
                double margin = sign * score;
                loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
                add(row, -sign / (1 + Math.exp(margin)), gradient);
            }
            int n = rows.size();
            loss /= n;
            for (int i = 0; i < weights.length; i++) {
                double penalised = i == 0 ? 0 : weights[i];
                loss += penalised * penalised / (2 * n);
                gradient[i] = (gradient[i] + penalised) / n;
            }
            return loss;
        }

        private void add(int row, double slope, double[] gradient) {
            gradient[0] += slope;
            double[] numbers = rows.numbers()[row];
            for (int i = 0; i < numbers.length; i++) {
                gradient[1 + i] += slope * numbers[i];
            }
            int[] codes = rows.codes()[row];
            for (int span = 0; span < codes.length; span++) {
                gradient[offsets[span] + codes[span]] += slope;
            }
        }
    }
}
