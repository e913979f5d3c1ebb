package dev.synth.io.internal.jdbc;

import java.io.IOException;
import java.sql.SQLException;

/** What a driver reports, as the failures that sources and sinks declare. */
public final class JdbcFailure {
    private JdbcFailure() {}

    /** A failure that says what was tried, and what the driver says. */
    public static IOException of(String attempt, SQLException cause) {
        SQLException told = cause.getNextException() == null ? cause : cause.getNextException();
        return new IOException(attempt + ": " + told.getMessage(), cause);
    }
}
