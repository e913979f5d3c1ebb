package dev.synth.internal.sampling;

import java.util.Arrays;

/**
 * The generator's arithmetic for one row that gets to know one field after another. What is known is added to each layer's
 * sums once, when it becomes known; a pass adds noise and the layers below. The outputs are the same on every machine.
 * Holds its own buffers; not thread-safe.
 */
final class ForwardPass {
    /** So many units' rows of the second matrix, with the sums of a block of rows, stay in a core's first cache. */
    private static final int UNITS_AT_ONCE = 16;

    private final SamplingWeights weights;
    private final HiddenLayers layers;
    private final float[] noise;
    private final float[] known1;
    private final float[] known2;
    private final float[] known3;
    /** Longer than a layer is wide. */
    private final float[] sums;

    private final LiveUnits noisy;
    /** What the second layer is given and, behind that, what it passes on: all that the third is given. */
    private final LiveUnits inputs;

    /**
     * The arithmetic of a row.
     *
     * @param place of the row among those that are drawn side by side
     */
    ForwardPass(SamplingWeights weights, HiddenLayers layers, int place) {
        this.weights = weights;
        this.layers = layers;
        this.noise = new float[weights.latent()];
        this.known1 = new float[weights.hidden()];
        this.known2 = new float[weights.hidden()];
        this.known3 = new float[weights.source().outputs()];
        this.sums = layers.sums()[place];
        this.noisy = new LiveUnits(weights.latent(), 1);
        this.inputs = new LiveUnits(2 * weights.hidden() + weights.latent(), 3);
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
        add(value, weights.known1()[feature], known1);
        add(value, weights.known2()[feature], known2);
        add(value, weights.known3()[feature], known3);
    }

    /**
     * Computes the hidden layers of some rows from their noise and what is known of them. The rows go through the second
     * matrix, which is larger than a core's first cache, side by side.
     */
    static void think(ForwardPass[] passes, int count) {
        int units = 0;
        for (int i = 0; i < count; i++) {
            passes[i].first();
            units = passes[i].layers.layer2().length;
        }
        for (int end = UNITS_AT_ONCE; end < units + UNITS_AT_ONCE; end += UNITS_AT_ONCE) {
            for (int i = 0; i < count; i++) {
                passes[i].second(end);
            }
        }
        for (int i = 0; i < count; i++) {
            passes[i].third();
        }
    }

    private void first() {
        noisy.clear();
        noisy.takeAll(noise, 0);
        System.arraycopy(known1, 0, sums, 0, known1.length);
        noisy.addProduct(layers.layer1(), sums, known1.length, noise.length);
        inputs.clear();
        inputs.takePositive(sums, known1.length, 0);
        inputs.takeAll(noise, known1.length);
        System.arraycopy(known2, 0, sums, 0, known2.length);
    }

    private void second(int end) {
        inputs.addProduct(layers.layer2(), sums, known2.length, end);
    }

    private void third() {
        inputs.takePositive(sums, known2.length, known2.length + noise.length);
    }

    /** A field's logits after {@link #think}, its values being outputs {@code offset} on. */
    float[] logits(int field, int offset, int size) {
        float[][] columns = weights.byField()[field];
        float[] sums3 = new float[columns.length * LiveUnits.COLUMNS];
        System.arraycopy(known3, offset, sums3, 0, size);
        inputs.addNarrowProduct(columns, sums3);
        return Arrays.copyOf(sums3, size);
    }

    private static void add(float factor, float[] row, float[] target) {
        int width = target.length;
        for (int j = 0; j < width; j++) {
            target[j] += factor * row[j];
        }
    }
}
