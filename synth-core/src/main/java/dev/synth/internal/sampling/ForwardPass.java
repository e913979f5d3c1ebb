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
    private final float[] sums;
    private final Inputs noisy;
    private final Inputs hidden1;
    private final Inputs hidden2;

    /**
     * What a layer passes on: the units that are not zero, half of what a rectifier gives. They are gathered without a
     * branch, which would be mispredicted for every other unit.
     */
    private static final class Inputs {
        private final int[] units;
        private final float[] values;
        private int count;

        Inputs(int size) {
            units = new int[size];
            values = new float[size];
        }

        void rectify(float[] sums) {
            int used = 0;
            for (int unit = 0; unit < sums.length; unit++) {
                float value = Math.max(0f, sums[unit]);
                units[used] = unit;
                values[used] = value;
                used += -Float.floatToRawIntBits(value) >>> 31;
            }
            count = used;
        }

        void all(float[] inputs) {
            for (int unit = 0; unit < inputs.length; unit++) {
                units[unit] = unit;
                values[unit] = inputs[unit];
            }
            count = inputs.length;
        }
    }

    ForwardPass(SamplingWeights weights) {
        this.weights = weights;
        this.noise = new float[weights.latent()];
        this.known1 = new float[weights.hidden()];
        this.known2 = new float[weights.hidden()];
        this.known3 = new float[weights.source().outputs()];
        this.sums = new float[weights.hidden()];
        this.noisy = new Inputs(weights.latent());
        this.hidden1 = new Inputs(weights.hidden());
        this.hidden2 = new Inputs(weights.hidden());
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
        noisy.all(noise);
        System.arraycopy(known1, 0, sums, 0, hidden);
        addProduct(noisy, weights.layer1(), 0, sums);
        hidden1.rectify(sums);
        System.arraycopy(known2, 0, sums, 0, hidden);
        addProduct(hidden1, weights.layer2(), 0, sums);
        addProduct(noisy, weights.layer2(), hidden, sums);
        hidden2.rectify(sums);
    }

    /** A field's logits after {@link #think()}, its values being outputs {@code offset} on. */
    float[] logits(int field, int offset, int size) {
        float[] logits = Arrays.copyOfRange(known3, offset, offset + size);
        float[][] matrix = weights.byField()[field];
        int hidden = weights.hidden();
        addProduct(hidden2, matrix, 0, logits);
        addProduct(hidden1, matrix, hidden, logits);
        addProduct(noisy, matrix, 2 * hidden, logits);
        return logits;
    }

    /** Adds the product of the inputs and the matrix rows from {@code firstRow} on. */
    private static void addProduct(Inputs inputs, float[][] matrix, int firstRow, float[] target) {
        int[] units = inputs.units;
        float[] values = inputs.values;
        int k = 0;
        for (; k + AT_ONCE <= inputs.count; k += AT_ONCE) {
            add4(
                    values[k],
                    values[k + 1],
                    values[k + 2],
                    values[k + 3],
                    matrix[firstRow + units[k]],
                    matrix[firstRow + units[k + 1]],
                    matrix[firstRow + units[k + 2]],
                    matrix[firstRow + units[k + 3]],
                    target);
        }
        for (; k < inputs.count; k++) {
            add(values[k], matrix[firstRow + units[k]], target);
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
}
