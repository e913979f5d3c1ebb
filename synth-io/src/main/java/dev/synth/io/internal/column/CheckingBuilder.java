package dev.synth.io.internal.column;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Notes the values that do not fit a column instead of giving up at the first. Not thread-safe. */
public final class CheckingBuilder extends ColumnBuilder {
    private static final int SHOWN = 3;

    private final ColumnBuilder column;
    private final ColumnKind kind;
    private final Map<String, Misfits> misfits = new LinkedHashMap<>();
    private long row;

    /** Of a column of this kind. */
    public CheckingBuilder(ColumnBuilder column, ColumnKind kind) {
        this.column = column;
        this.kind = kind;
    }

    /**
     * Values that do not fit for one reason.
     *
     * @param count how many there are
     * @param first the first few
     */
    public record Misfits(long count, List<Misfit> first) {}

    /**
     * A value that does not fit.
     *
     * @param row the first below the column names is row 1
     */
    public record Misfit(String value, long row) {}

    /** By reason, in the order in which they came up. */
    public Map<String, Misfits> misfits() {
        return misfits;
    }

    @Override
    public void addMissing() {
        row++;
        column.addMissing();
    }

    @Override
    public void addText(String text) {
        add(() -> text, () -> column.addText(text));
    }

    @Override
    public void addWhole(long value) {
        add(() -> shown(value), () -> column.addWhole(value));
    }

    /** Days and microseconds as what they stand for. */
    private String shown(long value) {
        return Objects.toString(WholeColumn.of(value).value(0, kind), Long.toString(value));
    }

    @Override
    public void addNumber(double value) {
        add(() -> CellText.number(value), () -> column.addNumber(value));
    }

    private void add(Supplier<String> value, Runnable step) {
        row++;
        try {
            step.run();
        } catch (MisfitException e) {
            Misfits before = misfits.getOrDefault(e.getMessage(), new Misfits(0, List.of()));
            List<Misfit> first = new ArrayList<>(before.first());
            if (first.size() < SHOWN) {
                first.add(new Misfit(value.get(), row));
            }
            misfits.put(e.getMessage(), new Misfits(before.count() + 1, List.copyOf(first)));
        }
    }

    @Override
    public int size() {
        return column.size();
    }

    @Override
    public long last() {
        return column.last();
    }

    @Override
    public void addAgain(long[] values, int count) {
        row += count;
        column.addAgain(values, count);
    }

    @Override
    public Set<String> missingTokens(ColumnSchema schema) {
        return column.missingTokens(schema);
    }

    @Override
    public Column build() {
        return column.build();
    }
}
