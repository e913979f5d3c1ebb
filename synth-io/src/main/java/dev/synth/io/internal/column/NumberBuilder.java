package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import java.util.Arrays;

final class NumberBuilder extends ColumnBuilder {
    private final NumberStyle style;
    private double[] values = new double[1024];
    private int size;

    NumberBuilder(ColumnSchema column) {
        this.style = NumberStyle.of(column);
    }

    @Override
    public void addMissing() {
        add(Double.NaN);
    }

    @Override
    public void addText(String text) {
        String plain = style.plain(text);
        if (plain == null) {
            throw new MisfitException("is not a number" + style.suffix()
                    + "; correct it, leave it empty, or declare the column categorical");
        }
        addNumber(Double.parseDouble(plain));
    }

    @Override
    public void addWhole(long value) {
        add(value);
    }

    @Override
    public void addNumber(double value) {
        if (Double.isInfinite(value)) {
            throw new MisfitException("is not a finite number; leave it missing or replace it");
        }
        add(value);
    }

    private void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    @Override
    public NumberColumn build() {
        return NumberColumn.of(Arrays.copyOf(values, size));
    }
}
