package dev.synth.internal.network;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.ModeCoder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The conditions that the generator is given: one mode of one condition column, as a one-hot vector over the modes of all
 * condition columns. Immutable.
 */
public final class ConditionSpace {
    /** Stands for no condition: the table has no column to put one on. */
    public static final Condition NONE = new Condition(-1, -1, -1);

    private final List<LearntColumn> learnt;
    private final List<Integer> columns;
    private final int[] offsets;
    private final int width;

    public ConditionSpace(List<LearntColumn> learnt, Layout layout) {
        this.learnt = learnt;
        this.columns = layout.conditionColumns();
        this.offsets = new int[columns.size()];
        int next = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = next;
            next += learnt.get(columns.get(i)).coder().modes();
        }
        this.width = next;
    }

    /**
     * One condition.
     *
     * @param column index of the learnt column
     * @param mode the mode it is to be in
     * @param place in the one-hot vector
     */
    public record Condition(int column, int mode, int place) {}

    /** The width of the one-hot vector; 0 if there are no condition columns. */
    public int width() {
        return width;
    }

    /** The condition that a learnt column is in a mode; the column must be a condition column. */
    public Condition of(int column, int mode) {
        return new Condition(column, mode, offsets[columns.indexOf(column)] + mode);
    }

    public boolean contains(int column) {
        return columns.contains(column);
    }

    /** A column at random and one of its modes by its frequency to the given power, 1 being the table's own. */
    public Condition draw(SplittableRandom random, double power) {
        if (columns.isEmpty()) {
            return NONE;
        }
        int column = columns.get(random.nextInt(columns.size()));
        double[] frequencies = learnt.get(column).coder().frequencies();
        return of(
                column,
                power == 1 ? ModeCoder.draw(frequencies, random.nextDouble()) : soft(frequencies, power, random));
    }

    private static int soft(double[] frequencies, double power, SplittableRandom random) {
        double[] softened = new double[frequencies.length];
        double total = 0;
        for (int mode = 0; mode < softened.length; mode++) {
            softened[mode] = Math.pow(frequencies[mode], power);
            total += softened[mode];
        }
        return ModeCoder.draw(softened, random.nextDouble() * total);
    }
}
