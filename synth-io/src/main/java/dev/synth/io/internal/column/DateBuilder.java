package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;

final class DateBuilder extends WholeBuilder {
    private final ColumnSchema column;
    private final DateCodec codec;

    DateBuilder(ColumnSchema column) {
        super(column);
        this.column = column;
        this.codec = DateCodec.of(column);
    }

    @Override
    public void addText(String text) {
        long value = codec.parse(text);
        if (value == WholeColumn.MISSING) {
            throw new MisfitException("is not a " + column.kind().label() + " written as "
                    + column.format().orElse("ISO-8601") + "; correct it, or declare the column's format or kind");
        }
        codec.years().require(value);
        super.addWhole(value);
    }

    /** Of a date that is none as it is written, the format matters only if one is declared. */
    @Override
    public void addWhole(long value) {
        if (column.format().isPresent() && value != WholeColumn.MISSING) {
            codec.years().require(value);
        }
        super.addWhole(value);
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
