package dev.synth.internal.rules;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.NumberColumn;
import dev.synth.table.WholeColumn;

/** Numbers and times as the lists of what a model discloses show them. */
public final class Literals {
    private Literals() {}

    /** A value of a column of this kind; whole numbers without decimals. */
    public static String of(double value, ColumnKind kind) {
        Column literal = kind.isWhole() || value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
                ? WholeColumn.restored(new double[] {value}, kind)
                : NumberColumn.of(value);
        return String.valueOf(literal.value(0, kind));
    }
}
