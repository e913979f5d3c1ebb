package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import java.util.Arrays;

final class NumberBuilder extends ColumnBuilder {
    private final NumberStyle style;
    private double[] values = new double[1024];
    private int size;
    private final Bounded bounds;

    NumberBuilder(ColumnSchema column) {
        this.style = NumberStyle.of(column);
        this.bounds = new Bounded(column);
    }

    @Override
    public void addMissing() {
        append(Double.NaN);
    }

    @Override
    public void addText(String text) {
        double value = style.number(text);
        if (Double.isNaN(value)) {
            throw new MisfitException("is not a number" + style.suffix()
                    + "; correct it, leave it empty, or declare the column categorical");
        }
        addNumber(value);
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
        bounds.require(value);
        append(value);
    }

    private void append(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void addAgain(int row) {
        append(values[row]);
    }

    @Override
    public NumberColumn build() {
        return NumberColumn.of(values, size);
    }
}
