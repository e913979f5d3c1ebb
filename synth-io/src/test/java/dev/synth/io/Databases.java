package dev.synth.io;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Databases in memory, each a new one, that last as long as a connection to them is open. */
enum Databases {
    H2("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1"),
    DUCKDB("jdbc:duckdb:memory:%s");

    private final String url;

    Databases(String url) {
        this.url = url;
    }

    /** A new database. */
    Memory open() throws SQLException {
        return new Memory(url.formatted("t" + UUID.randomUUID().toString().replace("-", "")));
    }

    /** A data source of one database, which is kept open. */
    static final class Memory implements DataSource, AutoCloseable {
        private final String url;
        private final Connection held;

        private Memory(String url) throws SQLException {
            this.url = url;
            this.held = DriverManager.getConnection(url);
        }

        /** Runs statements, each committed. */
        void run(String... statements) throws SQLException {
            try (Statement statement = held.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        /** The first column of the first row. */
        String single(String query) throws SQLException {
            try (Statement statement = held.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            }
        }

        @Override
        public Connection getConnection() throws SQLException {
            return DriverManager.getConnection(url);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public void close() throws SQLException {
            held.close();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.err);
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
