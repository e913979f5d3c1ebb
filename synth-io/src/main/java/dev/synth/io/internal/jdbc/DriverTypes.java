package dev.synth.io.internal.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * Constants of {@link Types} for columns, where PostgreSQL's driver gives others: it calls {@code timestamptz} and
 * {@code timetz} by those of types without a zone, and enums and domains by that of text, which the server takes for none.
 */
final class DriverTypes {
    private static final Set<String> POSTGRESQL_TEXTS = Set.of("varchar", "text", "bpchar", "char", "name");

    private DriverTypes() {}

    /** The type of a column of a result. */
    static int of(ResultSetMetaData columns, int column) throws SQLException {
        int type = columns.getColumnType(column);
        String name = String.valueOf(columns.getColumnTypeName(column)).toLowerCase(Locale.ROOT);
        if (type == Types.TIMESTAMP && name.equals("timestamptz")) {
            return Types.TIMESTAMP_WITH_TIMEZONE;
        }
        return type == Types.TIME && name.equals("timetz") ? Types.TIME_WITH_TIMEZONE : type;
    }

    /**
     * The type to bind a parameter for this column as; {@link Types#OTHER} for what the server finds out by itself.
     *
     * @param database the product's name
     */
    static int bound(ResultSetMetaData columns, int column, String database) throws SQLException {
        int type = of(columns, column);
        boolean typed = type == Types.VARCHAR && !POSTGRESQL_TEXTS.contains(columns.getColumnTypeName(column));
        boolean text = typed || type == Types.TIME_WITH_TIMEZONE;
        return isPostgresql(database) && text ? Types.OTHER : type;
    }

    /** Whether the database finds out what a text is that is bound as {@link Types#OTHER}; others refuse such texts. */
    static boolean isPostgresql(String database) {
        return database.equals("PostgreSQL");
    }
}
