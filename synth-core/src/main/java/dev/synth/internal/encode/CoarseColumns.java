package dev.synth.internal.encode;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns as few values, to count what goes with what: levels, or eighths of the numbers; missing is a value too. */
final class CoarseColumns {
    private static final int EIGHTHS = 8;
    private static final int MOST_LEVELS = 50;

    private CoarseColumns() {}

    /**
     * By column but this one, the value of each row, from 0; columns of many levels and of texts are left out. Made one by
     * one: together they would take as much room as the table.
     */
    static Stream<int[]> besides(int position, Table table) {
        return IntStream.range(0, table.schema().size())
                .filter(c -> c != position)
                .filter(c -> !table.schema().column(c).kind().isTextual())
                .filter(c -> !table.schema().column(c).kind().isLevelled()
                        || table.levels(c).levels().size() <= MOST_LEVELS)
                .mapToObj(c -> table.schema().column(c).kind().isLevelled()
                        ? levels(table.levels(c))
                        : eighths(table.numeric(c), table.rowCount()));
    }

    private static int[] levels(LevelColumn column) {
        return IntStream.range(0, column.size())
                .map(row -> column.code(row) - LevelColumn.MISSING)
                .toArray();
    }

    private static int[] eighths(NumericView column, int rows) {
        double[] sorted = IntStream.range(0, rows)
                .mapToDouble(column::number)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        return IntStream.range(0, rows)
                .map(row -> Double.isNaN(column.number(row))
                        ? EIGHTHS
                        : (int) ((long) Sorted.count(sorted, column.number(row), false) * EIGHTHS / sorted.length))
                .toArray();
    }
}
