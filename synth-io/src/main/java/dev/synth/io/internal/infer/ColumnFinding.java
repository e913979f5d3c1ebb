package dev.synth.io.internal.infer;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What one column's values suggest.
 *
 * @param schema the column as it would be declared
 * @param rows the number of rows
 * @param missing the number of missing values
 * @param distinct the number of distinct values that are not missing, estimated where there are very many
 * @param levels the distinct values of a levelled column, the most frequent first
 * @param reason why this kind, in words
 * @param warnings what to look at before using the column
 */
public record ColumnFinding(
        ColumnSchema schema,
        long rows,
        long missing,
        long distinct,
        List<String> levels,
        String reason,
        List<String> warnings) {

    public ColumnFinding {
        levels = List.copyOf(levels);
        warnings = List.copyOf(warnings);
    }

    public ColumnFinding withAttribute(String key, String value) {
        return with(schema.withAttribute(key, value), reason);
    }

    ColumnFinding withRole(Role role, String why) {
        return with(schema.withRole(role), reason + "; " + why);
    }

    public ColumnFinding with(ColumnSchema newSchema, String newReason) {
        return new ColumnFinding(newSchema, rows, missing, distinct, levels, newReason, warnings);
    }

    /** This finding with one warning more. */
    public ColumnFinding warn(String warning) {
        List<String> all = new ArrayList<>(warnings);
        all.add(warning);
        return new ColumnFinding(schema, rows, missing, distinct, levels, reason, all);
    }

    boolean repeats() {
        return distinct < rows - missing;
    }
}
