package dev.synth.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ordered columns of a table; immutable. */
public final class Schema {
    private final List<ColumnSchema> columns;
    private final Map<String, Integer> index;

    private Schema(List<ColumnSchema> columns) {
        this.columns = List.copyOf(columns);
        this.index = new HashMap<>();
        for (ColumnSchema column : columns) {
            if (index.put(column.name(), index.size()) != null) {
                throw new IllegalArgumentException(
                        "Column '" + column.name() + "' is declared twice; column names must be unique.");
            }
        }
    }

    /**
     * A schema of these columns, in order.
     *
     * @throws IllegalArgumentException if two columns share a name
     */
    public static Schema of(List<ColumnSchema> columns) {
        return new Schema(columns);
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<ColumnSchema> columns() {
        return columns;
    }

    public int size() {
        return columns.size();
    }

    public ColumnSchema column(int position) {
        return columns.get(position);
    }

    /**
     * The column of this name.
     *
     * @throws IllegalArgumentException naming the columns there are, if there is none
     */
    public ColumnSchema column(String name) {
        return columns.get(indexOf(name));
    }

    /**
     * The position of the column of this name, from 0.
     *
     * @throws IllegalArgumentException naming the columns there are, if there is none
     */
    public int indexOf(String name) {
        Integer position = index.get(name);
        if (position == null) {
            throw new IllegalArgumentException(Labels.unknown("column", name, names()));
        }
        return position;
    }

    public boolean contains(String name) {
        return index.containsKey(name);
    }

    public List<String> names() {
        return columns.stream().map(ColumnSchema::name).toList();
    }

    /** The first column with this role. */
    public Optional<ColumnSchema> findRole(Role role) {
        return columns.stream().filter(column -> column.has(role)).findFirst();
    }

    /** This schema with the column of the same name replaced. */
    public Schema with(ColumnSchema replacement) {
        List<ColumnSchema> all = new ArrayList<>(columns);
        all.set(indexOf(replacement.name()), replacement);
        return new Schema(all);
    }

    /**
     * This schema, inferred from some rows of a table, for others: those may hold steps that the first ones lack, whose place
     * in the order is unknown, so ordinal columns are categorical.
     */
    public Schema forOtherRows() {
        return new Schema(columns.stream()
                .map(column -> column.kind() == ColumnKind.ORDINAL
                        ? column.withKind(ColumnKind.CATEGORICAL).withLevels(List.of())
                        : column)
                .toList());
    }

    /** This schema without the columns whose role is {@link Role#DROP}. */
    public Schema withoutDropped() {
        return new Schema(
                columns.stream().filter(column -> !column.has(Role.DROP)).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && columns.equals(schema.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return "Schema" + names();
    }

    /** Collects columns in order. */
    public static final class Builder {
        private final List<ColumnSchema> columns = new ArrayList<>();

        private Builder() {}

        public Builder add(ColumnSchema column) {
            columns.add(column);
            return this;
        }

        public Builder add(String name, ColumnKind kind) {
            return add(ColumnSchema.of(name, kind));
        }

        public Builder continuous(String name, int decimals) {
            return add(ColumnSchema.of(name, ColumnKind.CONTINUOUS).withDecimals(decimals));
        }

        public Builder integer(String name) {
            return add(name, ColumnKind.INTEGER);
        }

        public Builder categorical(String name) {
            return add(name, ColumnKind.CATEGORICAL);
        }

        /** A column of levels in this order, the least first. */
        public Builder ordinal(String name, String... levels) {
            return add(ColumnSchema.of(name, ColumnKind.ORDINAL).withLevels(List.of(levels)));
        }

        public Builder bool(String name) {
            return add(ColumnSchema.of(name, ColumnKind.BOOLEAN).withLevels(List.of("false", "true")));
        }

        public Builder date(String name) {
            return add(name, ColumnKind.DATE);
        }

        public Builder dateTime(String name) {
            return add(name, ColumnKind.DATE_TIME);
        }

        public Builder identifier(String name) {
            return add(name, ColumnKind.IDENTIFIER);
        }

        /**
         * The schema of the columns added so far.
         *
         * @throws IllegalArgumentException if two columns share a name
         */
        public Schema build() {
            return new Schema(columns);
        }
    }
}
