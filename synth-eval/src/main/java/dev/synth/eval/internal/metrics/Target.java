package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The column that utility is scored on.
 *
 * @param declared whether the schema names it
 * @param classes the levels of T to be told apart, 2 to {@value #MAX_CLASSES}; empty for a number
 */
record Target(String name, boolean declared, List<String> classes) {
    private static final int MAX_CLASSES = 50;

    /** The column with the role target; without one, the last that can be predicted. Empty if it cannot be predicted. */
    static Optional<Target> find(Table training) {
        Optional<ColumnSchema> declared = training.schema().findRole(Role.TARGET);
        if (declared.isPresent()) {
            return of(training, training.schema().indexOf(declared.get().name()), true);
        }
        return IntStream.iterate(training.schema().size() - 1, c -> c >= 0, c -> c - 1)
                .mapToObj(c -> of(training, c, false))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Target> of(Table training, int column, boolean declared) {
        String name = training.schema().column(column).name();
        if (training.schema().column(column).kind().isNumeric()) {
            double[] sorted = Numbers.sorted(Numbers.of(training, column));
            boolean varies = sorted.length > 1 && sorted[0] < sorted[sorted.length - 1];
            return varies ? Optional.of(new Target(name, declared, List.of())) : Optional.empty();
        }
        LevelColumn values = training.levels(column);
        int[] counts = values.counts();
        List<String> classes = IntStream.range(0, counts.length)
                .filter(level -> counts[level] > 0)
                .mapToObj(values.levels()::get)
                .toList();
        boolean usable = classes.size() >= 2 && classes.size() <= MAX_CLASSES;
        return usable ? Optional.of(new Target(name, declared, classes)) : Optional.empty();
    }

    boolean isNumber() {
        return classes.isEmpty();
    }

    /** The rows whose target is known: not missing, and of a class that T has. */
    int[] knownRows(Table table) {
        int column = table.schema().indexOf(name);
        if (isNumber()) {
            return IntStream.range(0, table.rowCount())
                    .filter(row -> !table.column(column).isMissing(row))
                    .toArray();
        }
        int[] labels = labels(table);
        return IntStream.range(0, labels.length).filter(row -> labels[row] >= 0).toArray();
    }

    /** The class of each row, −1 if it has none. */
    int[] labels(Table table) {
        LevelColumn values = table.levels(table.schema().indexOf(name));
        int[] byCode = values.levels().stream().mapToInt(classes::indexOf).toArray();
        return IntStream.range(0, values.size())
                .map(row -> values.isMissing(row) ? -1 : byCode[values.code(row)])
                .toArray();
    }

    /** The number of each row. */
    double[] numbers(Table table) {
        return Numbers.of(table, table.schema().indexOf(name));
    }

    /** The columns to predict from. */
    Table features(Table table) {
        return table.select(table.schema().names().stream()
                .filter(column -> !column.equals(name))
                .toList());
    }

    /** Whether there is something to predict in this table: two classes or two numbers. */
    boolean varies(Table table) {
        return isNumber()
                ? Arrays.stream(numbers(table)).distinct().limit(2).count() == 2
                : Arrays.stream(labels(table)).distinct().limit(2).count() == 2;
    }
}
