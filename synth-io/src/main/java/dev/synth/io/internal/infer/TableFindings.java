package dev.synth.io.internal.infer;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Describes the columns of a table whose kinds are given. */
public final class TableFindings {
    private TableFindings() {}

    /** One finding per column, in order. */
    public static List<ColumnFinding> of(Table table) {
        List<ColumnFinding> findings = new ArrayList<>();
        for (int c = 0; c < table.schema().size(); c++) {
            findings.add(
                    of(table.schema().column(c), table.column(c), table.schema().size()));
        }
        return findings;
    }

    private static ColumnFinding of(ColumnSchema schema, Column column, int columns) {
        DistinctValues distinct = new DistinctValues(columns);
        int missing = 0;
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                missing++;
            } else {
                distinct.add(String.valueOf(column.value(row, schema.kind())));
            }
        }
        List<String> levels = schema.kind().isLevelled() ? distinct.byFrequency() : List.of();
        return new ColumnFinding(
                schema, column.size(), missing, distinct.size(), levels, "declared by the source", List.of());
    }
}
