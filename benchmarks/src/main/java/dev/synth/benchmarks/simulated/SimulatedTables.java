package dev.synth.benchmarks.simulated;

import dev.synth.table.Table;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Tables to measure on: the same for the same seed, on any Java, and built column by column, so that ten million rows take
 * little more memory than their columns.
 */
public final class SimulatedTables {
    /** Columns of {@link #adultLike}. */
    public static final int ADULT_COLUMNS = 15;
    /** Rows of the training part of the table that {@link #adultLike} resembles. */
    public static final int ADULT_ROWS = 32_561;
    /** Rows that each level of {@link #manyLevels} has at least: as many as the library learns a level from. */
    public static final int LEAST_LEVEL_ROWS = 5;
    /** The column of {@link #manyLevels} that has many levels. */
    public static final String CODE = "code";

    private static final int GROUPS = 12;
    private static final int MIXED_NUMBERS = 12;
    private static final int[] MIXED_LEVELS = {2, 2, 3, 5, 7, 12, 20, 40};

    private SimulatedTables() {}

    /**
     * A table in the shape of the Adult census table: 6 numbers and 9 columns of levels, about as many distinct values in
     * each, a column that another determines, spikes at zero, missing values, and dependences through two hidden traits.
     */
    public static Table adultLike(int rows, long seed) {
        Noise noise = new Noise(seed);
        IntToDoubleFunction status = row -> noise.uniform(0, row);
        IntToDoubleFunction home = row -> noise.uniform(1, row);
        IntUnaryOperator school = skewed(16, 1.2, status, 0.5, noise, 2);
        return new Sketch(rows, noise)
                .whole("age", skewed(73, 2, home, 0.6, noise, 3).andThen(years -> 17 + years))
                .levels("workclass", 8, 0.056, skewed(8, 3, status, 0.3, noise, 4))
                .whole("fnlwgt", row -> 12_000 + 67 * (int) (21_000 * noise.uniform(5, row) * noise.uniform(6, row)))
                .levels("education", 16, school)
                .whole("education-num", school.andThen(level -> 1 + level))
                .levels("marital-status", 7, skewed(7, 2, home, 0.7, noise, 7))
                .levels("occupation", 14, 0.057, skewed(14, 1.2, status, 0.6, noise, 8))
                .levels("relationship", 6, skewed(6, 1.5, home, 0.8, noise, 9))
                .levels("race", 5, skewed(5, 5, status, 0.1, noise, 10))
                .levels("sex", 2, skewed(2, 1.5, home, 0.4, noise, 11))
                .whole("capital-gain", spiked(0.083, 118, 847, noise, 12))
                .whole("capital-loss", spiked(0.047, 91, 47, noise, 14))
                .whole(
                        "hours-per-week",
                        row -> noise.uniform(16, row) < 0.47
                                ? 40
                                : 1 + (int) (98 * noise.near(status.applyAsDouble(row), 0.4, 17, row)))
                .levels("native-country", 41, 0.018, skewed(41, 9, home, 0, noise, 18))
                .levels("income", 2, row -> noise.near(status.applyAsDouble(row), 0.7, 19, row) > 0.66 ? 1 : 0)
                .table();
    }

    /** 12 numbers and 8 columns of 2 to 40 levels that depend on each other through one hidden trait. */
    public static Table mixed(int rows, long seed) {
        Noise noise = new Noise(seed);
        IntToDoubleFunction trait = row -> noise.uniform(0, row);
        Sketch sketch = new Sketch(rows, noise);
        for (int c = 1; c <= MIXED_NUMBERS; c++) {
            int stream = c;
            sketch.cents("n" + c, row -> 1_000 * noise.near(trait.applyAsDouble(row), 0.5, stream, row));
        }
        for (int c = 0; c < MIXED_LEVELS.length; c++) {
            int levels = MIXED_LEVELS[c];
            sketch.levels("l" + (c + 1), levels, skewed(levels, 2, trait, 0.5, noise, MIXED_NUMBERS + 1 + c));
        }
        return sketch.table();
    }

    /** Columns of so many equally likely levels, every one independent of the others. */
    public static Table levels(int columns, int levels, int rows, long seed) {
        Noise noise = new Noise(seed);
        Sketch sketch = new Sketch(rows, noise);
        for (int c = 0; c < columns; c++) {
            int stream = c;
            sketch.levels("c" + c, levels, row -> (int) (levels * noise.uniform(stream, row)));
        }
        return sketch.table();
    }

    /**
     * Four columns, one of them with very many levels: each has {@value #LEAST_LEVEL_ROWS} rows, and the rows left over go
     * to level k in proportion to 1/k, so that there is a head and a long tail. The other columns go with the level.
     *
     * @param rows at least {@value #LEAST_LEVEL_ROWS} times {@code levels}
     */
    public static Table manyLevels(int rows, int levels, long seed) {
        long least = (long) LEAST_LEVEL_ROWS * levels;
        if (rows < least) {
            throw new IllegalArgumentException("rows (" + rows + ") must be at least " + LEAST_LEVEL_ROWS
                    + " times levels (" + levels + "), so that every level can be learnt.");
        }
        Noise noise = new Noise(seed);
        int[] codes = IntStream.range(0, rows)
                .map(row -> row < least ? row % levels : (int) StrictMath.pow(levels + 1.0, noise.uniform(0, row)) - 1)
                .map(code -> Math.min(levels - 1, code))
                .toArray();
        return new Sketch(rows, noise)
                .levels(CODE, levels, row -> codes[row])
                .levels(
                        "group",
                        GROUPS,
                        row -> noise.uniform(1, row) < 0.8
                                ? codes[row] % GROUPS
                                : (int) (GROUPS * noise.uniform(2, row)))
                .cents("amount", row -> codes[row] % GROUPS + 3 * noise.uniform(3, row))
                .levels("flag", 2, row -> noise.uniform(4, row) < 0.2 + 0.05 * (codes[row] % GROUPS) ? 1 : 0)
                .table();
    }

    /** The name of a level by its number, from 0. */
    public static String levelName(int level) {
        return "L" + level;
    }

    /** The number of a level by its name. */
    public static int levelNumber(String name) {
        return Integer.parseInt(name.substring(1));
    }

    /**
     * A level by row: the greater the skew above 1, the more common are the first.
     *
     * @param pull how much of the draw is the hidden trait's, 0 to 1
     */
    private static IntUnaryOperator skewed(
            int levels, double skew, IntToDoubleFunction trait, double pull, Noise noise, int stream) {
        return row -> {
            double uniform = noise.near(trait.applyAsDouble(row), pull, stream, row);
            return Math.min(levels - 1, (int) (levels * StrictMath.pow(uniform, skew)));
        };
    }

    /** Mostly zero; otherwise one of so many values. Takes two streams. */
    private static IntUnaryOperator spiked(double share, int values, int step, Noise noise, int stream) {
        return row -> {
            double place = noise.uniform(stream + 1, row);
            return noise.uniform(stream, row) < share ? step * (1 + (int) (values * place * place)) : 0;
        };
    }
}
