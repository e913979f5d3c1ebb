package dev.synth.internal.rules;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds columns of numbers that repeat an earlier one's in more rows than chance would have it. */
final class Echoes {
    /** Rows that are looked at, spread over the table; fewer of more columns than these, since pairs of columns are many. */
    private static final int ROWS = 20_000;

    private static final int MANY_COLUMNS = 200;
    /** A column of fewer distinct values is learnt value by value: agreement needs no help. */
    private static final int LEAST_VALUES = 50;
    /** The share of rows that agree in a value which is not common. */
    private static final double LEAST_SHARE = 0.01;

    private static final int LEAST_ROWS = 20;
    /** A value of more rows is common: that two columns agree in it may be chance. */
    private static final double COMMON_SHARE = 0.01;

    private static final int MOST_ORIGINS = 3;

    private final Table table;
    private final Set<String> taken;
    private final List<Integer> candidates = new ArrayList<>();

    private Echoes(Table table, Set<String> taken) {
        this.table = table;
        this.taken = taken;
    }

    /**
     * The columns that repeat others.
     *
     * @param taken names of columns that rules are about; those are kept in their own way
     */
    static List<Echo> find(Table table, Set<String> taken) {
        int rows = table.rowCount();
        int looked =
                Math.min(ROWS, ROWS * MANY_COLUMNS / Math.max(1, table.schema().size()));
        int step = Math.max(1, rows / Math.max(1, looked));
        Table sample = step == 1
                ? table
                : table.rows(
                        IntStream.range(0, rows / step).map(row -> row * step).toArray());
        return new Echoes(sample, taken).find();
    }

    /** Values that many rows hold. */
    static Set<Double> common(NumericView values, int rows) {
        return common(counts(values, rows), rows);
    }

    private static Set<Double> common(Map<Double, Integer> counts, int rows) {
        Set<Double> common = new HashSet<>();
        counts.forEach((value, count) -> {
            if (count > COMMON_SHARE * rows) {
                common.add(value);
            }
        });
        return common;
    }

    private static Map<Double, Integer> counts(NumericView values, int rows) {
        Map<Double, Integer> counts = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            double value = values.number(row);
            if (!Double.isNaN(value)) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    private List<Echo> find() {
        List<Echo> echoes = new ArrayList<>();
        for (int c = 0; c < table.schema().size(); c++) {
            ColumnSchema column = table.schema().column(c);
            boolean number = column.kind() == ColumnKind.CONTINUOUS || column.kind() == ColumnKind.INTEGER;
            if (!number || taken.contains(column.name())) {
                continue;
            }
            Map<Double, Integer> counts = counts(table.numeric(c), table.rowCount());
            if (counts.size() > LEAST_VALUES) {
                List<String> origins = origins(c, common(counts, table.rowCount()));
                Echo echo = new Echo(column, origins);
                if (!origins.isEmpty() && !table.schema().contains(echo.name())) {
                    echoes.add(echo);
                }
                candidates.add(c);
            }
        }
        return echoes;
    }

    /** Earlier columns that this one repeats, the most often repeated first. */
    private List<String> origins(int column, Set<Double> common) {
        ColumnSchema schema = table.schema().column(column);
        Map<String, Integer> agreements = new HashMap<>();
        for (int earlier : candidates) {
            ColumnSchema other = table.schema().column(earlier);
            boolean alike = other.kind() == schema.kind()
                    && other.decimals().equals(schema.decimals())
                    && other.domain().equals(schema.domain());
            int rows = alike ? agreements(column, earlier, common) : 0;
            if (rows >= Math.max(LEAST_ROWS, LEAST_SHARE * table.rowCount())) {
                agreements.put(other.name(), rows);
            }
        }
        return agreements.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ORIGINS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private int agreements(int column, int other, Set<Double> common) {
        NumericView own = table.numeric(column);
        NumericView origin = table.numeric(other);
        int rows = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double value = own.number(row);
            rows += value == origin.number(row) && !common.contains(value) ? 1 : 0;
        }
        return rows;
    }
}
