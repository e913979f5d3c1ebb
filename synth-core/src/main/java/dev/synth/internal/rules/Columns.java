package dev.synth.internal.rules;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables with a column more, less or replaced. Their schemas have no rules. */
final class Columns {
    private Columns() {}

    /** The table with this column in place of the one of the same name, or at the end. */
    static Table put(Table table, ColumnSchema schema, Column column) {
        List<ColumnSchema> schemas = new ArrayList<>(table.schema().columns());
        List<Column> columns = new ArrayList<>(table.columns());
        if (table.schema().contains(schema.name())) {
            int position = table.schema().indexOf(schema.name());
            schemas.set(position, schema);
            columns.set(position, column);
        } else {
            schemas.add(schema);
            columns.add(column);
        }
        return Table.of(Schema.of(schemas), columns);
    }

    static Table without(Table table, List<String> names) {
        return table.select(table.schema().names().stream()
                .filter(name -> !names.contains(name))
                .toList());
    }

    /** The table with these values of a column of numbers or times missing. */
    static Table clear(Table table, String name, List<Double> values) {
        double[] rest = Arrays.stream(numbers(table, name))
                .map(number -> values.contains(number) ? Double.NaN : number)
                .toArray();
        ColumnSchema schema = table.schema().column(name);
        return put(table, schema, stored(schema, rest));
    }

    /** The numbers of a column, NaN where missing and 0.0 for −0.0, which is another number to sets and lists. */
    static double[] numbers(Table table, String name) {
        NumericView values = table.numeric(table.schema().indexOf(name));
        double[] numbers = new double[table.rowCount()];
        Arrays.setAll(numbers, row -> values.number(row) + 0.0);
        return numbers;
    }

    /** Numbers as a column of this kind stores them. */
    static Column stored(ColumnSchema schema, double[] numbers) {
        return schema.kind().isWhole() ? WholeColumn.restored(numbers, schema.kind()) : NumberColumn.of(numbers);
    }
}
