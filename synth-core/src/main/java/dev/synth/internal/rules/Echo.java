package dev.synth.internal.rules;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A column of numbers that in many rows repeats another one's, such as a payment that settles a bill to the cent. Beside its
 * value is learnt which column the value is from, so that equal numbers come out equal.
 *
 * @param column as it is declared
 * @param origins columns of the same kind and grid that it repeats; the first that agrees counts
 */
public record Echo(ColumnSchema column, List<String> origins) implements Step {
    public Echo {
        origins = List.copyOf(origins);
    }

    /** The name of the column that says which column a value is from. */
    public String name() {
        return column.name() + " from";
    }

    @Override
    public Table simplify(Table table) {
        NumericView own = table.numeric(table.schema().indexOf(column.name()));
        Set<Double> common = Echoes.common(own, table.rowCount());
        int[] codes = new int[table.rowCount()];
        for (int o = origins.size(); o > 0; o--) {
            NumericView origin = table.numeric(table.schema().indexOf(origins.get(o - 1)));
            for (int row = 0; row < codes.length; row++) {
                double value = own.number(row);
                codes[row] = value == origin.number(row) && !common.contains(value) ? o : codes[row];
            }
        }
        List<String> levels = new ArrayList<>(List.of(column.name()));
        levels.addAll(origins);
        return Columns.put(table, ColumnSchema.of(name(), ColumnKind.CATEGORICAL), LevelColumn.of(codes, levels));
    }

    @Override
    public Table restore(Table table) {
        LevelColumn from = table.levels(table.schema().indexOf(name()));
        NumericView own = table.numeric(table.schema().indexOf(column.name()));
        double[] values = new double[table.rowCount()];
        for (int row = 0; row < values.length; row++) {
            String level = from.levels().get(from.code(row));
            double value = table.numeric(table.schema().indexOf(level)).number(row);
            values[row] = Double.isNaN(value) ? own.number(row) : value;
        }
        return Columns.put(Columns.without(table, List.of(name())), column, Columns.stored(column, values));
    }

    @Override
    public List<ColumnSchema> gives() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return origins;
    }
}
