package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whole units in random order, training units first, and their rows: all of them or, of too many rows, as many units as
 * fit. Who is drawn does not depend on who was in training.
 *
 * @param units the units, training units first
 * @param trainingUnits how many of them are training units
 * @param rows their rows, those of a unit side by side
 * @param groups for each row, where in {@code units} its unit stands
 * @param trainingRows how many of the rows are training rows
 */
record Sample(int[] units, int trainingUnits, int[] rows, int[] groups, int trainingRows) {
    static Sample draw(Units units, int rowCount, int mostRows, SplittableRandom random) {
        int[][] rowsOf = rowsByUnit(units, rowCount);
        int[] order = shuffled(units.count(), random);
        int taken = 0;
        int rowsTaken = 0;
        while (taken < order.length && (taken < 2 || rowsTaken + rowsOf[order[taken]].length <= mostRows)) {
            rowsTaken += rowsOf[order[taken++]].length;
        }
        int[] drawn = Arrays.copyOf(order, taken);
        int[] sorted = IntStream.concat(
                        Arrays.stream(drawn).filter(units::isTraining),
                        Arrays.stream(drawn).filter(unit -> !units.isTraining(unit)))
                .toArray();
        int training = (int) Arrays.stream(drawn).filter(units::isTraining).count();
        int[] rows = Arrays.stream(sorted)
                .flatMap(unit -> Arrays.stream(rowsOf[unit]))
                .toArray();
        int[] groups = IntStream.range(0, sorted.length)
                .flatMap(group -> Arrays.stream(rowsOf[sorted[group]]).map(row -> group))
                .toArray();
        int trainingRows =
                (int) Arrays.stream(groups).filter(group -> group < training).count();
        return new Sample(sorted, training, rows, groups, trainingRows);
    }

    private static int[][] rowsByUnit(Units units, int rowCount) {
        int[] counts = new int[units.count()];
        IntStream.range(0, rowCount).forEach(row -> counts[units.ofRow(row)]++);
        int[][] rows = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        for (int row = 0; row < rowCount; row++) {
            int unit = units.ofRow(row);
            rows[unit][rows[unit].length - counts[unit]--] = row;
        }
        return rows;
    }

    /** All rows, or a random subset of {@code most}. */
    static int[] rows(int count, int most, SplittableRandom random) {
        return count <= most ? IntStream.range(0, count).toArray() : Arrays.copyOf(shuffled(count, random), most);
    }

    /** The numbers from 0 in random order. */
    static int[] shuffled(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
