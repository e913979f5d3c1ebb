package dev.synth.eval.cases;

import dev.synth.table.Column;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tables with other columns. */
final class Columns {
    private Columns() {}

    /** What becomes of a number that is not missing. */
    interface NumberEdit {
        double of(double value);
    }

    static Table replace(Table table, int position, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(position, column);
        return Table.of(table.schema(), columns);
    }

    /** Edits every number of a column and puts it back on the column's grid. */
    static Table edit(Table table, int position, NumberEdit edit) {
        NumericView numbers = table.numeric(position);
        double[] edited = IntStream.range(0, table.rowCount())
                .mapToDouble(row -> table.column(position).isMissing(row) ? Double.NaN : edit.of(numbers.number(row)))
                .toArray();
        return replace(table, position, stored(table, position, edited));
    }

    /** A number column of the kind that the table has there; NaN is missing. */
    static Column stored(Table table, int position, double[] values) {
        if (table.schema().column(position).kind().isWhole()) {
            return WholeColumn.of(Arrays.stream(values)
                    .mapToLong(value -> Double.isNaN(value) ? WholeColumn.MISSING : Math.round(value))
                    .toArray());
        }
        double perUnit = perUnit(table, position);
        return NumberColumn.of(Arrays.stream(values)
                .map(value -> Math.rint(value * perUnit) / perUnit)
                .toArray());
    }

    /** One over the step of the grid that a numeric column's values lie on. */
    static double perUnit(Table table, int position) {
        return Math.pow(10, table.schema().column(position).decimals().orElse(0));
    }

    static double standardDeviation(Table table, int position) {
        NumericView numbers = table.numeric(position);
        double[] present = IntStream.range(0, table.rowCount())
                .mapToDouble(numbers::number)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(present).average().orElse(0);
        return Math.sqrt(Arrays.stream(present)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    static int[] numeric(Table table) {
        return IntStream.range(0, table.schema().size())
                .filter(column -> table.schema().column(column).kind().isNumeric())
                .toArray();
    }

    static int[] levelled(Table table) {
        return IntStream.range(0, table.schema().size())
                .filter(column -> table.schema().column(column).kind().isLevelled())
                .toArray();
    }

    /** The same rows in another order, columns in another order, levels numbered in another order. */
    static Table permuted(Table table, SplittableRandom random) {
        Table rows = table.rows(order(table.rowCount(), random));
        Table relabelled = rows;
        for (int column : levelled(rows)) {
            LevelColumn levels = rows.levels(column);
            int[] place = order(levels.levels().size(), random);
            String[] moved = new String[place.length];
            for (int code = 0; code < place.length; code++) {
                moved[place[code]] = levels.levels().get(code);
            }
            int[] codes = IntStream.range(0, levels.size())
                    .map(row -> levels.isMissing(row) ? LevelColumn.MISSING : place[levels.code(row)])
                    .toArray();
            relabelled = replace(relabelled, column, LevelColumn.of(codes, List.of(moved)));
        }
        Schema schema = relabelled.schema();
        return relabelled.select(Arrays.stream(order(schema.size(), random))
                .mapToObj(column -> schema.column(column).name())
                .toList());
    }

    /** The numbers 0 … size − 1 in random order. */
    static int[] order(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }
}
