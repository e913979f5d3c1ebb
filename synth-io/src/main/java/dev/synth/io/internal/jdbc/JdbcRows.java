package dev.synth.io.internal.jdbc;

import dev.synth.io.internal.rows.Field;
import dev.synth.io.internal.rows.RowCursor;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a query's result, as the driver delivers them. Close after use; not thread-safe. */
public final class JdbcRows implements RowCursor {
    private final String source;
    private final ResultSet rows;
    private final AutoCloseable opened;
    private final List<Field> fields = new ArrayList<>();
    private final List<JdbcType> types = new ArrayList<>();

    private JdbcRows(String source, ResultSet rows, AutoCloseable opened) throws SQLException {
        this.source = source;
        this.rows = rows;
        this.opened = opened;
        ResultSetMetaData columns = rows.getMetaData();
        for (int c = 1; c <= columns.getColumnCount(); c++) {
            int column = c;
            String name = columns.getColumnLabel(c);
            requireNew(name, c);
            types.add(JdbcType.find(columns, c).orElseThrow(() -> misplaced(columns, column)));
            fields.add(new Field(name, types.get(c - 1).domain(), Map.of(SqlType.ATTRIBUTE, SqlType.of(columns, c))));
        }
    }

    /** What a transaction is asked for. */
    @FunctionalInterface
    public interface Query {
        /** The text of the query, which may depend on how the database writes names. */
        String sql(SqlNames names) throws SQLException;
    }

    /** A query of this text. */
    public static Query sql(String sql) {
        return names -> sql;
    }

    /** Everything in this table. */
    public static Query table(String table) {
        return names -> "SELECT * FROM " + names.find(null, table).orElseGet(() -> names.quoted(table));
    }

    /** The rows of a result that is open; closing them leaves it to its owner. */
    public static JdbcRows of(String source, ResultSet rows) throws IOException {
        try {
            return new JdbcRows(source, rows, () -> {});
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot read " + source, e);
        }
    }

    /**
     * Runs a query.
     *
     * @param fetchSize how many rows the driver fetches at a time
     */
    public static JdbcRows open(String source, JdbcTransaction.Opener transactions, Query query, int fetchSize)
            throws IOException {
        JdbcTransaction transaction = transactions.open();
        try {
            Statement statement =
                    transaction.connection().createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setFetchSize(fetchSize);
            ResultSet rows = statement.executeQuery(query.sql(new SqlNames(transaction.connection())));
            return new JdbcRows(source, rows, () -> {
                try (transaction;
                        statement) {
                    rows.close();
                }
            });
        } catch (SQLException e) {
            throw failed(source, transaction, e);
        } catch (RuntimeException e) {
            failed(source, transaction, null);
            throw e;
        }
    }

    private static IOException failed(String source, JdbcTransaction transaction, @Nullable SQLException cause) {
        SQLException reason = cause;
        try {
            transaction.close();
        } catch (SQLException e) {
            reason = reason == null ? e : reason;
        }
        return JdbcFailure.of("Cannot read " + source, reason == null ? new SQLException() : reason);
    }

    private void requireNew(String name, int column) {
        if (name == null || name.isBlank()) {
            throw new TableFormatException(
                    source + ": column " + column + " of the result has no name; give it one in the query with AS.");
        }
        if (fields.stream().anyMatch(field -> field.name().equals(name))) {
            throw new TableFormatException(
                    source + ": two columns of the result are named '" + name + "'; rename one in the query with AS.");
        }
    }

    private TableFormatException misplaced(ResultSetMetaData columns, int column) {
        try {
            return new TableFormatException(source + ", column '" + columns.getColumnLabel(column) + "': the type "
                    + columns.getColumnTypeName(column)
                    + " has no place in a table; leave it out of the query, or cast it"
                    + " to a number, date or string there.");
        } catch (SQLException e) {
            return new TableFormatException(source + ", column " + column + ": the type is unknown.", e);
        }
    }

    @Override
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    @Override
    public boolean next() throws IOException {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot go on reading " + source, e);
        }
    }

    @Override
    public @Nullable Object value(int column) {
        return types.get(column).read(rows, column + 1);
    }

    @Override
    public void close() throws IOException {
        try {
            opened.close();
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot end reading " + source, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
