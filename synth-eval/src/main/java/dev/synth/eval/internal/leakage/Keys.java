package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code long} per row of a column: equal keys mean equal values, in whichever table the rows are. */
final class Keys {
    static final long MISSING = Long.MIN_VALUE;

    private Keys() {}

    /** The keys of the same column of several tables, rows one after another. */
    static long[] of(List<? extends Column> parts) {
        long[] keys = new long[parts.stream().mapToInt(Column::size).sum()];
        Map<String, Integer> strings = new HashMap<>();
        int row = 0;
        for (Column part : parts) {
            for (int i = 0; i < part.size(); i++) {
                keys[row++] = part.isMissing(i) ? MISSING : key(part, i, strings);
            }
        }
        return keys;
    }

    private static long key(Column column, int row, Map<String, Integer> strings) {
        if (column instanceof NumberColumn numbers) {
            // Adding zero turns -0.0 into 0.0, which is the same value.
            return Double.doubleToLongBits(numbers.number(row) + 0.0);
        }
        if (column instanceof WholeColumn wholes) {
            return wholes.whole(row);
        }
        String value = text(column, row);
        return strings.computeIfAbsent(value == null ? "" : value, unseen -> strings.size());
    }

    /** The value as text, or null if missing or blank: a name that is not there names nobody. */
    static @Nullable String name(Column column, int row) {
        if (column.isMissing(row)) {
            return null;
        }
        String value = text(column, row);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable String text(Column column, int row) {
        if (column instanceof WholeColumn wholes) {
            return Long.toString(wholes.whole(row));
        }
        if (column instanceof NumberColumn numbers) {
            return Double.toString(numbers.number(row));
        }
        return column instanceof LevelColumn levels ? levels.level(row) : ((TextColumn) column).text(row);
    }
}
