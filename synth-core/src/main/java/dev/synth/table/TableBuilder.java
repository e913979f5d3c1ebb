package dev.synth.table;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects rows of Java values into a {@link Table}; not thread-safe. */
public final class TableBuilder {
    private final Schema schema;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private final List<ValueDomain.Limits> limits;

    TableBuilder(Schema schema) {
        this.schema = schema;
        this.limits = schema.columns().stream().map(ColumnSchema::limits).toList();
        for (int c = 0; c < schema.size(); c++) {
            columns.add(new ArrayList<>());
        }
    }

    /**
     * Adds one row.
     *
     * @param values one per column: a {@code Number}, {@code String}, {@code Boolean}, {@code LocalDate},
     *     {@code LocalDateTime}, {@code LocalTime} or {@code Duration} by the column's kind; null if missing
     * @throws IllegalArgumentException naming column, row and value if one does not fit its kind or the column's bounds
     */
    public TableBuilder addRow(@Nullable Object... values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException("Row " + (rowCount() + 1) + " has " + values.length
                    + " values, but the schema has " + schema.size() + " columns.");
        }
        @Nullable Object[] checked = new Object[values.length];
        for (int c = 0; c < values.length; c++) {
            checked[c] = convert(schema.column(c), values[c]);
            if (checked[c] instanceof Number number && !limits.get(c).contain(number.doubleValue())) {
                throw new IllegalArgumentException("Row " + (rowCount() + 1) + ", column '"
                        + schema.column(c).name() + "': '" + values[c]
                        + "' lies outside the bounds that the schema declares; correct it, or change min or max.");
            }
        }
        for (int c = 0; c < values.length; c++) {
            columns.get(c).add(checked[c]);
        }
        return this;
    }

    /** The table of the rows added so far. */
    public Table build() {
        List<Column> built = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            built.add(column(schema.column(c), columns.get(c)));
        }
        return Table.of(schema, built);
    }

    private int rowCount() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    private @Nullable Object convert(ColumnSchema column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object converted = switch (column.kind()) {
            case CONTINUOUS -> value instanceof Number number ? (Object) number.doubleValue() : null;
            case INTEGER -> value instanceof Number number ? wholeOf(number) : null;
            case DATE -> value instanceof LocalDate date ? (Object) date.toEpochDay() : null;
            case DATE_TIME -> value instanceof LocalDateTime time ? (Object) WholeColumn.toMicros(time) : null;
            case TIME -> value instanceof LocalTime time ? (Object) WholeColumn.toMicros(time) : null;
            case DURATION -> value instanceof Duration duration ? (Object) WholeColumn.toMicros(duration) : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case CATEGORICAL, ORDINAL, CONSTANT, IDENTIFIER, TEXT ->
                value instanceof CharSequence || value instanceof Enum ? value.toString() : null;
        };
        if (converted == null) {
            throw new IllegalArgumentException("Row " + (rowCount() + 1) + ", column '" + column.name() + "': "
                    + value.getClass().getSimpleName() + " '" + value + "' does not fit kind "
                    + column.kind().label() + ".");
        }
        return converted;
    }

    private static @Nullable Object wholeOf(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) ? (Object) number.longValue() : null;
    }

    private static Column column(ColumnSchema schema, List<@Nullable Object> values) {
        if (schema.kind() == ColumnKind.CONTINUOUS) {
            return NumberColumn.of(values.stream()
                    .mapToDouble(value -> value == null ? Double.NaN : (Double) value)
                    .toArray());
        }
        if (schema.kind().isWhole()) {
            return WholeColumn.of(values.stream()
                    .mapToLong(value -> value == null ? WholeColumn.MISSING : (Long) value)
                    .toArray());
        }
        if (schema.kind() == ColumnKind.BOOLEAN) {
            int[] codes = values.stream()
                    .mapToInt(value -> value == null ? LevelColumn.MISSING : (Boolean) value ? 1 : 0)
                    .toArray();
            return LevelColumn.of(codes, schema.levels().size() == 2 ? schema.levels() : List.of("false", "true"));
        }
        List<@Nullable String> strings = new ArrayList<>(values.size());
        values.forEach(value -> strings.add((String) value));
        return schema.kind().isTextual() ? TextColumn.of(strings) : levels(schema, strings);
    }

    private static LevelColumn levels(ColumnSchema schema, List<@Nullable String> values) {
        if (schema.levels().isEmpty()) {
            return LevelColumn.of(values);
        }
        Map<String, Integer> codes = new LinkedHashMap<>();
        schema.levels().forEach(level -> codes.put(level, codes.size()));
        int[] rows = new int[values.size()];
        for (int row = 0; row < rows.length; row++) {
            String value = values.get(row);
            if (value != null && !codes.containsKey(value)) {
                throw new IllegalArgumentException("Row " + (row + 1) + ", column '" + schema.name() + "': "
                        + Labels.unknown("level", value, schema.levels()));
            }
            rows[row] = value == null ? LevelColumn.MISSING : codes.get(value);
        }
        return LevelColumn.of(rows, schema.levels());
    }
}
