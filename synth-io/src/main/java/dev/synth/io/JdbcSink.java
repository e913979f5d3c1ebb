package dev.synth.io;

import dev.synth.io.internal.jdbc.JdbcTransaction;
import dev.synth.io.internal.jdbc.JdbcWriter;
import dev.synth.table.Schema;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A table of a database to write to, through JDBC batches in one transaction: nobody sees a row before
 * {@link TableWriter#commit()}, and a failure leaves the table as it was.
 *
 * <p>A table that is not there is created, with the types that the columns were read from or the natural ones of their
 * kinds, in standard SQL. Some databases (H2, MySQL, Oracle) end a transaction when a table is created: there the empty
 * table is seen at once, and dropped again if the rows are not committed. A table that is there must be empty, unless
 * {@link #appending()} is called, so that synthetic rows never get among others by mistake; its columns are found by name,
 * and those that the rows lack get their defaults.
 *
 * <p>Names are quoted, and may also be in the database's own case. A connection stays open; its auto-commit must be on, and
 * is on again afterwards.
 */
public final class JdbcSink implements TableSink {
    private static final int BATCH_ROWS = 1_000;

    private final JdbcTransaction.Opener transactions;
    private final JdbcWriter.Target target;

    private JdbcSink(JdbcTransaction.Opener transactions, JdbcWriter.Target target) {
        this.transactions = transactions;
        this.target = target;
    }

    /** The table of this name, on a connection of its own for every writer. */
    public static JdbcSink of(DataSource dataSource, String table) {
        return of(JdbcTransaction.of(dataSource), table);
    }

    /** The table of this name, through a connection that stays open. */
    public static JdbcSink of(Connection connection, String table) {
        return of(JdbcTransaction.of(connection), table);
    }

    private static JdbcSink of(JdbcTransaction.Opener transactions, String table) {
        return new JdbcSink(transactions, new JdbcWriter.Target(null, table, false, BATCH_ROWS));
    }

    /** The table of that name in this schema of the database, instead of the connection's own. */
    public JdbcSink inSchema(String schema) {
        return with(schema, target.appending(), target.batchRows());
    }

    /** Adds rows to those that the table holds. */
    public JdbcSink appending() {
        return with(target.schema(), true, target.batchRows());
    }

    /**
     * Sends so many rows at a time; 1,000 otherwise.
     *
     * @throws IllegalArgumentException if there are fewer than 1
     */
    public JdbcSink batchRows(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("batchRows (" + rows + ") must be at least 1.");
        }
        return with(target.schema(), target.appending(), rows);
    }

    private JdbcSink with(@Nullable String schema, boolean appending, int batchRows) {
        return new JdbcSink(transactions, new JdbcWriter.Target(schema, target.table(), appending, batchRows));
    }

    @Override
    public String name() {
        return target.table();
    }

    @Override
    public TableWriter open(Schema schema) throws IOException {
        return JdbcWriter.open(transactions, target, schema);
    }
}
