package dev.synth.internal.sampling;

import dev.synth.internal.network.GeneratorWeights;

/**
 * The generator's arithmetic for a block of rows. Sums run over inputs in a fixed order, row by row, so that a row's
 * output does not depend on its neighbours. Holds its own buffers; not thread-safe.
 */
final class ForwardPass {
    private static final int ROWS_AT_ONCE = 4;

    private final GeneratorWeights weights;
    private final int rows;
    private final float[] noise;
    private final int[] places;
    private final float[] hidden1;
    private final float[] hidden2;
    private final float[] outputs;

    ForwardPass(GeneratorWeights weights, int rows) {
        this.weights = weights;
        this.rows = rows;
        this.noise = new float[rows * weights.latent()];
        this.places = new int[rows];
        this.hidden1 = new float[rows * weights.hidden()];
        this.hidden2 = new float[rows * weights.hidden()];
        this.outputs = new float[rows * weights.outputs()];
    }

    /** The noise, shape (rows, latent), to be filled in. */
    float[] noise() {
        return noise;
    }

    /** The place of each row's condition, −1 for none, to be filled in. */
    int[] places() {
        return places;
    }

    /** What the last {@link #run} put out, shape (rows, outputs). */
    float[] outputs() {
        return outputs;
    }

    /** Computes the first {@code used} rows. */
    void run(int used) {
        int hidden = weights.hidden();
        int latent = weights.latent();
        begin(hidden1, weights.bias1(), weights.weight1(), latent, hidden, used);
        addProduct(noise, latent, weights.weight1(), 0, hidden, hidden1, used);
        rectify(hidden1, used * hidden);
        begin(hidden2, weights.bias2(), weights.weight2(), hidden + latent, hidden, used);
        addProduct(hidden1, hidden, weights.weight2(), 0, hidden, hidden2, used);
        addProduct(noise, latent, weights.weight2(), hidden, hidden, hidden2, used);
        rectify(hidden2, used * hidden);
        int width = weights.outputs();
        begin(outputs, weights.bias3(), weights.weight3(), 2 * hidden + latent, width, used);
        addProduct(hidden2, hidden, weights.weight3(), 0, width, outputs, used);
        addProduct(hidden1, hidden, weights.weight3(), hidden, width, outputs, used);
        addProduct(noise, latent, weights.weight3(), 2 * hidden, width, outputs, used);
    }

    /** Starts each row with the bias and the weights of its condition, a one-hot input. */
    private void begin(float[] target, float[] bias, float[] matrix, int conditionRow, int width, int used) {
        for (int row = 0; row < used; row++) {
            System.arraycopy(bias, 0, target, row * width, width);
            if (places[row] >= 0) {
                int from = (conditionRow + places[row]) * width;
                for (int j = 0; j < width; j++) {
                    target[row * width + j] += matrix[from + j];
                }
            }
        }
    }

    /** Adds the product of inputs, shape (rows, count), and the matrix rows from {@code firstRow} on. */
    private void addProduct(
            float[] inputs, int count, float[] matrix, int firstRow, int width, float[] target, int used) {
        int padded = Math.min(rows, (used + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE * ROWS_AT_ONCE);
        int row = 0;
        for (; row + ROWS_AT_ONCE <= padded; row += ROWS_AT_ONCE) {
            for (int k = 0; k < count; k++) {
                axpy4(inputs, row * count + k, count, matrix, (firstRow + k) * width, width, target, row * width);
            }
        }
    }

    private static void axpy4(
            float[] inputs, int at, int stride, float[] matrix, int from, int width, float[] target, int to) {
        float a = inputs[at];
        float b = inputs[at + stride];
        float c = inputs[at + 2 * stride];
        float d = inputs[at + 3 * stride];
        int to1 = to + width;
        int to2 = to1 + width;
        int to3 = to2 + width;
        for (int j = 0; j < width; j++) {
            float w = matrix[from + j];
            target[to + j] += a * w;
            target[to1 + j] += b * w;
            target[to2 + j] += c * w;
            target[to3 + j] += d * w;
        }
    }

    private static void rectify(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(0f, values[i]);
        }
    }
}
