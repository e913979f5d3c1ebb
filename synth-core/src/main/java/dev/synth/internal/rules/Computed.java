package dev.synth.internal.rules;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.List;

/** A column that follows from others: left out and computed. */
public record Computed(ColumnSchema column, Rule.Derived rule) implements Step {
    @Override
    public Table simplify(Table table) {
        return Columns.without(table, List.of(column.name()));
    }

    @Override
    public Table restore(Table table) {
        return Columns.put(table, column, rule.compute(table, column));
    }

    @Override
    public List<ColumnSchema> gives() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return rule.formula().columns();
    }
}
