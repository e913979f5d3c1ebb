package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;

/** Times of day and durations. */
final class ClockBuilder extends WholeBuilder {
    private final ColumnSchema column;
    private final ClockCodec codec;

    ClockBuilder(ColumnSchema column) {
        super(column);
        this.column = column;
        this.codec = ClockCodec.of(column);
    }

    @Override
    public void addText(String text) {
        long micros = codec.parse(text);
        if (micros == WholeColumn.MISSING) {
            throw new MisfitException("is not a " + column.kind().label() + " written as "
                    + column.format().orElse("ISO-8601") + "; correct it, or declare the column's format or kind");
        }
        addWhole(micros);
    }

    @Override
    public boolean takesWholes() {
        return false;
    }

    @Override
    public void addNumber(double value) {
        addText(CellText.number(value));
    }
}
