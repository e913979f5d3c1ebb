package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one evaluation, cut to the columns that are compared and brought into T's order: identifiers, free text
 * and dropped columns are left out. A holdout without rows counts as none.
 */
record ComparedTables(Table training, @Nullable Table holdout, Table synthetic) {

    /**
     * Brings the tables together by column name.
     *
     * @throws IllegalArgumentException if a table lacks a column of T, or holds it as another kind of value
     */
    static ComparedTables of(Table training, @Nullable Table holdout, Table synthetic) {
        List<String> names = training.schema().columns().stream()
                .filter(column -> !column.kind().isTextual() && !column.has(Role.DROP))
                .map(ColumnSchema::name)
                .toList();
        Table reference = training.select(names);
        return new ComparedTables(
                reference,
                holdout == null || holdout.rowCount() == 0 ? null : matching(reference, holdout, "holdout"),
                matching(reference, synthetic, "synthetic"));
    }

    private static Table matching(Table reference, Table other, String which) {
        for (ColumnSchema column : reference.schema().columns()) {
            ColumnSchema found = other.schema().column(column.name());
            if (Table.storage(found.kind()) != Table.storage(column.kind())) {
                throw new IllegalArgumentException("Column '" + column.name() + "' is "
                        + column.kind().label() + " in the training table and "
                        + found.kind().label() + " in the " + which + " table; read both with one schema.");
            }
        }
        return other.select(reference.schema().names());
    }
}
