package dev.synth.internal.rules;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.List;

/**
 * Something done to a table before it is learnt, so that rows in which it is undone keep a rule. It concerns values of one
 * row at a time; immutable.
 */
public sealed interface Step permits Computed, Difference, Join, Absence, Echo {
    /** The table as it is learnt. */
    Table simplify(Table table);

    /** The table as it was, or for rows that the network made, as it might have been. */
    Table restore(Table table);

    /** The columns that {@link #restore} gives, as they are declared. */
    List<ColumnSchema> gives();

    /** The names of the columns, as they were, that {@link #restore} needs. */
    List<String> needs();
}
