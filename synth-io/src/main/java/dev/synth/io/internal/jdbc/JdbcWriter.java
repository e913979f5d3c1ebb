package dev.synth.io.internal.jdbc;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows in batches, in one transaction. Where the database ends a transaction when a table is created, a table that
 * was created for the rows is dropped again unless they are committed.
 */
public final class JdbcWriter implements TableWriter {
    private final String name;
    private final JdbcTransaction transaction;
    private final JdbcTarget target;
    private final Schema schema;
    private final JdbcTarget.Columns columns;
    private final PreparedStatement insert;
    private final int batchRows;
    private long rows;
    private int waiting;
    private boolean committed;
    private boolean closed;

    private JdbcWriter(String name, JdbcTransaction transaction, JdbcTarget target, Schema schema, int batchRows)
            throws SQLException {
        this.name = name;
        this.transaction = transaction;
        this.target = target;
        this.schema = schema;
        this.batchRows = batchRows;
        this.columns = target.columns(schema);
        this.insert = transaction.connection().prepareStatement(columns.insert());
    }

    /**
     * Where rows go.
     *
     * @param schema of the database; null for the connection's own
     * @param appending whether the table may hold rows already
     * @param batchRows how many rows are sent at a time
     */
    public record Target(@Nullable String schema, String table, boolean appending, int batchRows) {}

    /** Starts a transaction; creates the table if it is not there. */
    public static JdbcWriter open(JdbcTransaction.Opener transactions, Target where, Schema schema) throws IOException {
        JdbcTransaction transaction = transactions.open();
        JdbcTarget target = null;
        try {
            target = JdbcTarget.of(transaction.connection(), where.schema(), where.table(), schema);
            if (!where.appending() && target.hasRows()) {
                throw new TableFormatException(
                        "The table " + target.sql() + " holds rows already. Empty it, name another"
                                + " one, or say that rows shall be added to it: JdbcSink.appending().");
            }
            return new JdbcWriter(where.table(), transaction, target, schema, where.batchRows());
        } catch (SQLException e) {
            undo(transaction, target);
            throw JdbcFailure.of("Cannot write to the table '" + where.table() + "'", e);
        } catch (RuntimeException e) {
            undo(transaction, target);
            throw e;
        }
    }

    @Override
    public void write(Table batch) throws IOException {
        if (!batch.schema().names().equals(schema.names())) {
            throw new IllegalArgumentException("The batch has the columns "
                    + batch.schema().names() + ", but the table was opened with " + schema.names() + ".");
        }
        try {
            for (int row = 0; row < batch.rowCount(); row++) {
                rows++;
                for (int c = 0; c < schema.size(); c++) {
                    bind(batch, row, c);
                }
                insert.addBatch();
                if (++waiting == batchRows) {
                    send();
                }
            }
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot write to the table '" + name + "', near row " + rows, e);
        }
    }

    private void bind(Table batch, int row, int c) throws SQLException {
        CellBinder binder = columns.binders().get(c);
        try {
            binder.bind(insert, c + 1, batch.column(c), row);
        } catch (MisfitException e) {
            throw new TableFormatException(
                    "Table '" + name + "', row " + rows + ", column '"
                            + schema.column(c).name() + "': " + binder.show(batch.column(c), row) + " "
                            + e.getMessage() + ".",
                    e);
        }
    }

    private void send() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }

    @Override
    public void commit() throws IOException {
        try {
            if (waiting > 0) {
                send();
            }
            transaction.commit();
            committed = true;
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot write to the table '" + name + "'", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            insert.close();
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot end writing to the table '" + name + "'", e);
        } finally {
            undo(transaction, committed ? null : target);
        }
    }

    /** Ends the transaction; a table that was created and is still there goes. */
    private static void undo(JdbcTransaction transaction, @Nullable JdbcTarget target) throws IOException {
        try (transaction) {
            if (target != null && target.created()) {
                transaction.rollback();
                target.drop();
                transaction.commit();
            }
        } catch (SQLException e) {
            throw JdbcFailure.of("Cannot take back what was written", e);
        }
    }
}
