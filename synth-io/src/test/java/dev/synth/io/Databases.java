package dev.synth.io;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.duckdb.DuckDBDriver;

/** Databases in memory, each a new one, that last as long as a connection to them is open. */
enum Databases {
    H2("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1", new org.h2.Driver()),
    DUCKDB("jdbc:duckdb:memory:%s", new DuckDBDriver());

    private final String url;
    private final Driver driver;

    Databases(String url, Driver driver) {
        this.url = url;
        this.driver = driver;
    }

    /** A new database. */
    Memory open() throws SQLException {
        return new Memory(
                driver, url.formatted("t" + UUID.randomUUID().toString().replace("-", "")));
    }

    /** A data source of one database, which is kept open. */
    static final class Memory implements DataSource, AutoCloseable {
        private final Driver driver;
        private final String url;
        private final Connection held;

        private Memory(Driver driver, String url) throws SQLException {
            this.driver = driver;
            this.url = url;
            this.held = getConnection();
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
            return driver.connect(url, new Properties());
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
