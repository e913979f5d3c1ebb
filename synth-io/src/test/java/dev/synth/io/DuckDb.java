package dev.synth.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** DuckDB, another program's reader and writer of Parquet, as an oracle. */
final class DuckDb implements AutoCloseable {
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone = 'UTC'");
        execute("SET threads = 1");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many rows of a file meet a condition. */
    long count(Path file, String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM read_parquet('" + file + "') WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The types of a file's columns by name. */
    Map<String, String> types(Path file) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet('" + file + "')")) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        return types;
    }

    /**
     * The rows of a file as plain texts, null where a value is missing in the sense of this library: null, NaN or empty.
     *
     * @param columns the columns' names; dots lead into structs
     */
    List<List<@Nullable String>> rows(Path file, List<String> columns) throws SQLException, IOException {
        Set<String> names = types(file).keySet();
        String list = columns.stream()
                .map(column -> "\"" + (names.contains(column) ? column : column.replace(".", "\".\"")) + "\"")
                .collect(Collectors.joining(", "));
        List<List<@Nullable String>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + list + " FROM read_parquet('" + file + "')")) {
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int c = 1; c <= columns.size(); c++) {
                    row.add(plain(rows.getObject(c)));
                }
                all.add(row);
            }
        }
        return all;
    }

    /** The one value that a query gives. */
    @Nullable
    String value(String sql) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return plain(rows.getObject(1));
        }
    }

    private static @Nullable String plain(@Nullable Object value) throws SQLException, IOException {
        if (value instanceof Float || value instanceof Double) {
            return Double.isNaN(((Number) value).doubleValue()) ? null : number(new BigDecimal(value.toString()));
        }
        if (value instanceof BigDecimal decimal) {
            return number(decimal);
        }
        if (value instanceof Number || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
        }
        if (value instanceof LocalTime time) {
            return Long.toString(time.getLong(ChronoField.MICRO_OF_DAY));
        }
        if (value instanceof Blob blob) {
            byte[] bytes = bytes(blob);
            return bytes.length == 0 ? null : HexFormat.of().formatHex(bytes);
        }
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static byte[] bytes(Blob blob) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = blob.getBinaryStream()) {
            in.transferTo(out);
        }
        return out.toByteArray();
    }

    /** Whether this program's text is DuckDB's, the same number, or the text of its bytes. */
    static boolean same(@Nullable String own, @Nullable String duckDbs) {
        if (Objects.equals(own, duckDbs)) {
            return true;
        }
        if (own == null || duckDbs == null) {
            return false;
        }
        if (HexFormat.of().formatHex(own.getBytes(StandardCharsets.UTF_8)).equals(duckDbs)) {
            return true;
        }
        try {
            return new BigDecimal(own).compareTo(new BigDecimal(duckDbs)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
