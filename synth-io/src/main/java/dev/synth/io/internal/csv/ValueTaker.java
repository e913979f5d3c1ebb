package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.MissingTokens;
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
    /** Whether missing values are told from values of the same spelling by their having no quotes. */
    private final boolean bareMissing;

    ValueTaker(CsvRows rows, int position, ColumnSchema column, ColumnBuilder builder) {
        super(position, rows.header().size(), REMEMBERED);
        this.rows = rows;
        this.column = column;
        this.builder = builder;
        this.missing = new MissingCells(builder.missingTokens(column));
        this.bareMissing = MissingTokens.areBare(column);
    }

    ColumnSchema column() {
        return column;
    }

    /** The value in this row, null if missing. */
    @Nullable
    String find(CsvRow row) {
        String text = text(row);
        return isMissing(row, text) ? null : text;
    }

    @Override
    int takeNew(CsvRow row, String text) {
        int next = builder.size();
        if (isMissing(row, text)) {
            builder.addMissing();
        } else {
            add(text);
        }
        boolean told = bareMissing && missing.contains(text);
        return builder.size() > next && !told ? next : CellMemo.NONE;
    }

    private boolean isMissing(CsvRow row, String text) {
        return missing.contains(text) && !(bareMissing && isQuoted(row));
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
