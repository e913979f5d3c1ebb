package dev.synth.io.internal.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A transaction on a connection. Closing it rolls back what was not committed and gives the connection back
 * as it came. Not thread-safe.
 */
public final class JdbcTransaction implements AutoCloseable {
    private final Connection connection;
    private final boolean owned;
    private final boolean autoCommit;

    private JdbcTransaction(Connection connection, boolean owned) throws SQLException {
        this.connection = connection;
        this.owned = owned;
        this.autoCommit = connection.getAutoCommit();
    }

    /** Opens transactions, one after the other or side by side. */
    @FunctionalInterface
    public interface Opener {
        /** @throws IOException if there is no connection, or it cannot have a transaction now */
        JdbcTransaction open() throws IOException;
    }

    /** Transactions on connections of this data source, which are closed with them. */
    public static Opener of(DataSource dataSource) {
        return () -> {
            try {
                return begin(new JdbcTransaction(dataSource.getConnection(), true));
            } catch (SQLException e) {
                throw JdbcFailure.of("Cannot connect to the database", e);
            }
        };
    }

    /** Transactions on this connection, which stays open. */
    public static Opener of(Connection connection) {
        return () -> {
            try {
                JdbcTransaction transaction = new JdbcTransaction(connection, false);
                if (!transaction.autoCommit) {
                    throw new IOException(
                            "The connection may be in the middle of a transaction, which this would end: its"
                                    + " auto-commit is off. Commit, switch auto-commit on, or pass a DataSource.");
                }
                return begin(transaction);
            } catch (SQLException e) {
                throw JdbcFailure.of("Cannot use the connection", e);
            }
        };
    }

    /** Streaming needs a transaction with many drivers, as much as writing all or nothing does. */
    private static JdbcTransaction begin(JdbcTransaction transaction) throws SQLException {
        try {
            transaction.connection.setAutoCommit(false);
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        } finally {
            if (owned) {
                connection.close();
            }
        }
    }
}
