package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;

final class NumberBuilder extends ColumnBuilder {
    private final NumberStyle style;
    /** As their bits. */
    private final WholeRuns values = new WholeRuns();

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
        append(value + 0.0); // of two zeros, the one without a minus
    }

    private void append(double value) {
        values.add(Double.doubleToRawLongBits(value));
    }

    @Override
    public boolean takesNumbers() {
        return style == NumberStyle.PLAIN;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public long last() {
        return values.last();
    }

    @Override
    public void addAgain(long[] earlier, int count) {
        values.add(earlier, count);
    }

    @Override
    public NumberColumn build() {
        return NumberColumn.of(values.doubles(), values.size());
    }
}
