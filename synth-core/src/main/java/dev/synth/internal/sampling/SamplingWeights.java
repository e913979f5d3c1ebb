package dev.synth.internal.sampling;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.GeneratorWeights;
import java.util.Arrays;

/**
 * A generator's matrices as one array per row, which the compiler turns into vector instructions; those of the last layer
 * also cut by field, since a pass needs few fields. Immutable, shared by all threads.
 *
 * @param layer1 one row per input: noise, then what is known
 * @param layer2 one row per unit of the first layer, then per input
 * @param layer3 one row per unit of the second layer, of the first layer, then per input
 * @param byField for each field, the columns of {@code layer3} that are its values
 */
record SamplingWeights(
        GeneratorWeights source, float[][] layer1, float[][] layer2, float[][] layer3, float[][][] byField) {

    static SamplingWeights of(GeneratorWeights source, Layout layout) {
        float[][] layer3 = rows(source.weight3(), source.outputs());
        float[][][] byField = new float[layout.fields()][layer3.length][];
        for (int field = 0; field < byField.length; field++) {
            int from = layout.offset(field);
            for (int row = 0; row < layer3.length; row++) {
                byField[field][row] = Arrays.copyOfRange(layer3[row], from, from + layout.size(field));
            }
        }
        return new SamplingWeights(
                source,
                rows(source.weight1(), source.hidden()),
                rows(source.weight2(), source.hidden()),
                layer3,
                byField);
    }

    private static float[][] rows(float[] matrix, int width) {
        float[][] rows = new float[matrix.length / width][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
        }
        return rows;
    }

    int hidden() {
        return source.hidden();
    }

    int latent() {
        return source.latent();
    }
}
