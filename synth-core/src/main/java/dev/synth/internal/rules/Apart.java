package dev.synth.internal.rules;

import java.util.List;

/**
 * Values that stand apart in a column learnt as a distance. In their place stand numbers that no distance comes near, so a
 * date such as 9999-12-31 comes out as itself, wherever the column below it lies.
 *
 * @param values {@value #MOST} at most, the greatest first
 * @param reach what is learnt in place of the first; in place of the second, minus that. Distances lie within half of it
 * @param first about the least of the other values
 * @param last about the greatest
 */
public record Apart(List<Double> values, double reach, double first, double last) {
    /** Values of a column that stand apart, at most. */
    public static final int MOST = 2;

    /** Nothing stands apart, neither here nor below, and values may lie anywhere. */
    public static final Apart NONE = new Apart(List.of(), 1, -Double.MAX_VALUE, Double.MAX_VALUE);

    public Apart {
        values = List.copyOf(values);
    }

    /** What is learnt in place of a value; NaN if it does not stand apart. */
    double code(double value) {
        int place = values.indexOf(value);
        return place < 0 ? Double.NaN : place == 0 ? reach : -reach;
    }

    /** The value in whose place a number was learnt; NaN if it is a distance. */
    double value(double code) {
        int place = code > 0 ? 0 : 1;
        return Math.abs(code) >= reach / 2 && place < values.size() ? values.get(place) : Double.NaN;
    }

    /** The nearest number between the first and the last. */
    double within(double value) {
        return Math.max(first, Math.min(last, value));
    }
}
