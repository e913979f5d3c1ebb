package dev.synth.internal.sampling;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.GeneratorWeights;
import java.util.Arrays;

/**
 * A generator's matrices as one array per row, which the compiler turns into vector instructions; the last layer cut by field,
 * since a pass needs few fields. Immutable, shared by all threads.
 *
 * @param layer1 one row per number of noise
 * @param layer2 one row per unit of the first layer, then per number of noise
 * @param byField for each field, the columns of the last layer that are its values, {@link LiveUnits#COLUMNS} at a time: a
 *     row of so many for each unit of the first layer, for each number of noise, then for each unit of the second layer
 * @param known1 one row per feature of what is known of a row: what it adds to the first layer
 * @param known2 the same for the second layer
 * @param known3 the same for the outputs
 */
record SamplingWeights(
        GeneratorWeights source,
        float[][] layer1,
        float[][] layer2,
        float[][][] byField,
        float[][] known1,
        float[][] known2,
        float[][] known3) {

    static SamplingWeights of(GeneratorWeights source, Layout layout) {
        int latent = source.latent();
        int hidden = source.hidden();
        float[][] layer1 = rows(source.weight1(), hidden);
        float[][] layer2 = rows(source.weight2(), hidden);
        float[][] layer3 = rows(source.weight3(), source.outputs());
        float[][] inputs = new float[2 * hidden + latent][];
        System.arraycopy(layer3, hidden, inputs, 0, hidden);
        System.arraycopy(layer3, 2 * hidden, inputs, hidden, latent);
        System.arraycopy(layer3, 0, inputs, hidden + latent, hidden);
        float[][][] byField = new float[layout.fields()][][];
        for (int field = 0; field < byField.length; field++) {
            byField[field] = columns(inputs, layout.offset(field), layout.size(field));
        }
        return new SamplingWeights(
                source,
                Arrays.copyOf(layer1, latent),
                Arrays.copyOf(layer2, hidden + latent),
                byField,
                Arrays.copyOfRange(layer1, latent, layer1.length),
                Arrays.copyOfRange(layer2, hidden + latent, layer2.length),
                Arrays.copyOfRange(layer3, 2 * hidden + latent, layer3.length));
    }

    private static float[][] rows(float[] matrix, int width) {
        float[][] rows = new float[matrix.length / width][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
        }
        return rows;
    }

    /** Some columns of a matrix, a few at a time; zeros fill up the last of them. */
    private static float[][] columns(float[][] matrix, int from, int count) {
        float[][] parts = new float[(count + LiveUnits.COLUMNS - 1) / LiveUnits.COLUMNS][];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = new float[matrix.length * LiveUnits.COLUMNS];
            int first = part * LiveUnits.COLUMNS;
            int width = Math.min(LiveUnits.COLUMNS, count - first);
            for (int row = 0; row < matrix.length; row++) {
                System.arraycopy(matrix[row], from + first, parts[part], row * LiveUnits.COLUMNS, width);
            }
        }
        return parts;
    }

    int hidden() {
        return source.hidden();
    }

    int latent() {
        return source.latent();
    }
}
