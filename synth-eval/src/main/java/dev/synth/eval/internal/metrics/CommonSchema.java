package dev.synth.eval.internal.metrics;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one evaluation under T's columns, in T's order and without the dropped ones. Further columns of H and S are
 * left out. A column that is whole in one table and continuous in another counts as continuous in all, a date beside
 * date-times as a date-time at midnight. A holdout without rows counts as none.
 */
public record CommonSchema(Table training, @Nullable Table holdout, Table synthetic) {
    private static final Set<ColumnKind> NUMBERS = Set.of(ColumnKind.INTEGER, ColumnKind.CONTINUOUS);
    private static final Set<ColumnKind> TIMES = Set.of(ColumnKind.DATE, ColumnKind.DATE_TIME);
    private static final Set<ColumnKind> LEVELS =
            Set.of(ColumnKind.CATEGORICAL, ColumnKind.ORDINAL, ColumnKind.BOOLEAN, ColumnKind.CONSTANT);
    private static final Set<ColumnKind> TEXTS = Set.of(ColumnKind.IDENTIFIER, ColumnKind.TEXT);

    /**
     * Brings the tables together by column name.
     *
     * @throws IllegalArgumentException naming all columns that a table lacks, or all that it holds as another kind of value
     */
    public static CommonSchema of(Table training, @Nullable Table holdout, Table synthetic) {
        @Nullable Table usable = holdout == null || holdout.rowCount() == 0 ? null : holdout;
        Schema schema = training.schema().withoutDropped();
        List<String> problems = new ArrayList<>();
        if (usable != null) {
            problems.addAll(problems(schema, usable.schema(), "holdout"));
        }
        problems.addAll(problems(schema, synthetic.schema(), "synthetic"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        List<Table> tables = Stream.of(training, usable, synthetic)
                .filter(Objects::nonNull)
                .map(table -> table.select(schema.names()))
                .toList();
        List<ColumnKind> kinds = IntStream.range(0, schema.size())
                .mapToObj(c -> commonKind(tables, c))
                .toList();
        List<Table> common = tables.stream().map(table -> as(table, kinds)).toList();
        return new CommonSchema(common.get(0), usable == null ? null : common.get(1), common.get(common.size() - 1));
    }

    private static List<String> problems(Schema expected, Schema found, String which) {
        List<String> absent = expected.names().stream()
                .filter(name -> !found.contains(name) || found.column(name).has(Role.DROP))
                .toList();
        List<String> problems = new ArrayList<>();
        if (!absent.isEmpty()) {
            problems.add(
                    "The " + which + " table lacks " + absent.size() + " of the training table's " + expected.size()
                            + " columns: " + quoted(absent) + ". It has " + quoted(found.names())
                            + ". Rename or add them, or give them the role drop in the training table's schema.");
        }
        expected.columns().stream()
                .filter(column -> !absent.contains(column.name()))
                .filter(column ->
                        !alike(column.kind(), found.column(column.name()).kind()))
                .forEach(column -> problems.add("Column '" + column.name() + "' is "
                        + column.kind().label() + " in the training table and "
                        + found.column(column.name()).kind().label() + " in the " + which
                        + " table; read both with one schema."));
        return problems;
    }

    private static String quoted(List<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static boolean alike(ColumnKind a, ColumnKind b) {
        return a == b
                || Stream.of(NUMBERS, TIMES, LEVELS, TEXTS)
                        .anyMatch(family -> family.contains(a) && family.contains(b));
    }

    private static ColumnKind commonKind(List<Table> tables, int column) {
        List<ColumnKind> kinds = tables.stream()
                .map(table -> table.schema().column(column).kind())
                .toList();
        return kinds.contains(ColumnKind.CONTINUOUS)
                ? ColumnKind.CONTINUOUS
                : kinds.contains(ColumnKind.DATE_TIME) ? ColumnKind.DATE_TIME : kinds.get(0);
    }

    private static Table as(Table table, List<ColumnKind> kinds) {
        List<ColumnSchema> schemas = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < kinds.size(); c++) {
            ColumnSchema declared = table.schema().column(c);
            boolean same = declared.kind() == kinds.get(c) || !declared.kind().isNumeric();
            schemas.add(same ? declared : declared.withKind(kinds.get(c)));
            columns.add(
                    same ? table.column(c) : converted((NumericView) table.column(c), table.rowCount(), kinds.get(c)));
        }
        return columns.isEmpty() ? table : Table.of(Schema.of(schemas), columns);
    }

    private static Column converted(NumericView column, int rows, ColumnKind kind) {
        if (kind == ColumnKind.CONTINUOUS) {
            return NumberColumn.of(
                    IntStream.range(0, rows).mapToDouble(column::number).toArray());
        }
        WholeColumn days = (WholeColumn) column;
        return WholeColumn.of(IntStream.range(0, rows)
                .mapToLong(
                        row -> days.isMissing(row) ? WholeColumn.MISSING : days.whole(row) * WholeColumn.MICROS_PER_DAY)
                .toArray());
    }
}
