package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Rows of one table by a 128-bit hash of their values. */
final class RowKeys {
    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long NOT_A_NUMBER = Double.doubleToLongBits(Double.NaN);

    private record Key(long first, long second) {}

    private RowKeys() {}

    /** How many rows each distinct row stands for; a table of no column has none to compare. */
    static int[] groups(Table table) {
        long[] first = new long[table.rowCount()];
        long[] second = new long[table.rowCount()];
        for (int c = 0; c < table.schema().size(); c++) {
            long[] bits = bits(table, c);
            for (int row = 0; row < bits.length; row++) {
                first[row] = mix(first[row] ^ mix(bits[row] + FIRST_SEED));
                second[row] = mix(second[row] + FIRST_SEED ^ mix(bits[row] ^ SECOND_SEED));
            }
        }
        Map<Key, Integer> groups = new HashMap<>();
        for (int row = 0; row < first.length && table.schema().size() > 0; row++) {
            groups.merge(new Key(first[row], second[row]), 1, Integer::sum);
        }
        return groups.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The share of distinct rows that so many rows have on average, over all ways to take them from a table: a group of g of
     * n rows is seen among m unless all m come from the others, with the probability C(n−g, m) / C(n, m) (Hurlbert 1971).
     *
     * @param groups the sizes of the table's groups of equal rows
     * @param rows at most all of them
     */
    static double distinctShare(int[] groups, int rows) {
        int all = Arrays.stream(groups).sum();
        double[] logFactorial = new double[all + 1];
        for (int n = 2; n <= all; n++) {
            logFactorial[n] = logFactorial[n - 1] + Math.log(n);
        }
        double distinct = Arrays.stream(groups)
                .mapToDouble(group -> group > all - rows
                        ? 1
                        : -Math.expm1(logFactorial[all - group]
                                - logFactorial[all - group - rows]
                                - logFactorial[all]
                                + logFactorial[all - rows]))
                .sum();
        return rows == 0 || all == 0 ? 1 : Math.min(1, distinct / rows);
    }

    private static long[] bits(Table table, int column) {
        long[] bits = new long[table.rowCount()];
        if (table.schema().column(column).kind().isNumeric()) {
            double[] values = Numbers.of(table, column);
            for (int row = 0; row < bits.length; row++) {
                bits[row] = Double.isNaN(values[row])
                        ? NOT_A_NUMBER
                        : Double.doubleToLongBits(values[row] + 0.0); // −0 is 0
            }
        } else {
            LevelColumn values = table.levels(column);
            for (int row = 0; row < bits.length; row++) {
                bits[row] = values.code(row);
            }
        }
        return bits;
    }

    /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
