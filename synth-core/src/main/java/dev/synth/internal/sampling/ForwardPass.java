package dev.synth.internal.sampling;

import dev.synth.internal.network.GeneratorWeights;

/**
 * The generator's arithmetic for a block of rows that get to know one field after another. What is known is added to each
 * layer's sums once, when it becomes known; a pass adds noise and the layers below. Sums run in a fixed order, row by row,
 * so a row's output does not depend on its neighbours. Holds its own buffers; not thread-safe.
 */
final class ForwardPass {
    private static final int AT_ONCE = 8;

    private final GeneratorWeights weights;
    private final float[] noise;
    private final float[] known1;
    private final float[] known2;
    private final float[] known3;
    private final float[] hidden1;
    private final float[] hidden2;
    private final float[] outputs;
    private final int[] active;

    ForwardPass(GeneratorWeights weights, int rows) {
        this.weights = weights;
        this.noise = new float[rows * weights.latent()];
        this.known1 = new float[rows * weights.hidden()];
        this.known2 = new float[rows * weights.hidden()];
        this.known3 = new float[rows * weights.outputs()];
        this.hidden1 = new float[rows * weights.hidden()];
        this.hidden2 = new float[rows * weights.hidden()];
        this.outputs = new float[rows * weights.outputs()];
        this.active = new int[Math.max(weights.hidden(), weights.latent()) + AT_ONCE];
    }

    /** The noise, shape (rows, latent), to be filled in before each pass. */
    float[] noise() {
        return noise;
    }

    /** Logits, shape (rows, outputs); those of the fields last asked for are valid. */
    float[] outputs() {
        return outputs;
    }

    /** Forgets everything about a row. */
    void begin(int row) {
        System.arraycopy(weights.bias1(), 0, known1, row * weights.hidden(), weights.hidden());
        System.arraycopy(weights.bias2(), 0, known2, row * weights.hidden(), weights.hidden());
        System.arraycopy(weights.bias3(), 0, known3, row * weights.outputs(), weights.outputs());
    }

    /** Tells a row the value of one of its features. */
    void tell(int row, int feature, float value) {
        int hidden = weights.hidden();
        int latent = weights.latent();
        add(value, weights.weight1(), latent + feature, hidden, known1, row * hidden);
        add(value, weights.weight2(), hidden + latent + feature, hidden, known2, row * hidden);
        add(
                value,
                weights.weight3(),
                2 * hidden + latent + feature,
                weights.outputs(),
                known3,
                row * weights.outputs());
    }

    private static void add(float factor, float[] matrix, int matrixRow, int width, float[] target, int to) {
        int from = matrixRow * width;
        for (int j = 0; j < width; j++) {
            target[to + j] += factor * matrix[from + j];
        }
    }

    /** Computes the hidden layers of a row from its noise and what it knows. */
    void hidden(int row) {
        int hidden = weights.hidden();
        int latent = weights.latent();
        int at = row * hidden;
        System.arraycopy(known1, at, hidden1, at, hidden);
        addProduct(noise, row * latent, latent, weights.weight1(), 0, hidden, 0, hidden, hidden1, at);
        rectify(hidden1, at, hidden);
        System.arraycopy(known2, at, hidden2, at, hidden);
        addProduct(hidden1, at, hidden, weights.weight2(), 0, hidden, 0, hidden, hidden2, at);
        addProduct(noise, row * latent, latent, weights.weight2(), hidden, hidden, 0, hidden, hidden2, at);
        rectify(hidden2, at, hidden);
    }

    /** Computes a row's logits from {@code offset} on. */
    void logits(int row, int offset, int count) {
        int hidden = weights.hidden();
        int width = weights.outputs();
        int to = row * width + offset;
        System.arraycopy(known3, to, outputs, to, count);
        float[] matrix = weights.weight3();
        addProduct(hidden2, row * hidden, hidden, matrix, 0, width, offset, count, outputs, to);
        addProduct(hidden1, row * hidden, hidden, matrix, hidden, width, offset, count, outputs, to);
        int latent = weights.latent();
        addProduct(noise, row * latent, latent, matrix, 2 * hidden, width, offset, count, outputs, to);
    }

    /**
     * Adds the product of a row of inputs and columns {@code offset} on of the matrix rows from {@code firstRow} on;
     * inputs of zero, half of what a rectifier gives, are passed over.
     */
    private void addProduct(
            float[] inputs,
            int at,
            int count,
            float[] matrix,
            int firstRow,
            int width,
            int offset,
            int columns,
            float[] target,
            int to) {
        int used = 0;
        for (int k = 0; k < count; k++) {
            if (inputs[at + k] != 0) {
                active[used++] = k;
            }
        }
        int first = firstRow * width + offset;
        int k = 0;
        for (; k + AT_ONCE <= used; k += AT_ONCE) {
            add8(inputs, at, k, matrix, first, width, columns, target, to);
        }
        for (; k < used; k++) {
            float factor = inputs[at + active[k]];
            int from = first + active[k] * width;
            for (int j = 0; j < columns; j++) {
                target[to + j] += factor * matrix[from + j];
            }
        }
    }

    private void add8(
            float[] inputs, int at, int k, float[] matrix, int first, int width, int columns, float[] target, int to) {
        float a = inputs[at + active[k]];
        float b = inputs[at + active[k + 1]];
        float c = inputs[at + active[k + 2]];
        float d = inputs[at + active[k + 3]];
        float e = inputs[at + active[k + 4]];
        float f = inputs[at + active[k + 5]];
        float g = inputs[at + active[k + 6]];
        float h = inputs[at + active[k + 7]];
        int ia = first + active[k] * width;
        int ib = first + active[k + 1] * width;
        int ic = first + active[k + 2] * width;
        int id = first + active[k + 3] * width;
        int ie = first + active[k + 4] * width;
        int jf = first + active[k + 5] * width;
        int ig = first + active[k + 6] * width;
        int ih = first + active[k + 7] * width;
        for (int j = 0; j < columns; j++) {
            float low = a * matrix[ia + j] + b * matrix[ib + j] + c * matrix[ic + j] + d * matrix[id + j];
            float high = e * matrix[ie + j] + f * matrix[jf + j] + g * matrix[ig + j] + h * matrix[ih + j];
            target[to + j] += low + high;
        }
    }

    private static void rectify(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            values[i] = Math.max(0f, values[i]);
        }
    }
}
