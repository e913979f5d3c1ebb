package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.ValueDomain.Limits;

/** Refuses numbers outside the bounds that a column declares. */
final class Bounded {
    private final ColumnSchema column;
    private final Limits limits;

    Bounded(ColumnSchema column) {
        this.column = column;
        this.limits = column.limits();
    }

    void require(double value) {
        if (!Double.isNaN(value) && !limits.contain(value)) {
            String bound = value < limits.low()
                    ? "below the column's min (" + column.domain().min().orElse("")
                    : "above the column's max (" + column.domain().max().orElse("");
            throw new MisfitException(
                    "is " + bound + "); correct it, leave it empty, or change the bound in the schema");
        }
    }
}
