package dev.synth.internal.sampling;

import java.util.Arrays;

/**
 * The generator's arithmetic for one row that gets to know one field after another. What is known is added to each layer's
 * sums once, when it becomes known; a pass adds noise and the layers below. Sums run in a fixed order of plain additions
 * and multiplications, so the outputs are the same on every machine. Holds its own buffers; not thread-safe.
 */
final class ForwardPass {
    private static final int AT_ONCE = 4;

    private final SamplingWeights weights;
    private final float[] noise;
    private final float[] known1;
    private final float[] known2;
    private final float[] known3;
    private final float[] hidden1;
    private final float[] hidden2;
    private final int[] active;

    ForwardPass(SamplingWeights weights) {
        this.weights = weights;
        this.noise = new float[weights.latent()];
        this.known1 = new float[weights.hidden()];
        this.known2 = new float[weights.hidden()];
        this.known3 = new float[weights.source().outputs()];
        this.hidden1 = new float[weights.hidden()];
        this.hidden2 = new float[weights.hidden()];
        this.active = new int[Math.max(weights.hidden(), weights.latent())];
    }

    /** The noise, to be filled in before each pass. */
    float[] noise() {
        return noise;
    }

    /** Begins a row of which nothing is known. */
    void begin() {
        System.arraycopy(weights.source().bias1(), 0, known1, 0, known1.length);
        System.arraycopy(weights.source().bias2(), 0, known2, 0, known2.length);
        System.arraycopy(weights.source().bias3(), 0, known3, 0, known3.length);
    }

    /** Makes the value of one of the row's features known. */
    void tell(int feature, float value) {
        int input = weights.latent() + feature;
        add(value, weights.layer1()[input], known1);
        add(value, weights.layer2()[weights.hidden() + input], known2);
        add(value, weights.layer3()[2 * weights.hidden() + input], known3);
    }

    /** Computes the hidden layers from the noise and what is known. */
    void think() {
        int hidden = weights.hidden();
        System.arraycopy(known1, 0, hidden1, 0, hidden);
        addProduct(noise, weights.layer1(), 0, hidden1);
        rectify(hidden1);
        System.arraycopy(known2, 0, hidden2, 0, hidden);
        addProduct(hidden1, weights.layer2(), 0, hidden2);
        addProduct(noise, weights.layer2(), hidden, hidden2);
        rectify(hidden2);
    }

    /** A field's logits after {@link #think()}, its values being outputs {@code offset} on. */
    float[] logits(int field, int offset, int size) {
        float[] logits = Arrays.copyOfRange(known3, offset, offset + size);
        float[][] matrix = weights.byField()[field];
        int hidden = weights.hidden();
        addProduct(hidden2, matrix, 0, logits);
        addProduct(hidden1, matrix, hidden, logits);
        addProduct(noise, matrix, 2 * hidden, logits);
        return logits;
    }

    /**
     * Adds the product of the inputs and the matrix rows from {@code firstRow} on; inputs of zero, half of what a
     * rectifier gives, are passed over.
     */
    private void addProduct(float[] inputs, float[][] matrix, int firstRow, float[] target) {
        int used = 0;
        for (int k = 0; k < inputs.length; k++) {
            if (inputs[k] != 0) {
                active[used++] = k;
            }
        }
        int k = 0;
        for (; k + AT_ONCE <= used; k += AT_ONCE) {
            int a = active[k];
            int b = active[k + 1];
            int c = active[k + 2];
            int d = active[k + 3];
            add4(
                    inputs[a],
                    inputs[b],
                    inputs[c],
                    inputs[d],
                    matrix[firstRow + a],
                    matrix[firstRow + b],
                    matrix[firstRow + c],
                    matrix[firstRow + d],
                    target);
        }
        for (; k < used; k++) {
            add(inputs[active[k]], matrix[firstRow + active[k]], target);
        }
    }

    /** Four rows at once: the target is read and written once. */
    private static void add4(
            float a, float b, float c, float d, float[] p, float[] q, float[] r, float[] s, float[] target) {
        int width = target.length;
        for (int j = 0; j < width; j++) {
            target[j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
        }
    }

    private static void add(float factor, float[] row, float[] target) {
        int width = target.length;
        for (int j = 0; j < width; j++) {
            target[j] += factor * row[j];
        }
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0f, values[i]);
        }
    }
}
