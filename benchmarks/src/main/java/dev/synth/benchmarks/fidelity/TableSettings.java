package dev.synth.benchmarks.fidelity;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What must be told about one table of a folder; everything may be left out.
 *
 * @param target the column that utility predicts; without one utility is not scored
 * @param score how the prediction is scored; by the column's kind if empty
 * @param entity the column that names whom rows belong to; training and test rows are then split anew by it
 * @param schema a file that holds the table's schema; inferred from the training rows otherwise
 */
record TableSettings(
        Optional<String> target, Optional<UtilityScore> score, Optional<String> entity, Optional<Path> schema) {
    /** Nothing told. */
    static final TableSettings NONE =
            new TableSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A schema with the roles that these settings give.
     *
     * @throws IllegalArgumentException naming the column, if it does not exist or cannot have its role
     */
    Schema applyTo(Schema found) {
        Schema schema = found;
        if (target.isPresent()) {
            schema = only(Role.TARGET, schema.column(target.get()), schema);
            score(schema).orElseThrow().requireFits(schema.column(target.get()));
        }
        if (entity.isPresent()) {
            ColumnSchema column = schema.column(entity.get()).withKind(ColumnKind.IDENTIFIER);
            schema = only(Role.ENTITY, column, schema);
        }
        return schema;
    }

    /** How the target of a table of this schema is scored; empty if no target is named. */
    Optional<UtilityScore> score(Schema found) {
        return target.map(name -> score.orElseGet(() -> UtilityScore.standard(found.column(name))));
    }

    /** The schema in which this column, and no other, has the role. */
    private static Schema only(Role role, ColumnSchema wanted, Schema schema) {
        Schema result = schema;
        for (ColumnSchema column : schema.columns()) {
            if (column.has(role)) {
                result = result.with(without(role, column));
            }
        }
        return result.with(wanted.withRole(role));
    }

    private static ColumnSchema without(Role role, ColumnSchema column) {
        Set<Role> rest = EnumSet.copyOf(column.roles());
        rest.remove(role);
        return new ColumnSchema(
                column.name(),
                column.kind(),
                rest,
                column.decimals(),
                column.format(),
                column.levels(),
                column.domain(),
                column.attributes());
    }
}
