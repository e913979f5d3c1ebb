package dev.synth.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins columns row-wise. */
final class Tables {
    private Tables() {}

    static Table append(Table first, Table second) {
        List<Column> joined = new ArrayList<>();
        for (int c = 0; c < first.schema().size(); c++) {
            ColumnSchema column = first.schema().column(c);
            Column other = second.column(column.name());
            if (other.getClass() != first.column(c).getClass()) {
                throw new IllegalArgumentException(
                        "Column '" + column.name() + "' is " + column.kind().label()
                                + " in one table and "
                                + second.schema().column(column.name()).kind().label()
                                + " in the other; read both with one schema.");
            }
            joined.add(append(first.column(c), other));
        }
        return Table.of(first.schema(), joined);
    }

    private static Column append(Column first, Column second) {
        if (first instanceof NumberColumn a && second instanceof NumberColumn b) {
            double[] values = new double[a.size() + b.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < a.size() ? a.number(i) : b.number(i - a.size());
            }
            return NumberColumn.of(values);
        }
        if (first instanceof WholeColumn a && second instanceof WholeColumn b) {
            long[] values = new long[a.size() + b.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < a.size() ? a.whole(i) : b.whole(i - a.size());
            }
            return WholeColumn.of(values);
        }
        if (first instanceof LevelColumn a && second instanceof LevelColumn b) {
            return appendLevels(a, b);
        }
        TextColumn a = (TextColumn) first;
        TextColumn b = (TextColumn) second;
        List<@Nullable String> values = new ArrayList<>(a.size() + b.size());
        for (int i = 0; i < a.size(); i++) {
            values.add(a.text(i));
        }
        for (int i = 0; i < b.size(); i++) {
            values.add(b.text(i));
        }
        return TextColumn.of(values);
    }

    private static LevelColumn appendLevels(LevelColumn a, LevelColumn b) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        a.levels().forEach(level -> codes.put(level, codes.size()));
        b.levels().forEach(level -> codes.computeIfAbsent(level, key -> codes.size()));
        int[] joined = new int[a.size() + b.size()];
        for (int i = 0; i < joined.length; i++) {
            String level = i < a.size() ? a.level(i) : b.level(i - a.size());
            joined[i] = level == null ? LevelColumn.MISSING : codes.get(level);
        }
        return LevelColumn.of(joined, List.copyOf(codes.keySet()));
    }
}
