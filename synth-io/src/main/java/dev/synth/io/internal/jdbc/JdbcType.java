package dev.synth.io.internal.jdbc;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.Domain;
import dev.synth.io.internal.rows.JavaValues;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one column of a result are read.
 *
 * @param domain what the type says about the values; {@link Domain#UNTYPED} where they are judged as those of a text file
 */
record JdbcType(Domain domain, Reader reader) {
    private static final int DIGITS_OF_LONG = 18;
    private static final Set<String> TEXT_CLASSES =
            Set.of("java.lang.String", "java.util.UUID", "java.math.BigInteger", "java.time.Duration");

    /** Reads a value, null if it is missing. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(ResultSet rows, int column) throws SQLException;
    }

    /** How to read this column; empty if its type has no place in a table. */
    static Optional<JdbcType> find(ResultSetMetaData columns, int column) throws SQLException {
        return Optional.ofNullable(
                switch (DriverTypes.of(columns, column)) {
                    case Types.BOOLEAN -> bool();
                    case Types.BIT -> columns.getPrecision(column) > 1 ? text(Domain.STRING) : bool();
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> whole();
                    case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                        new JdbcType(
                                Domain.NUMBER,
                                orNull(isSingle(columns, column) ? ResultSet::getFloat : ResultSet::getDouble));
                    case Types.NUMERIC, Types.DECIMAL ->
                        decimal(columns.getPrecision(column), columns.getScale(column));
                    case Types.CHAR, Types.NCHAR -> new JdbcType(Domain.UNTYPED, JdbcType::unpadded);
                    case Types.VARCHAR,
                            Types.NVARCHAR,
                            Types.LONGVARCHAR,
                            Types.LONGNVARCHAR,
                            Types.CLOB,
                            Types.NCLOB -> text(Domain.UNTYPED);
                    case Types.DATE -> new JdbcType(Domain.DATE, (rows, c) -> rows.getObject(c, LocalDate.class));
                    case Types.TIMESTAMP ->
                        new JdbcType(Domain.DATE_TIME, (rows, c) -> rows.getObject(c, LocalDateTime.class));
                    case Types.TIMESTAMP_WITH_TIMEZONE ->
                        new JdbcType(
                                Domain.DATE_TIME, (rows, c) -> JavaValues.of(rows.getObject(c, OffsetDateTime.class)));
                    case Types.TIME -> new JdbcType(Domain.TIME, JdbcType::timeOfDay);
                    case Types.TIME_WITH_TIMEZONE -> text(Domain.STRING);
                    default -> other(columns.getColumnClassName(column), columns.getColumnTypeName(column));
                });
    }

    /** Whether the numbers have 32 bits, which some drivers call FLOAT, a name that elsewhere means 64. */
    static boolean isSingle(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getColumnType(column) == Types.REAL
                || "java.lang.Float".equals(columns.getColumnClassName(column));
    }

    /** What databases have beyond the standard types, as far as it has one usual text. */
    private static @Nullable JdbcType other(String className, String typeName) {
        if (className.equals("java.math.BigInteger")) {
            return text(Domain.UNTYPED);
        }
        boolean interval = typeName.toUpperCase(java.util.Locale.ROOT).startsWith("INTERVAL");
        return interval || TEXT_CLASSES.contains(className) ? text(Domain.STRING) : null;
    }

    private static JdbcType bool() {
        return new JdbcType(Domain.BOOLEAN, orNull(ResultSet::getBoolean));
    }

    private static JdbcType whole() {
        return new JdbcType(Domain.WHOLE, orNull(ResultSet::getLong));
    }

    private static JdbcType text(Domain domain) {
        return new JdbcType(domain, ResultSet::getString);
    }

    /** Never through a float: whole numbers as such while a long holds them, longer ones by their digits. */
    private static JdbcType decimal(int precision, int scale) {
        if (scale > 0) {
            return new JdbcType(Domain.NUMBER, ResultSet::getBigDecimal);
        }
        boolean fits = precision > 0 && precision <= DIGITS_OF_LONG && scale == 0;
        return new JdbcType(fits ? Domain.WHOLE : Domain.UNTYPED, ResultSet::getBigDecimal);
    }

    /** By its text: some drivers do not know the class, others lose fractions of a second. */
    private static @Nullable Object timeOfDay(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new MisfitException("is no time of a day; cast it to text in the query");
        }
    }

    private static @Nullable Object unpadded(ResultSet rows, int column) throws SQLException {
        String padded = rows.getString(column);
        return padded == null ? null : padded.stripTrailing();
    }

    private static Reader orNull(Reader primitive) {
        return (rows, column) -> {
            Object value = primitive.read(rows, column);
            return rows.wasNull() ? null : JavaValues.of(value);
        };
    }

    /**
     * The value of the row.
     *
     * @throws MisfitException if the driver cannot give it as what its type says
     */
    @Nullable
    Object read(ResultSet rows, int column) {
        try {
            return reader.read(rows, column);
        } catch (SQLException e) {
            throw new MisfitException("cannot be read (" + e.getMessage() + "); cast it to text in the query");
        }
    }
}
