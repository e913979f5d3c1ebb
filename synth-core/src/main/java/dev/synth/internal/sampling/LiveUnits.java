package dev.synth.internal.sampling;

/**
 * What a product is taken of: the units that are not zero, about half of what a rectifier gives, so that it reads no more
 * rows of a matrix than it must. Sums run in a fixed order of plain additions and multiplications, so they are the same on
 * every machine. Not thread-safe.
 */
final class LiveUnits {
    /** So many rows of a matrix are added at once: the sums are read and written once for all of them. */
    private static final int AT_ONCE = 4;
    /** Columns of a narrow matrix whose sums stay in registers. */
    static final int COLUMNS = 8;

    private final int[] units;
    private final float[] values;
    private int count;
    /** How many of them have been added to the sums of the present product. */
    private int added;

    /**
     * Room for units.
     *
     * @param most units that may be live, of so many {@code layers}
     */
    LiveUnits(int most, int layers) {
        units = new int[most + layers * AT_ONCE];
        values = new float[units.length];
    }

    void clear() {
        count = 0;
        added = 0;
    }

    /**
     * Takes a layer's units that are not below zero. They are gathered without a branch, which would be mispredicted for
     * every other unit.
     *
     * @param width of the layer
     * @param firstUnit the number of the layer's first unit
     */
    void takePositive(float[] layer, int width, int firstUnit) {
        int next = count;
        for (int i = 0; i < width; i++) {
            units[next] = firstUnit + i;
            values[next] = layer[i];
            next += 1 + (Float.floatToRawIntBits(layer[i]) >> 31);
        }
        count = next;
        fillUp();
    }

    /** Takes all units of a layer. */
    void takeAll(float[] layer, int firstUnit) {
        for (int i = 0; i < layer.length; i++) {
            units[count + i] = firstUnit + i;
            values[count + i] = layer[i];
        }
        count += layer.length;
        fillUp();
    }

    /** Zeros of the first unit, to a whole number of steps: they add nothing. */
    private void fillUp() {
        while (count % AT_ONCE != 0) {
            units[count] = 0;
            values[count++] = 0;
        }
    }

    /**
     * Goes on adding a product to sums, as far as the units before another one.
     *
     * @param matrix one row per unit, wide enough for vector instructions
     * @param width of the product
     */
    void addProduct(float[][] matrix, float[] sums, int width, int end) {
        int k = added;
        for (; k < count && units[k] < end; k += AT_ONCE) {
            addRows(
                    values[k],
                    values[k + 1],
                    values[k + 2],
                    values[k + 3],
                    matrix[units[k]],
                    matrix[units[k + 1]],
                    matrix[units[k + 2]],
                    matrix[units[k + 3]],
                    sums,
                    width);
        }
        added = k;
    }

    private static void addRows(
            float a, float b, float c, float d, float[] p, float[] q, float[] r, float[] s, float[] sums, int width) {
        for (int j = 0; j < width; j++) {
            sums[j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
        }
    }

    /**
     * Adds a product of all units and a matrix that is too narrow for vector instructions, {@value #COLUMNS} columns at a time.
     *
     * @param matrix for each {@value #COLUMNS} columns, one row of them after the other, one per unit
     * @param sums as wide as all of these columns
     */
    void addNarrowProduct(float[][] matrix, float[] sums) {
        for (int part = 0; part < matrix.length; part++) {
            addColumns(units, values, count, matrix[part], sums, part * COLUMNS);
        }
    }

    private static void addColumns(int[] units, float[] values, int count, float[] columns, float[] sums, int at) {
        float a = sums[at];
        float b = sums[at + 1];
        float c = sums[at + 2];
        float d = sums[at + 3];
        float e = sums[at + 4];
        float f = sums[at + 5];
        float g = sums[at + 6];
        float h = sums[at + 7];
        for (int k = 0; k < count; k++) {
            float value = values[k];
            int row = units[k] * COLUMNS;
            a += value * columns[row];
            b += value * columns[row + 1];
            c += value * columns[row + 2];
            d += value * columns[row + 3];
            e += value * columns[row + 4];
            f += value * columns[row + 5];
            g += value * columns[row + 6];
            h += value * columns[row + 7];
        }
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
        sums[at + 4] = e;
        sums[at + 5] = f;
        sums[at + 6] = g;
        sums[at + 7] = h;
    }
}
