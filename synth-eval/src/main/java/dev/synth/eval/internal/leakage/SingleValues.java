package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Units that hold a number, date or time which few others hold and which comes again in the synthetic rows, exactly: by
 * column, those of T and H alike, however the rest of their rows looks. On dense grids of numbers chance hits both alike.
 *
 * <p>Levels and names are left to G7, which needs no statistics for them; columns declared public are exempt as they are
 * there.
 */
final class SingleValues {
    /** Less than {@link PartPatterns} gives exact repetition: on grids chance hits these sets, too, if not as often as fronts. */
    private static final double WEIGHT = 5;

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
            sets.add(name(evidence, column), hit(evidence, column), WEIGHT);
        }
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
