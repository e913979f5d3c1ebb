package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.HashSet;
import java.util.Set;

/** Rows of one table by a 128-bit hash of their values. */
final class RowKeys {
    private static final long FIRST_SEED = 0x9E3779B97F4A7C15L;
    private static final long SECOND_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long NOT_A_NUMBER = Double.doubleToLongBits(Double.NaN);

    private record Key(long first, long second) {}

    private RowKeys() {}

    /** The number of rows that repeat an earlier row; 0 if there is no column to compare. */
    static int duplicates(Table table) {
        long[] first = new long[table.rowCount()];
        long[] second = new long[table.rowCount()];
        for (int c = 0; c < table.schema().size(); c++) {
            long[] bits = bits(table, c);
            for (int row = 0; row < bits.length; row++) {
                first[row] = mix(first[row] ^ mix(bits[row] + FIRST_SEED));
                second[row] = mix(second[row] + FIRST_SEED ^ mix(bits[row] ^ SECOND_SEED));
            }
        }
        Set<Key> seen = new HashSet<>();
        int duplicates = 0;
        for (int row = 0; row < first.length; row++) {
            duplicates += seen.add(new Key(first[row], second[row])) ? 0 : 1;
        }
        return table.schema().size() == 0 ? 0 : duplicates;
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
