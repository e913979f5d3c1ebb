package dev.synth.io.internal.jdbc;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.rows.RowReading;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Binds the cells of one column to a parameter for a column of a database; what does not fit throws a misfit. */
final class CellBinder {
    private final ColumnSchema schema;
    private final int type;
    private final String typeName;
    private final boolean untold;
    private final CellText text;
    private final CellText digits;
    private final Optional<String> missing;

    /**
     * Binds to a column of this type.
     *
     * @param type a constant of {@link Types}
     * @param typeName what the database calls it
     * @param untold whether texts for a column of {@link Types#OTHER} are bound as such
     */
    CellBinder(ColumnSchema schema, int type, String typeName, boolean untold) {
        this.schema = schema;
        this.type = type;
        this.typeName = typeName;
        this.untold = untold;
        this.text = CellText.of(schema);
        this.digits = CellText.plain(schema);
        this.missing = isText() ? schema.findAttribute(RowReading.MISSING) : Optional.empty();
    }

    private boolean isText() {
        return switch (type) {
            case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR -> true;
            default -> false;
        };
    }

    void bind(PreparedStatement out, int parameter, Column column, int row) throws SQLException {
        if (column.isMissing(row)) {
            if (missing.isPresent()) {
                out.setString(parameter, missing.get());
            } else {
                out.setNull(parameter, type);
            }
            return;
        }
        try {
            bindPresent(out, parameter, column, row);
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            throw misfit();
        }
    }

    private void bindPresent(PreparedStatement out, int parameter, Column column, int row) throws SQLException {
        switch (type) {
            case Types.BIT, Types.BOOLEAN -> out.setBoolean(parameter, isTrue(column, row));
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                out.setLong(parameter, whole(column, row));
            case Types.NUMERIC, Types.DECIMAL -> out.setBigDecimal(parameter, new BigDecimal(digits.of(column, row)));
            case Types.REAL -> out.setFloat(parameter, (float) number(column, row));
            case Types.FLOAT, Types.DOUBLE -> out.setDouble(parameter, number(column, row));
            case Types.DATE -> out.setObject(parameter, date(column, row));
            case Types.TIMESTAMP -> out.setObject(parameter, dateTime(column, row));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                out.setObject(parameter, dateTime(column, row).atOffset(ZoneOffset.UTC));
            case Types.TIME -> out.setObject(parameter, time(column, row));
            default -> bindText(out, parameter, text.of(column, row));
        }
    }

    private void bindText(PreparedStatement out, int parameter, String value) throws SQLException {
        if (untold && type == Types.OTHER) {
            out.setObject(parameter, value, Types.OTHER);
        } else {
            out.setString(parameter, value);
        }
    }

    private boolean isTrue(Column column, int row) {
        if (schema.kind() == ColumnKind.BOOLEAN) {
            return ((LevelColumn) column).code(row) == 1;
        }
        return BooleanWords.meaning(text.of(column, row)).orElseThrow(this::misfit);
    }

    private long whole(Column column, int row) {
        return schema.kind() == ColumnKind.INTEGER
                ? ((WholeColumn) column).whole(row)
                : new BigDecimal(text.of(column, row)).longValueExact();
    }

    private double number(Column column, int row) {
        return column instanceof NumericView numbers && isQuantity()
                ? numbers.number(row)
                : Double.parseDouble(text.of(column, row));
    }

    private boolean isCalendar() {
        return schema.kind() == ColumnKind.DATE || schema.kind() == ColumnKind.DATE_TIME;
    }

    private boolean isQuantity() {
        return schema.kind() == ColumnKind.CONTINUOUS || schema.kind() == ColumnKind.INTEGER;
    }

    private LocalDate date(Column column, int row) {
        if (!isCalendar()) {
            return LocalDate.parse(text.of(column, row));
        }
        LocalDateTime time = dateTime(column, row);
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw misfit();
        }
        return time.toLocalDate();
    }

    private LocalTime time(Column column, int row) {
        return schema.kind() == ColumnKind.TIME
                ? WholeColumn.toTime(((WholeColumn) column).whole(row))
                : LocalTime.parse(text.of(column, row));
    }

    private LocalDateTime dateTime(Column column, int row) {
        return switch (schema.kind()) {
            case DATE -> LocalDate.ofEpochDay(((WholeColumn) column).whole(row)).atStartOfDay();
            case DATE_TIME -> WholeColumn.toDateTime(((WholeColumn) column).whole(row));
            default -> LocalDateTime.parse(text.of(column, row));
        };
    }

    /** What the value looks like where it does not fit. */
    String show(Column column, int row) {
        return column.isMissing(row) ? "the missing value" : "'" + text.of(column, row) + "'";
    }

    private MisfitException misfit() {
        return new MisfitException("does not fit the type " + typeName
                + " of the table's column; write to another table, or change the column's kind");
    }
}
