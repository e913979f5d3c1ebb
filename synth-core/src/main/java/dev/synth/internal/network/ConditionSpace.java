package dev.synth.internal.network;

import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.ModeCoder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The conditions that the generator is given: one mode of one condition column, as a one-hot vector over the modes of all
 * condition columns. Immutable.
 */
public final class ConditionSpace {
    /** Stands for no condition: the table has no column to put one on. */
    public static final Condition NONE = new Condition(-1, -1, -1);

    private final List<Integer> columns;
    private final double[][] frequencies;
    private final double[][] softened;
    private final int[] offsets;
    private final int width;

    public ConditionSpace(List<LearntColumn> learnt, Layout layout) {
        this.columns = layout.conditionColumns();
        this.offsets = new int[columns.size()];
        this.frequencies = new double[columns.size()][];
        this.softened = new double[columns.size()][];
        int next = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = next;
            frequencies[i] = learnt.get(columns.get(i)).coder().frequencies();
            softened[i] = softened(frequencies[i]);
            next += frequencies[i].length;
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

    /** A column at random and one of its modes by its frequency. */
    public Condition draw(SplittableRandom random) {
        return draw(random, frequencies);
    }

    /** A column at random and one of its modes by the root of its frequency, so that rare ones are seen in training. */
    public Condition drawSoftened(SplittableRandom random) {
        return draw(random, softened);
    }

    private Condition draw(SplittableRandom random, double[][] shares) {
        if (columns.isEmpty()) {
            return NONE;
        }
        int index = random.nextInt(columns.size());
        return of(columns.get(index), ModeCoder.draw(shares[index], random.nextDouble()));
    }

    private static double[] softened(double[] frequencies) {
        double[] roots = Arrays.stream(frequencies).map(Math::sqrt).toArray();
        double total = Arrays.stream(roots).sum();
        return Arrays.stream(roots).map(root -> root / total).toArray();
    }
}
