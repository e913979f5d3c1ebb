package dev.synth.internal.rules;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.BitSet;
import java.util.List;

/** A column that is cleared where another one says so. That it is missing nowhere else is left to rejection. */
public record Absence(ColumnSchema column, Rule.MissingWhen rule) implements Step {
    @Override
    public Table simplify(Table table) {
        return table;
    }

    @Override
    public Table restore(Table table) {
        int position = table.schema().indexOf(column.name());
        BitSet missing = rule.required(table);
        return Columns.put(table, table.schema().column(position), cleared(table.column(position), missing));
    }

    private static Column cleared(Column values, BitSet missing) {
        if (values instanceof LevelColumn levels) {
            int[] codes = new int[levels.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = missing.get(row) ? LevelColumn.MISSING : levels.code(row);
            }
            return LevelColumn.of(codes, levels.levels());
        }
        if (values instanceof WholeColumn wholes) {
            long[] numbers = new long[wholes.size()];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = missing.get(row) ? WholeColumn.MISSING : wholes.whole(row);
            }
            return WholeColumn.of(numbers);
        }
        double[] numbers = new double[values.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = missing.get(row) ? Double.NaN : ((NumericView) values).number(row);
        }
        return NumberColumn.of(numbers);
    }

    @Override
    public List<ColumnSchema> gives() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return List.of(rule.by());
    }
}
