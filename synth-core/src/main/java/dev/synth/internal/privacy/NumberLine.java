package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.ValueDomain.Limits;
import dev.synth.table.WholeColumn;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    private static final int EQUAL_CELLS = 16;
    /** A bound on the grid may come out a little off it when it is scaled. */
    private static final double HAIR = 1e-6;

    static NumberLine of(ColumnSchema column) {
        return column.kind().isWhole()
                ? new NumberLine(true, 0, column.limits())
                : new NumberLine(false, column.decimals().orElse(NO_STEP), column.limits());
    }

    /** Whether every number is a whole number of units. */
    boolean stepped() {
        return decimals != NO_STEP;
    }

    /** The number in units, NaN for a missing one; what lies beyond a bound counts as the bound. */
    double units(double value) {
        double units = decimals > 0 ? Math.rint(value * scale()) : value;
        return Math.max(least(), Math.min(stepped() ? end() - 1 : limits.high(), units)) + 0.0;
    }

    private double scale() {
        return Math.pow(10, Math.max(0, decimals));
    }

    /** The least number of units that the bounds allow. */
    private double least() {
        return stepped() ? Math.ceil(limits.low() * scale() - HAIR) + 0.0 : limits.low();
    }

    /** The number of units that all allowed ones lie below. */
    private double end() {
        return stepped()
                ? Math.max(least(), Math.floor(limits.high() * scale() + HAIR)) + 1
                : Math.nextUp(limits.high());
    }

    /** Whether both bounds are declared. */
    boolean isBounded() {
        return Double.isFinite(end() - least());
    }

    /** How many numbers there can be; infinite where they lie on no grid, or a bound is not declared. */
    double width() {
        return stepped() ? end() - least() : Double.POSITIVE_INFINITY;
    }

    /** Edges around each single number, where they are finitely many. */
    double[] singleEdges() {
        return IntStream.rangeClosed(0, (int) width())
                .mapToDouble(i -> least() + i)
                .toArray();
    }

    /**
     * Edges that hold for every column of the kind with these bounds: each octave in four, on both sides of 0, and between two
     * bounds some more at equal distances. Cells reach from one edge to below the next.
     */
    double[] edges() {
        int first = stepped() ? 0 : FIRST_OCTAVE_WITHOUT_STEP;
        double[] positive = IntStream.range(first * PARTS_OF_OCTAVE, LAST_OCTAVE * PARTS_OF_OCTAVE + 1)
                .mapToDouble(i -> Math.scalb(
                        1 + (double) Math.floorMod(i, PARTS_OF_OCTAVE) / PARTS_OF_OCTAVE,
                        Math.floorDiv(i, PARTS_OF_OCTAVE)))
                .toArray();
        DoubleStream negative = Arrays.stream(positive).map(edge -> -edge);
        DoubleStream zero = stepped() ? DoubleStream.of(0) : DoubleStream.empty();
        DoubleStream bounds = DoubleStream.of(least(), end()).filter(Double::isFinite);
        return Stream.of(negative, zero, Arrays.stream(positive), equalEdges(), bounds)
                .flatMapToDouble(edges -> edges)
                .filter(edge -> edge >= least() && edge <= end() && (!stepped() || edge == Math.rint(edge)))
                .map(edge -> edge + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    private DoubleStream equalEdges() {
        if (!isBounded()) {
            return DoubleStream.empty();
        }
        double width = end() - least();
        return IntStream.range(1, EQUAL_CELLS).mapToDouble(i -> {
            double edge = least() + width * i / EQUAL_CELLS;
            return stepped() ? Math.rint(edge) : edge;
        });
    }

    /** The column of these numbers of units, NaN where missing. */
    Column column(double[] units) {
        if (whole) {
            return WholeColumn.rounded(Arrays.stream(units).map(limits::clamp).toArray());
        }
        return NumberColumn.of(
                Arrays.stream(units).map(value -> limits.clamp(value / scale())).toArray());
    }
}
