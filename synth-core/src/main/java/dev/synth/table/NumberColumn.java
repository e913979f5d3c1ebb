package dev.synth.table;

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
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException("Row " + (row + 1) + ": the value " + values[row]
                        + " is not finite; leave it missing (NaN) or replace it.");
            }
        }
        return new NumberColumn(values.clone());
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
