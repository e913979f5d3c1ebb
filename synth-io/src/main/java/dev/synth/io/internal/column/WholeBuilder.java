package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;

class WholeBuilder extends ColumnBuilder {
    private static final double LARGEST_EXACT = 1L << 53;

    private final NumberStyle style;
    private final WholeRuns values = new WholeRuns();
    private final Bounded bounds;

    WholeBuilder(ColumnSchema column) {
        this.style = NumberStyle.of(column);
        this.bounds = new Bounded(column);
    }

    @Override
    public void addMissing() {
        values.add(WholeColumn.MISSING);
    }

    @Override
    public void addText(String text) {
        String plain = style.plain(text);
        if (plain == null) {
            throw notWhole();
        }
        try {
            addWhole(Long.parseLong(plain));
        } catch (NumberFormatException e) {
            throw notWhole();
        }
    }

    @Override
    public void addWhole(long value) {
        if (value == WholeColumn.MISSING) {
            throw new MisfitException("is too large for a whole number; declare the column categorical");
        }
        bounds.require(value);
        values.add(value);
    }

    @Override
    public void addNumber(double value) {
        if (value != Math.rint(value) || Math.abs(value) > LARGEST_EXACT) {
            throw notWhole();
        }
        addWhole((long) value);
    }

    private MisfitException notWhole() {
        return new MisfitException("is not a whole number" + style.suffix()
                + "; correct it, or declare the column continuous or categorical");
    }

    @Override
    public boolean takesWholes() {
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
    public WholeColumn build() {
        return WholeColumn.of(values.longs(), values.size());
    }
}
