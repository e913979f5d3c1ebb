package dev.synth.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveUnitsTest {
    private static final int NOISE = 3;
    private static final int HIDDEN = 21;
    private static final int WIDTH = 19;

    private final SplittableRandom random = new SplittableRandom(7);
    private final float[] noise = numbers(NOISE);
    private final float[] layer = numbers(HIDDEN);
    private final float[][] matrix = new float[HIDDEN + NOISE][];

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private LiveUnits units() {
        LiveUnits units = new LiveUnits(HIDDEN + NOISE, 2);
        units.takePositive(layer, HIDDEN, 0);
        units.takeAll(noise, HIDDEN);
        for (int row = 0; row < matrix.length; row++) {
            matrix[row] = numbers(WIDTH);
        }
        return units;
    }

    /** What the rectified layer and the noise contribute to a sum that was 1. */
    private double expected(int column) {
        double sum = 1;
        for (int unit = 0; unit < HIDDEN; unit++) {
            sum += Math.max(0, layer[unit]) * (double) matrix[unit][column];
        }
        for (int i = 0; i < NOISE; i++) {
            sum += noise[i] * (double) matrix[HIDDEN + i][column];
        }
        return sum;
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void aProductIsThatOfTheRectifiedLayerAndAllNoise() {
        LiveUnits units = units();
        float[] sums = ones(WIDTH + 1);

        units.addProduct(matrix, sums, WIDTH, HIDDEN + NOISE);

        for (int column = 0; column < WIDTH; column++) {
            assertThat(sums[column]).as("column %d", column).isCloseTo((float) expected(column), within(1e-5f));
        }
        assertThat(sums[WIDTH]).as("behind the product").isEqualTo(1);
    }

    @Test
    void aProductInStepsIsTheSameToTheBit() {
        LiveUnits units = units();
        LiveUnits inSteps = new LiveUnits(HIDDEN + NOISE, 2);
        inSteps.takePositive(layer, HIDDEN, 0);
        inSteps.takeAll(noise, HIDDEN);
        float[] whole = ones(WIDTH);
        float[] sums = ones(WIDTH);

        units.addProduct(matrix, whole, WIDTH, HIDDEN + NOISE);
        for (int end = 5; end < HIDDEN + NOISE + 5; end += 5) {
            inSteps.addProduct(matrix, sums, WIDTH, end);
        }

        assertThat(sums).containsExactly(whole);
    }

    @Test
    void aNarrowProductIsTheSame() {
        LiveUnits units = units();
        int parts = (WIDTH + LiveUnits.COLUMNS - 1) / LiveUnits.COLUMNS;
        float[][] columns = new float[parts][matrix.length * LiveUnits.COLUMNS];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < WIDTH; column++) {
                columns[column / LiveUnits.COLUMNS][row * LiveUnits.COLUMNS + column % LiveUnits.COLUMNS] =
                        matrix[row][column];
            }
        }
        float[] sums = ones(parts * LiveUnits.COLUMNS);

        units.addNarrowProduct(columns, sums);

        for (int column = 0; column < WIDTH; column++) {
            assertThat(sums[column]).as("column %d", column).isCloseTo((float) expected(column), within(1e-5f));
        }
    }

    @Test
    void aClearedListAddsNothing() {
        LiveUnits units = units();
        units.clear();
        float[] sums = ones(WIDTH);

        units.addProduct(matrix, sums, WIDTH, HIDDEN + NOISE);

        assertThat(sums).containsOnly(1);
    }
}
