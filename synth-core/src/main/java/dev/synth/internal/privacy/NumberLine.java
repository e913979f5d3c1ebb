package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.ValueDomain.Limits;
import dev.synth.table.WholeColumn;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The line that a column's numbers lie on, in units: whole numbers for whole kinds, units of the last declared decimal for
 * decimals, the numbers themselves otherwise.
 *
 * @param whole whether the column stores whole numbers
 * @param decimals declared decimals, or {@link #NO_STEP} where numbers lie on no grid
 * @param limits declared bounds, which are public
 */
record NumberLine(boolean whole, int decimals, Limits limits) {
    static final int NO_STEP = -1;

    private static final int PARTS_OF_OCTAVE = 4;
    private static final int LAST_OCTAVE = 62;
    private static final int FIRST_OCTAVE_WITHOUT_STEP = -40;

    static NumberLine of(ColumnSchema column) {
        return column.kind().isWhole()
                ? new NumberLine(true, 0, column.limits())
                : new NumberLine(false, column.decimals().orElse(NO_STEP), column.limits());
    }

    /** Whether every number is a whole number of units. */
    boolean stepped() {
        return decimals != NO_STEP;
    }

    double units(double value) {
        return decimals > 0 ? Math.rint(value * Math.pow(10, decimals)) : value;
    }

    /**
     * Edges that hold for every column of the kind: each octave in four, on both sides of 0. Cells reach from one edge to
     * below the next.
     */
    double[] edges() {
        int first = stepped() ? 0 : FIRST_OCTAVE_WITHOUT_STEP;
        double[] positive = IntStream.range(first * PARTS_OF_OCTAVE, LAST_OCTAVE * PARTS_OF_OCTAVE + 1)
                .mapToDouble(i -> Math.scalb(
                        1 + (double) Math.floorMod(i, PARTS_OF_OCTAVE) / PARTS_OF_OCTAVE,
                        Math.floorDiv(i, PARTS_OF_OCTAVE)))
                .filter(edge -> !stepped() || edge == Math.rint(edge))
                .toArray();
        DoubleStream negative =
                IntStream.range(0, positive.length).mapToDouble(i -> -positive[positive.length - 1 - i]);
        DoubleStream zero = stepped() ? DoubleStream.of(0) : DoubleStream.empty();
        return DoubleStream.concat(DoubleStream.concat(negative, zero), DoubleStream.of(positive))
                .toArray();
    }

    /** The column of these numbers of units, NaN where missing. */
    Column column(double[] units) {
        if (whole) {
            return WholeColumn.rounded(Arrays.stream(units).map(limits::clamp).toArray());
        }
        double step = decimals > 0 ? Math.pow(10, decimals) : 1;
        return NumberColumn.of(
                Arrays.stream(units).map(value -> limits.clamp(value / step)).toArray());
    }
}
