package dev.synth.internal.sampling;

/**
 * The hidden layers' matrices and room for some rows' sums, made at once, so that they lie behind each other in memory. Every
 * array takes a whole number of cache lines, so vector instructions that are aligned to one of them are so to all: that is
 * a quarter of the products' time. Nothing but time depends on where they lie.
 *
 * @param layer1 one row per number of noise
 * @param layer2 one row per unit of the first layer, then per number of noise
 * @param sums one array for each row that is drawn beside others
 */
record HiddenLayers(float[][] layer1, float[][] layer2, float[][] sums) {
    private static final int LINE = 64 / Float.BYTES;
    /** What an array has before its first number, in numbers. */
    private static final int HEADER = 16 / Float.BYTES;

    static HiddenLayers of(SamplingWeights weights, int rows) {
        int first = weights.layer1().length;
        int second = weights.layer2().length;
        int lines = (weights.hidden() + HEADER + LINE - 1) / LINE;
        float[][] all = new float[first + second + rows][lines * LINE - HEADER];
        float[][] layer1 = part(all, 0, weights.layer1());
        float[][] layer2 = part(all, first, weights.layer2());
        float[][] sums = new float[rows][];
        System.arraycopy(all, first + second, sums, 0, rows);
        return new HiddenLayers(layer1, layer2, sums);
    }

    private static float[][] part(float[][] all, int from, float[][] matrix) {
        float[][] rows = new float[matrix.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = all[from + row];
            System.arraycopy(matrix[row], 0, rows[row], 0, matrix[row].length);
        }
        return rows;
    }
}
