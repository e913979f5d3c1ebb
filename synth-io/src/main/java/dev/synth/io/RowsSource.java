package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.rows.Field;
import dev.synth.io.internal.rows.HeldRows;
import dev.synth.io.internal.rows.Records;
import dev.synth.io.internal.rows.RowCursor;
import dev.synth.io.internal.rows.RowReading;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a program has as Java objects: records, whose components are the columns, or maps, whose keys are. They are
 * read once, when the source is made, and held column by column; a stream is closed then. Thread-safe.
 *
 * <p>Values may be numbers of the JDK, booleans, strings, enums, characters, UUIDs, {@code LocalDate},
 * {@code LocalDateTime}, {@code LocalTime}, {@code Duration}, SQL dates and timestamps, and instants and times with a zone,
 * which become date-times in UTC; {@code null} and an empty {@code Optional} are missing values. The classes of a column's
 * values decide its kind; strings are judged as the cells of a CSV file are. A {@code BigDecimal} that a double cannot hold
 * is rounded only to declared or proposed decimals, never silently.
 */
public final class RowsSource implements ProposingSource {
    private static final String NAME = "rows in memory";

    private final HeldRows rows;

    private RowsSource(HeldRows rows) {
        this.rows = rows;
    }

    /**
     * The rows of these records.
     *
     * @throws IllegalArgumentException if their components cannot be read by reflection
     * @throws dev.synth.table.TableFormatException if a value has no place in a table
     */
    public static <R extends Record> RowsSource ofRecords(Class<R> type, Collection<? extends R> records) {
        return ofRecords(type, records.stream());
    }

    /**
     * The rows of these records, as {@link #ofRecords(Class, Collection)}; the stream is read to its end.
     */
    public static <R extends Record> RowsSource ofRecords(Class<R> type, Stream<? extends R> records) {
        Records components = new Records(type);
        HeldRows rows = new HeldRows(NAME);
        try (records) {
            records.forEachOrdered(row -> components.add(row, rows));
        }
        return new RowsSource(rows);
    }

    /**
     * The rows of these maps from column to value. A column is missing where a map lacks it; columns stand in the order in
     * which they first come up.
     *
     * @throws dev.synth.table.TableFormatException if a value has no place in a table
     */
    public static RowsSource ofMaps(Collection<? extends Map<String, ? extends @Nullable Object>> maps) {
        return ofMaps(maps.stream());
    }

    /** The rows of these maps, as {@link #ofMaps(Collection)}; the stream is read to its end. */
    public static RowsSource ofMaps(Stream<? extends Map<String, ? extends @Nullable Object>> maps) {
        HeldRows rows = new HeldRows(NAME);
        try (maps) {
            maps.forEachOrdered(map -> {
                rows.addRow();
                map.forEach(rows::set);
            });
        }
        return new RowsSource(rows);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ColumnFinding> findings() throws IOException {
        try (RowCursor cursor = rows.cursor()) {
            return new RowReading(NAME, cursor).infer();
        }
    }

    @Override
    public List<String> columnNames(Schema schema) throws IOException {
        try (RowCursor cursor = rows.cursor()) {
            return cursor.fields().stream().map(Field::name).toList();
        }
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        try (RowCursor cursor = rows.cursor()) {
            return new RowReading(NAME, cursor).read(schema, builders, choice);
        }
    }
}
