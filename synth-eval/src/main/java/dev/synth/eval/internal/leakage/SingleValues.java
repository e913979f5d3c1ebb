package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Units that hold a number, date or time which few others hold and which comes again in the synthetic rows, exactly: by
 * column, those of T and H alike, however the rest of their rows looks. On dense grids of numbers chance hits both alike, but
 * for the little by which rows of S lie thicker where those of T do, which is no copy: such columns need more evidence.
 *
 * <p>Levels and names are left to G7, which needs no statistics for them; columns declared public are exempt as they are
 * there.
 */
final class SingleValues {
    /** Less than {@link PartPatterns} gives exact repetition: on grids chance hits these sets, too, if not as often as fronts. */
    private static final double WEIGHT = 5;

    private static final double WEIGHT_IF_DENSE = 0.05;
    /** Of the places next to real values, the share where S has a value on a dense grid. */
    private static final double DENSE = 0.1;

    private SingleValues() {}

    /** The columns looked at, numbers in the schema. */
    static int[] columns(Evidence evidence) {
        return Arrays.stream(evidence.compared())
                .filter(column -> isLookedAt(evidence.training().schema().column(column)))
                .toArray();
    }

    private static boolean isLookedAt(ColumnSchema column) {
        return column.kind().isNumeric() && !column.has(Role.PUBLIC);
    }

    /** What messages call the units hit in a column. */
    static String name(Evidence evidence, int column) {
        return "single values of '"
                + evidence.training().schema().column(column).name() + "'";
    }

    /** Adds the units hit in each column to the sets. */
    static void addTo(UnitSets sets, Evidence evidence) {
        for (int column : columns(evidence)) {
            sets.add(
                    name(evidence, column),
                    hit(evidence, column),
                    isDense(evidence, column) ? WEIGHT_IF_DENSE : WEIGHT);
        }
    }

    /** Whether chance alone repeats many values: S often has the values next to real ones, whoever holds these. */
    static boolean isDense(Evidence evidence, int column) {
        double[] made = distinct(Stream.of(evidence.synthetic()), column);
        double[] real = distinct(evidence.real().stream(), column);
        double[] all = DoubleStream.concat(Arrays.stream(real), Arrays.stream(made))
                .sorted()
                .distinct()
                .toArray();
        double step = IntStream.range(1, all.length)
                .mapToDouble(i -> all[i] - all[i - 1])
                .min()
                .orElse(1);
        long hit = Arrays.stream(real)
                .flatMap(value -> DoubleStream.of(value - step, value + step))
                .filter(place -> isBetween(made, place - step / 2, place + step / 2))
                .count();
        return hit >= DENSE * 2 * real.length;
    }

    private static double[] distinct(Stream<Table> tables, int column) {
        return tables.flatMapToDouble(
                        table -> IntStream.range(0, table.rowCount()).mapToDouble(table.numeric(column)::number))
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .distinct()
                .toArray();
    }

    private static boolean isBetween(double[] sorted, double low, double high) {
        int place = Arrays.binarySearch(sorted, low);
        int next = place < 0 ? -place - 1 : place;
        return next < sorted.length && sorted[next] <= high;
    }

    /** The units that hold a value in this column which fewer than k units hold, training and holdout together. */
    static int[] hit(Evidence evidence, int column) {
        int real = evidence.realRows();
        List<Column> parts = Stream.concat(evidence.real().stream(), Stream.of(evidence.synthetic()))
                .map(table -> table.column(column))
                .toList();
        long[] keys = Keys.of(parts);
        long[] made = Arrays.stream(keys, real, keys.length)
                .filter(key -> key != Keys.MISSING)
                .sorted()
                .distinct()
                .toArray();
        long[] holdings = IntStream.range(0, real)
                .mapToLong(row -> holding(
                        Arrays.binarySearch(made, keys[row]), evidence.units().ofRow(row)))
                .filter(holding -> holding >= 0)
                .sorted()
                .distinct()
                .toArray();
        return rare(holdings, evidence.policy().k());
    }

    /** A value and a unit that holds it; negative if the value does not come again. */
    private static long holding(int value, int unit) {
        return value < 0 ? -1 : (long) value << Integer.SIZE | unit;
    }

    private static int[] rare(long[] holdings, int k) {
        List<int[]> rare = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= holdings.length; to++) {
            if (to == holdings.length || holdings[to] >>> Integer.SIZE != holdings[from] >>> Integer.SIZE) {
                if (to - from < k) {
                    rare.add(LongStream.of(Arrays.copyOfRange(holdings, from, to))
                            .mapToInt(holding -> (int) holding)
                            .toArray());
                }
                from = to;
            }
        }
        return rare.stream().flatMapToInt(Arrays::stream).distinct().toArray();
    }
}
