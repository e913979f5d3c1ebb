package dev.synth.io.internal.jdbc;

import dev.synth.table.ColumnSchema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.regex.Pattern;

/** Types of columns in standard SQL: of those that are read, and of tables that are created. */
final class SqlType {
    /** The attribute that holds the type that a column was read from. */
    static final String ATTRIBUTE = "jdbc.type";

    private static final int LONGEST_DECLARED = 65_535;
    private static final int MOST_DIGITS = 38;
    private static final Pattern KNOWN = Pattern.compile(
            "BOOLEAN|SMALLINT|INTEGER|BIGINT|REAL|DOUBLE PRECISION|DATE|UUID|(TIME|TIMESTAMP)( WITH TIME"
                    + " ZONE)?|VARCHAR(\\([0-9]{1,5}\\))?|DECIMAL\\([0-9]{1,2},[0-9]{1,2}\\)");

    private SqlType() {}

    /** The type of a column of a result. */
    static String of(ResultSetMetaData columns, int column) throws SQLException {
        return switch (DriverTypes.of(columns, column)) {
            case Types.BIT, Types.BOOLEAN -> "BOOLEAN";
            case Types.TINYINT, Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INTEGER";
            case Types.BIGINT -> "BIGINT";
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                JdbcType.isSingle(columns, column) ? "REAL" : "DOUBLE PRECISION";
            case Types.NUMERIC, Types.DECIMAL -> decimal(columns.getPrecision(column), columns.getScale(column));
            case Types.DATE -> "DATE";
            case Types.TIME -> "TIME";
            case Types.TIME_WITH_TIMEZONE -> "TIME WITH TIME ZONE";
            case Types.TIMESTAMP -> "TIMESTAMP";
            case Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMP WITH TIME ZONE";
            case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR -> text(columns.getPrecision(column));
            default -> other(columns.getColumnClassName(column));
        };
    }

    private static String decimal(int precision, int scale) {
        boolean usual = precision > 0 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision;
        return usual ? "DECIMAL(" + precision + "," + scale + ")" : "DOUBLE PRECISION";
    }

    private static String text(int length) {
        return length > 0 && length <= LONGEST_DECLARED ? "VARCHAR(" + length + ")" : "VARCHAR";
    }

    private static String other(String className) {
        return switch (String.valueOf(className)) {
            case "java.util.UUID" -> "UUID";
            case "java.math.BigInteger" -> "DECIMAL(" + MOST_DIGITS + ",0)";
            default -> "VARCHAR";
        };
    }

    /**
     * The type to create a column with: the one that it was read from, or the natural one of its kind.
     *
     * @throws IllegalArgumentException if the attribute names no such type; nothing else gets into SQL from it
     */
    static String of(ColumnSchema column) {
        String kept = column.findAttribute(ATTRIBUTE).orElseGet(() -> natural(column));
        if (!KNOWN.matcher(kept).matches()) {
            throw new IllegalArgumentException(
                    "Column '" + column.name() + "': the attribute " + ATTRIBUTE + " '" + kept
                            + "' is no type that columns are created with; remove it, or write one such as 'DECIMAL(12,2)'.");
        }
        return kept;
    }

    private static String natural(ColumnSchema column) {
        return switch (column.kind()) {
            case CONTINUOUS -> "DOUBLE PRECISION";
            case INTEGER -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case DATE_TIME -> "TIMESTAMP";
            case TIME -> "TIME";
            case CATEGORICAL, ORDINAL, CONSTANT, IDENTIFIER, TEXT, DURATION -> "VARCHAR";
        };
    }
}
