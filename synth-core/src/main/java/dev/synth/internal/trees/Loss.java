package dev.synth.internal.trees;

import java.util.Arrays;

/** What boosting minimises: the loss of a row as a function of its margins, one per output. */
interface Loss {
    /** The number of margins per row. */
    int outputs();

    /** The margin of every row before the first tree. */
    double start(int output);

    /**
     * Writes the first and second derivatives of each row's loss.
     *
     * @param margins shape (outputs, rows)
     * @param gradients shape (outputs, rows), overwritten
     * @param curvatures shape (outputs, rows), overwritten
     */
    void derive(double[][] margins, double[][] gradients, double[][] curvatures);

    /** Half the squared error of a number. */
    record Squared(double[] target) implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double start(int output) {
            return Arrays.stream(target).average().orElse(0);
        }

        @Override
        public void derive(double[][] margins, double[][] gradients, double[][] curvatures) {
            for (int row = 0; row < target.length; row++) {
                gradients[0][row] = margins[0][row] - target[row];
                curvatures[0][row] = 1;
            }
        }
    }

    /** The log loss of class 1 against class 0. */
    record Logistic(int[] labels) implements Loss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double start(int output) {
            double ones = Arrays.stream(labels).sum();
            return Math.log((ones + 0.5) / (labels.length - ones + 0.5));
        }

        @Override
        public void derive(double[][] margins, double[][] gradients, double[][] curvatures) {
            for (int row = 0; row < labels.length; row++) {
                double probability = 1 / (1 + Math.exp(-margins[0][row]));
                gradients[0][row] = probability - labels[row];
                curvatures[0][row] = probability * (1 - probability);
            }
        }
    }

    /** The cross-entropy of several classes. */
    record Softmax(int[] labels, int outputs) implements Loss {
        @Override
        public double start(int output) {
            long count = Arrays.stream(labels).filter(label -> label == output).count();
            return Math.log((count + 0.5) / (labels.length + 0.5 * outputs));
        }

        @Override
        public void derive(double[][] margins, double[][] gradients, double[][] curvatures) {
            for (int row = 0; row < labels.length; row++) {
                double greatest = Double.NEGATIVE_INFINITY;
                for (double[] margin : margins) {
                    greatest = Math.max(greatest, margin[row]);
                }
                double sum = 0;
                for (int k = 0; k < outputs; k++) {
                    gradients[k][row] = Math.exp(margins[k][row] - greatest);
                    sum += gradients[k][row];
                }
                for (int k = 0; k < outputs; k++) {
                    double probability = gradients[k][row] / sum;
                    gradients[k][row] = probability - (labels[row] == k ? 1 : 0);
                    curvatures[k][row] = probability * (1 - probability);
                }
            }
        }
    }
}
