package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.jdbc.JdbcRows;
import dev.synth.io.internal.jdbc.JdbcTransaction;
import dev.synth.io.internal.rows.Field;
import dev.synth.io.internal.rows.RowReading;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The result of a query, read row by row as the driver delivers it. The types of its columns decide their kinds; the
 * texts of a {@code VARCHAR} and the like are judged as the cells of a CSV file are. docs/how-to/read-and-write-a-database.md
 * has the table of types.
 *
 * <p>A query runs once for every pass, in a transaction that is rolled back: with a data source on a connection of its
 * own, so that passes may run side by side; with a connection on that one, whose auto-commit must be on, and is on again
 * afterwards. Rows that come in another order each time make runs differ where not all rows are used: then end the query
 * with {@code ORDER BY}. A result set can be read once.
 */
public final class JdbcSource implements ProposingSource {
    private static final int FETCH_SIZE = 1_000;

    private final String name;
    private final Rows rows;
    private final int fetchSize;
    private final boolean repeatable;

    @FunctionalInterface
    private interface Rows {
        JdbcRows open(String source, int fetchSize) throws IOException;
    }

    private JdbcSource(String name, Rows rows, int fetchSize, boolean repeatable) {
        this.name = name;
        this.rows = rows;
        this.fetchSize = fetchSize;
        this.repeatable = repeatable;
    }

    /** The result of this query. */
    public static JdbcSource query(DataSource dataSource, String sql) {
        return of("a JDBC query", JdbcTransaction.of(dataSource), JdbcRows.sql(sql));
    }

    /** The result of this query on a connection that stays open. */
    public static JdbcSource query(Connection connection, String sql) {
        return of("a JDBC query", JdbcTransaction.of(connection), JdbcRows.sql(sql));
    }

    /** All rows and columns of a table; its name is quoted, and may also be in the database's own case. */
    public static JdbcSource table(DataSource dataSource, String table) {
        return of(table, JdbcTransaction.of(dataSource), JdbcRows.table(table));
    }

    /** All rows and columns of a table, through a connection that stays open. */
    public static JdbcSource table(Connection connection, String table) {
        return of(table, JdbcTransaction.of(connection), JdbcRows.table(table));
    }

    /**
     * The rows of a result set that come after its current one. It can be read once, and inferring a schema is a reading:
     * pass the schema to {@code Synthesis.schema}, or use a query, which can be repeated. It stays open.
     */
    public static JdbcSource of(ResultSet resultSet) {
        AtomicBoolean read = new AtomicBoolean();
        return new JdbcSource(
                "a result set",
                (source, fetchSize) -> {
                    if (read.getAndSet(true)) {
                        throw new IOException(
                                "The result set was read already, and can be read only once: to infer a schema"
                                        + " is one reading, and to draw from more rows than the limit allows takes two. Pass a"
                                        + " schema, allow more rows, or use JdbcSource.query, which can be repeated.");
                    }
                    return JdbcRows.of(source, resultSet);
                },
                FETCH_SIZE,
                false);
    }

    private static JdbcSource of(String name, JdbcTransaction.Opener transactions, JdbcRows.Query query) {
        return new JdbcSource(
                name, (source, fetchSize) -> JdbcRows.open(source, transactions, query, fetchSize), FETCH_SIZE, true);
    }

    /**
     * This source, fetching so many rows at a time; 1,000 otherwise. It is a hint that drivers may read in their own way.
     *
     * @throws IllegalArgumentException if there are fewer than 1
     */
    public JdbcSource fetchSize(int newFetchSize) {
        if (newFetchSize < 1) {
            throw new IllegalArgumentException("fetchSize (" + newFetchSize + ") must be at least 1.");
        }
        return new JdbcSource(name, rows, newFetchSize, repeatable);
    }

    /** This source under a name for messages and model cards, which do not show the text of a query. */
    public JdbcSource named(String newName) {
        return new JdbcSource(newName, rows, fetchSize, repeatable);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isRepeatable() {
        return repeatable;
    }

    @Override
    public List<ColumnFinding> findings() throws IOException {
        try (JdbcRows open = rows.open(name, fetchSize)) {
            return new RowReading(name, open).infer();
        }
    }

    @Override
    public List<String> columnNames(Schema schema) throws IOException {
        try (JdbcRows open = rows.open(name, fetchSize)) {
            return open.fields().stream().map(Field::name).toList();
        }
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        try (JdbcRows open = rows.open(name, fetchSize)) {
            return new RowReading(name, open).read(schema, builders, choice);
        }
    }
}
