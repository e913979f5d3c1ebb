package dev.synth.io.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of tables and columns in a database's SQL: always quoted, so that a name is never read as anything else. */
final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final DatabaseMetaData metaData;
    private final String quote;

    SqlNames(Connection connection) throws SQLException {
        this.metaData = connection.getMetaData();
        String told = metaData.getIdentifierQuoteString();
        this.quote = told == null ? "" : told.strip();
    }

    /**
     * A name as an identifier.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    String quoted(String name) {
        if (name.isBlank() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("'" + name + "' cannot be a name in a database; choose another.");
        }
        if (!quote.isEmpty()) {
            return quote + name.replace(quote, quote + quote) + quote;
        }
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot be a name here, because this database quotes no"
                    + " names; use letters, digits and underscores alone.");
        }
        return name;
    }

    /** A table, perhaps of a named schema, as an identifier. */
    String quoted(@Nullable String schema, String table) {
        return schema == null ? quoted(table) : quoted(schema) + "." + quoted(table);
    }

    /** The existing table of this name or, if there is none, of this name in the database's own case. */
    Optional<String> find(@Nullable String schema, String table) throws SQLException {
        Connection connection = metaData.getConnection();
        String within = schema == null ? connection.getSchema() : schema;
        for (String name : cases(table)) {
            if (exists(connection.getCatalog(), within, name)) {
                return Optional.of(quoted(schema, name));
            }
        }
        return Optional.empty();
    }

    private static Iterable<String> cases(String name) {
        return new LinkedHashSet<>(List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)));
    }

    /** The names are patterns to the driver, so it may find more than was asked for. */
    private boolean exists(@Nullable String catalog, @Nullable String schema, String table) throws SQLException {
        try (ResultSet tables = metaData.getTables(catalog, schema, table, null)) {
            while (tables.next()) {
                if (table.equals(tables.getString("TABLE_NAME"))
                        && (schema == null || schema.equals(tables.getString("TABLE_SCHEM")))) {
                    return true;
                }
            }
            return false;
        }
    }
}
