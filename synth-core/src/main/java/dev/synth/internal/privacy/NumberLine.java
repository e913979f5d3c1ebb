package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.ValueDomain;
import dev.synth.table.ValueDomain.Limits;
import dev.synth.table.WholeColumn;
import java.time.LocalDate;
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
 * @param limits declared bounds, which are public, or those of the kind: dates lie in the years 1 to 9999
 * @param isBounded whether both bounds are declared, or the kind has few values
 */
record NumberLine(boolean whole, int decimals, Limits limits, boolean isBounded) {
    static final int NO_STEP = -1;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private static final int PARTS_OF_OCTAVE = 4;
    private static final int LAST_OCTAVE = 62;
    private static final int FIRST_OCTAVE_WITHOUT_STEP = -40;
    private static final int EQUAL_CELLS = 16;
    /** A bound on the grid may come out a little off it when it is scaled. */
    private static final double HAIR = 1e-6;

    static NumberLine of(ColumnSchema column) {
        boolean whole = column.kind().isWhole();
        Limits declared = column.limits();
        Limits range = range(column.kind());
        return new NumberLine(
                whole,
                whole ? 0 : column.decimals().orElse(NO_STEP),
                new Limits(Math.max(range.low(), declared.low()), Math.min(range.high(), declared.high())),
                Double.isFinite(declared.high() - declared.low()));
    }

    private static Limits range(ColumnKind kind) {
        return switch (kind) {
            case DATE -> new Limits(FIRST_DAY, LAST_DAY);
            case DATE_TIME ->
                new Limits(
                        (double) FIRST_DAY * WholeColumn.MICROS_PER_DAY,
                        Math.nextDown((LAST_DAY + 1.0) * WholeColumn.MICROS_PER_DAY));
            default -> ValueDomain.ANY.limits(ColumnKind.CONTINUOUS);
        };
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

    /** How many numbers there can be; infinite where they lie on no grid, or nothing bounds them. */
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
        if (!isBounded) {
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
