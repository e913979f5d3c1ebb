package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.ColumnSchema;
import dev.synth.table.TableFormatException;
import org.jspecify.annotations.Nullable;

/** Hands a column's values to its builder: those that came up before as that row's. */
final class ValueTaker extends CellTaker {
    /** More would not stay in the processor's cache. */
    private static final int REMEMBERED = 1 << 12;

    private final CsvRows rows;
    private final ColumnSchema column;
    private final ColumnBuilder builder;
    private final MissingCells missing;

    ValueTaker(CsvRows rows, int position, ColumnSchema column, ColumnBuilder builder) {
        super(position, rows.header().size(), REMEMBERED);
        this.rows = rows;
        this.column = column;
        this.builder = builder;
        this.missing = new MissingCells(builder.missingTokens(column));
    }

    ColumnSchema column() {
        return column;
    }

    /** The value in this row, null if missing. */
    @Nullable
    String find(CsvRow row) {
        String text = text(row);
        return missing.contains(text) ? null : text;
    }

    @Override
    int takeNew(String text) {
        int next = builder.size();
        if (missing.contains(text)) {
            builder.addMissing();
        } else {
            add(text);
        }
        return builder.size() > next ? next : CellMemo.NONE;
    }

    private void add(String text) {
        try {
            builder.addText(text);
        } catch (MisfitException e) {
            throw new TableFormatException(
                    rows.place() + ", column '" + column.name() + "' ("
                            + column.kind().label() + "): '" + text + "' " + e.getMessage() + ".",
                    e);
        }
    }

    @Override
    void takeAgain(int row) {
        builder.addAgain(row);
    }
}
