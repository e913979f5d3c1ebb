package dev.synth.internal.network;

import java.util.List;

/**
 * A generator ready for sampling, as plain arrays: three linear layers, the first two followed by a rectifier and
 * concatenated to their input. Normalisation is folded into the weights. Matrices are stored row by row, one row per
 * input.
 *
 * @param latent width of the noise
 * @param condition width of what is known of a row
 * @param hidden units in each hidden layer
 * @param outputs width of the output
 */
public record GeneratorWeights(
        int latent,
        int condition,
        int hidden,
        int outputs,
        float[] weight1,
        float[] bias1,
        float[] weight2,
        float[] bias2,
        float[] weight3,
        float[] bias3) {
    private static final double EPSILON = 1e-5;

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if an array does not fit the widths
     */
    public GeneratorWeights {
        if (latent < 0 || condition < 0) {
            throw new IllegalArgumentException("Widths of " + latent + " and " + condition + " cannot be.");
        }
        int inputs = latent + condition;
        require("weight1", weight1, (long) inputs * hidden);
        require("bias1", bias1, hidden);
        require("weight2", weight2, (long) (inputs + hidden) * hidden);
        require("bias2", bias2, hidden);
        require("weight3", weight3, (long) (inputs + 2 * hidden) * outputs);
        require("bias3", bias3, outputs);
    }

    /** Whether every weight is a finite number. */
    public boolean areFinite() {
        for (float[] tensor : List.of(weight1, bias1, weight2, bias2, weight3, bias3)) {
            for (float weight : tensor) {
                if (!Float.isFinite(weight)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void require(String name, float[] values, long length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "Tensor '" + name + "' has " + values.length + " numbers, but " + length + " are needed.");
        }
    }

    /**
     * Folds normalisation into the layers before it.
     *
     * @param tensors as the generator lays them out: per hidden layer weight, bias, scale, shift; then weight, bias
     * @param sums mean 1, variance 1, mean 2, variance 2, each summed over batches
     */
    static GeneratorWeights fold(
            float[][] tensors, float[][] sums, int batches, int latent, int condition, int outputs) {
        for (int layer = 0; layer < 2; layer++) {
            float[] weight = tensors[4 * layer];
            float[] bias = tensors[4 * layer + 1];
            int units = bias.length;
            for (int unit = 0; unit < units; unit++) {
                double mean = sums[2 * layer][unit] / (double) batches;
                double variance = sums[2 * layer + 1][unit] / (double) batches;
                double scale = tensors[4 * layer + 2][unit] / Math.sqrt(variance + EPSILON);
                bias[unit] = (float) ((bias[unit] - mean) * scale + tensors[4 * layer + 3][unit]);
                for (int i = unit; i < weight.length; i += units) {
                    weight[i] *= (float) scale;
                }
            }
        }
        return new GeneratorWeights(
                latent,
                condition,
                tensors[1].length,
                outputs,
                tensors[0],
                tensors[1],
                tensors[4],
                tensors[5],
                tensors[8],
                tensors[9]);
    }

    /** This generator with each output z replaced by {@code m + s (z − m)}. */
    GeneratorWeights shrunk(float[] s, float[] m) {
        float[] weight = weight3.clone();
        float[] bias = bias3.clone();
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= s[i % outputs];
        }
        for (int i = 0; i < outputs; i++) {
            bias[i] = m[i] + s[i] * (bias[i] - m[i]);
        }
        return new GeneratorWeights(latent, condition, hidden, outputs, weight1, bias1, weight2, bias2, weight, bias);
    }

    /** This generator with something added to each output. */
    GeneratorWeights shifted(float[] shift) {
        float[] bias = bias3.clone();
        for (int i = 0; i < outputs; i++) {
            bias[i] += shift[i];
        }
        return new GeneratorWeights(latent, condition, hidden, outputs, weight1, bias1, weight2, bias2, weight3, bias);
    }
}
