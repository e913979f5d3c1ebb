package dev.synth.io.internal.csv;

import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.io.internal.column.PlainNumber;
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
    /** Whether whole numbers, or any, may be added as numbers. */
    private final boolean wholes;

    private final boolean numbers;
    private final int position;

    ValueTaker(CsvRows rows, int position, ColumnSchema column, ColumnBuilder builder) {
        super(position, rows.names().size(), REMEMBERED);
        this.rows = rows;
        this.column = column;
        this.builder = builder;
        this.missing = new MissingCells(builder.missingTokens(column));
        this.bareMissing = MissingTokens.areBare(column);
        this.wholes = builder.takesWholes() && !missing.haveDigits();
        this.numbers = builder.takesNumbers() && !missing.haveDigits();
        this.position = position;
    }

    ColumnSchema column() {
        return column;
    }

    /** The value in this row, null if missing. */
    @Nullable
    String find(CsvRow row) {
        String text = row.get(position);
        return isMissing(row, text) ? null : text;
    }

    @Override
    boolean takeNew(CsvRow row) {
        int next = builder.size();
        boolean told = false;
        try {
            if (!addPlain(row)) {
                told = addText(row, row.get(position));
            }
        } catch (MisfitException e) {
            throw new TableFormatException(
                    rows.place() + ", column '" + column.name() + "' ("
                            + column.kind().label() + "): '" + row.get(position) + "' " + e.getMessage() + ".",
                    e);
        }
        return builder.size() > next && !told;
    }

    /** Adds a plain number without making a string of it; whether it is one. */
    private boolean addPlain(CsvRow row) {
        if (wholes) {
            long value = row.whole(position);
            if (value != PlainNumber.NOT_WHOLE) {
                builder.addWhole(value);
                return true;
            }
        } else if (numbers) {
            double value = row.real(position);
            if (!Double.isNaN(value)) {
                builder.addNumber(value);
                return true;
            }
        }
        return false;
    }

    /** Adds a value; whether only its quotes, or its having none, tell whether it is missing. */
    private boolean addText(CsvRow row, String text) {
        if (bareMissing && row.isQuoted(position)) {
            builder.sawQuotes();
        }
        if (!isMissing(row, text)) {
            builder.addText(text);
        } else if (bareMissing) {
            builder.addBare(text);
        } else {
            builder.addMissing();
        }
        return bareMissing && missing.contains(text);
    }

    private boolean isMissing(CsvRow row, String text) {
        return missing.contains(text) && !(bareMissing && row.isQuoted(position));
    }

    @Override
    long meaning() {
        return builder.last();
    }

    @Override
    void takeAgain(long[] values, int count) {
        builder.addAgain(values, count);
    }
}
