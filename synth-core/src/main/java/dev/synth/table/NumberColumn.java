package dev.synth.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Real numbers; NaN stands for a missing value. */
public final class NumberColumn implements Column, NumericView {
    private final double[] values;

    private NumberColumn(double[] values) {
        this.values = values;
    }

    /**
     * A column of a copy of these values.
     *
     * @throws IllegalArgumentException if a value is infinite
     */
    public static NumberColumn of(double... values) {
        return of(values, values.length);
    }

    /**
     * A column of a copy of the first so many of these values.
     *
     * @throws IllegalArgumentException if a value is infinite
     */
    public static NumberColumn of(double[] values, int size) {
        return finite(Arrays.copyOf(values, size));
    }

    /**
     * A column of the first so many values of these arrays, one after the other.
     *
     * @param pieces each is copied before the next is asked for, so that one array may serve for all
     * @throws IllegalArgumentException if a value is infinite or there are fewer
     */
    public static NumberColumn of(Iterable<double[]> pieces, int size) {
        double[] values = new double[size];
        Pieces.join(pieces, values, size);
        return finite(values);
    }

    private static NumberColumn finite(double[] values) {
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException("Row " + (row + 1) + ": the value " + values[row]
                        + " is not finite; leave it missing (NaN) or replace it.");
            }
        }
        return new NumberColumn(values);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double number(int row) {
        return values[row];
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumberColumn rows(int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return new NumberColumn(picked);
    }

    @Override
    public @Nullable Object value(int row, ColumnKind kind) {
        return isMissing(row) ? null : (Object) values[row];
    }
}
