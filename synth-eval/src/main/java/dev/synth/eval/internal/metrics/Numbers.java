package dev.synth.eval.internal.metrics;

import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.Arrays;

/** Arrays of a numeric column's values. */
final class Numbers {
    private Numbers() {}

    /** The column's values in row order, NaN where missing. */
    static double[] of(Table table, int column) {
        NumericView view = table.numeric(column);
        double[] values = new double[table.rowCount()];
        for (int row = 0; row < values.length; row++) {
            values[row] = view.number(row);
        }
        return values;
    }

    /** The values that are not missing, in ascending order. */
    static double[] sorted(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0) // makes −0 and 0 the same
                .sorted()
                .toArray();
    }

    /**
     * The quantile by linear interpolation between order statistics.
     *
     * @param sorted ascending, not empty
     * @param level 0 to 1
     */
    static double quantile(double[] sorted, double level) {
        double position = level * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
