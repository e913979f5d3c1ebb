package dev.synth.io.internal.jdbc;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Labels;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table to write to: found, or created. Not thread-safe.
 *
 * @param sql its name in SQL
 * @param created whether it was created here
 */
record JdbcTarget(Connection connection, String sql, boolean created) {

    /** The table of this name; it is created with these columns if there is none. */
    static JdbcTarget of(Connection connection, @Nullable String inSchema, String table, Schema schema)
            throws SQLException {
        SqlNames names = new SqlNames(connection);
        Optional<String> existing = names.find(inSchema, table);
        if (existing.isPresent()) {
            return new JdbcTarget(connection, existing.get(), false);
        }
        String sql = names.quoted(inSchema, table);
        String columns = schema.columns().stream()
                .map(column -> names.quoted(column.name()) + " " + SqlType.of(column))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE " + sql + " (" + columns + ")");
        }
        return new JdbcTarget(connection, sql, true);
    }

    boolean hasRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery("SELECT 1 FROM " + sql)) {
                return rows.next();
            }
        }
    }

    /** Removes the table, if it is there. */
    void drop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TABLE IF EXISTS " + sql);
        }
    }

    /**
     * How to bind each column of a schema, and the statement to bind it to.
     *
     * @param insert with one parameter per column
     */
    record Columns(String insert, List<CellBinder> binders) {}

    /**
     * The columns of the table that have the schema's names, their case aside where that is unambiguous.
     *
     * @throws TableFormatException naming the columns that it lacks
     */
    Columns columns(Schema schema) throws SQLException {
        SqlNames names = new SqlNames(connection);
        String database = connection.getMetaData().getDatabaseProductName();
        List<String> quoted = new ArrayList<>();
        List<CellBinder> binders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + sql + " WHERE 1 = 0")) {
            ResultSetMetaData metaData = none.getMetaData();
            for (ColumnSchema column : schema.columns()) {
                int position = position(metaData, column.name());
                quoted.add(names.quoted(metaData.getColumnName(position)));
                binders.add(new CellBinder(
                        column,
                        DriverTypes.bound(metaData, position, database),
                        metaData.getColumnTypeName(position),
                        DriverTypes.isPostgresql(database)));
            }
        }
        String parameters = Stream.generate(() -> "?").limit(schema.size()).collect(Collectors.joining(", "));
        return new Columns(
                "INSERT INTO " + sql + " (" + String.join(", ", quoted) + ") VALUES (" + parameters + ")", binders);
    }

    private int position(ResultSetMetaData columns, String name) throws SQLException {
        List<String> there = new ArrayList<>();
        for (int c = 1; c <= columns.getColumnCount(); c++) {
            there.add(columns.getColumnName(c));
        }
        if (there.contains(name)) {
            return there.indexOf(name) + 1;
        }
        List<String> alike = there.stream().filter(name::equalsIgnoreCase).toList();
        if (alike.size() != 1) {
            throw new TableFormatException(
                    "The table " + sql + " cannot take these rows: " + Labels.unknown("column", name, there)
                            + " Name a table that has it, or one that is not there yet.");
        }
        return there.indexOf(alike.get(0)) + 1;
    }
}
