package dev.synth.io;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.ColumnSchema;
import dev.synth.table.ValueDomain;

/** Numbers, dates, times and durations as a column's file writes them. */
public final class ValueText {
    private ValueText() {}

    /**
     * A value in the form that conditions and bounds take: numbers with a decimal point, dates, times and durations in
     * ISO-8601.
     *
     * @param column whose format, marks of numbers, zone and spellings the text may follow
     * @param text as it stands in the column's file, or in that form already
     * @return the text itself where it is none of the column's values, so that whoever uses it says so
     */
    public static String plain(ColumnSchema column, String text) {
        if (!column.kind().isNumeric()) {
            return text;
        }
        ColumnBuilder builder = ColumnBuilder.of(column.withDomain(ValueDomain.ANY));
        try {
            builder.addText(text);
            return String.valueOf(builder.build().value(0, column.kind()));
        } catch (MisfitException e) {
            return text;
        }
    }
}
