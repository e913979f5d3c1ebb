package dev.synth.eval.cases;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the columns of a simulated table. */
final class Draft {
    private final List<ColumnSchema> schema = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    /** Numbers on a grid of so many decimals; NaN stays missing. */
    Draft decimals(String name, int decimals, double[] values) {
        double unit = Math.pow(10, decimals);
        double[] onGrid = Arrays.stream(values)
                .map(value -> Math.rint(value * unit) / unit)
                .toArray();
        return add(ColumnSchema.of(name, ColumnKind.CONTINUOUS).withDecimals(decimals), NumberColumn.of(onGrid));
    }

    /** Whole numbers or dates; NaN becomes missing. */
    Draft wholes(String name, ColumnKind kind, double[] values) {
        long[] whole = Arrays.stream(values)
                .mapToLong(value -> Double.isNaN(value) ? WholeColumn.MISSING : Math.round(value))
                .toArray();
        return add(ColumnSchema.of(name, kind), WholeColumn.of(whole));
    }

    Draft levels(String name, @Nullable String[] values) {
        return add(ColumnSchema.of(name, ColumnKind.CATEGORICAL), LevelColumn.of(Arrays.asList(values)));
    }

    Draft names(String name, @Nullable String[] values) {
        return add(ColumnSchema.of(name, ColumnKind.IDENTIFIER), TextColumn.of(Arrays.asList(values)));
    }

    private Draft add(ColumnSchema declared, Column column) {
        schema.add(declared);
        columns.add(column);
        return this;
    }

    /** Gives the column added last a role. */
    Draft as(Role role) {
        schema.set(schema.size() - 1, schema.get(schema.size() - 1).withRole(role));
        return this;
    }

    Table table() {
        return Table.of(Schema.of(schema), columns);
    }
}
