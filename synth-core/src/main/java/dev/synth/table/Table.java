package dev.synth.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows in memory, stored by column under a schema; immutable. */
public final class Table {
    private final Schema schema;
    private final List<Column> columns;
    private final int rowCount;

    private Table(Schema schema, List<Column> columns, int rowCount) {
        this.schema = schema;
        this.columns = columns;
        this.rowCount = rowCount;
    }

    /**
     * A table of these columns.
     *
     * @throws IllegalArgumentException if there is not one column per schema column, if their lengths differ, or if a
     *     column's storage does not fit its kind
     */
    public static Table of(Schema schema, List<? extends Column> columns) {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    "The schema has " + schema.size() + " columns, but " + columns.size() + " were given.");
        }
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int c = 0; c < columns.size(); c++) {
            ColumnSchema declared = schema.column(c);
            if (columns.get(c).size() != rows) {
                throw new IllegalArgumentException(
                        "Column '" + declared.name() + "' has " + columns.get(c).size() + " rows, but '"
                                + schema.column(0).name() + "' has " + rows + ".");
            }
            if (!storage(declared.kind()).isInstance(columns.get(c))) {
                throw new IllegalArgumentException("Column '" + declared.name() + "' is "
                        + declared.kind().label() + " and must be stored as a "
                        + storage(declared.kind()).getSimpleName() + ", not a "
                        + columns.get(c).getClass().getSimpleName() + ".");
            }
        }
        return new Table(schema, List.copyOf(columns), rows);
    }

    /** The class that stores columns of this kind. */
    public static Class<? extends Column> storage(ColumnKind kind) {
        return switch (kind) {
            case CONTINUOUS -> NumberColumn.class;
            case INTEGER, DATE, DATE_TIME -> WholeColumn.class;
            case CATEGORICAL, BOOLEAN, CONSTANT -> LevelColumn.class;
            case IDENTIFIER, TEXT -> TextColumn.class;
        };
    }

    /** Collects rows of Java values under this schema. */
    public static TableBuilder builder(Schema schema) {
        return new TableBuilder(schema);
    }

    public Schema schema() {
        return schema;
    }

    public int rowCount() {
        return rowCount;
    }

    public List<Column> columns() {
        return columns;
    }

    public Column column(int position) {
        return columns.get(position);
    }

    /**
     * The column of this name.
     *
     * @throws IllegalArgumentException naming the columns there are, if there is none
     */
    public Column column(String name) {
        return columns.get(schema.indexOf(name));
    }

    /** The column at this position as numbers; its kind must be numeric. */
    public NumericView numeric(int position) {
        return (NumericView) columns.get(position);
    }

    /** The column at this position as codes and levels; its kind must be levelled. */
    public LevelColumn levels(int position) {
        return (LevelColumn) columns.get(position);
    }

    /** The column at this position as strings; its kind must be textual. */
    public TextColumn text(int position) {
        return (TextColumn) columns.get(position);
    }

    /** The value as a {@code Double}, {@code Long}, {@code String}, {@code Boolean}, {@code LocalDate} or
     * {@code LocalDateTime}, by the column's kind; null if missing. */
    public @Nullable Object value(int row, int column) {
        return columns.get(column).value(row, schema.column(column).kind());
    }

    /** The values of one row by column name, in order; a missing value is null. */
    public Map<String, @Nullable Object> row(int row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            values.put(schema.column(c).name(), value(row, c));
        }
        return values;
    }

    /** The table of these rows of this one, in this order; a row may be named more than once. */
    public Table rows(int[] rows) {
        List<Column> picked = columns.stream().map(column -> column.rows(rows)).toList();
        return new Table(schema, List.copyOf(picked), rows.length);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Table slice(int from, int to) {
        return rows(IntStream.range(from, to).toArray());
    }

    /** The columns of these names, in this order. */
    public Table select(List<String> names) {
        List<ColumnSchema> kept = new ArrayList<>();
        List<Column> picked = new ArrayList<>();
        for (String name : names) {
            kept.add(schema.column(name));
            picked.add(column(name));
        }
        return new Table(schema.withColumns(kept), List.copyOf(picked), rowCount);
    }

    /** This table without the columns whose role is {@link Role#DROP}. */
    public Table withoutDropped() {
        return select(schema.withoutDropped().names());
    }

    /** These rows followed by those of another table of the same column names and kinds. */
    public Table append(Table other) {
        return Tables.append(this, other);
    }

    @Override
    public String toString() {
        return "Table[" + rowCount + " rows, " + schema.names() + "]";
    }
}
