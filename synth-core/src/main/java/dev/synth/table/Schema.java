package dev.synth.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The ordered columns of a table, the rules that hold in every row of it, and how its file is written; immutable. */
public final class Schema {
    private final List<ColumnSchema> columns;
    private final List<Rule> rules;
    private final Map<String, String> attributes;
    private final Map<String, Integer> index;

    private Schema(List<ColumnSchema> columns, List<Rule> rules, Map<String, String> attributes) {
        this.columns = List.copyOf(columns);
        this.rules = inOrder(rules);
        this.attributes = Map.copyOf(attributes);
        this.index = new HashMap<>();
        for (ColumnSchema column : columns) {
            if (index.put(column.name(), index.size()) != null) {
                throw new IllegalArgumentException(
                        "Column '" + column.name() + "' is declared twice; column names must be unique.");
            }
        }
        Set<String> computed = new HashSet<>();
        for (Rule rule : this.rules) {
            requireFits(rule);
            Optional<Rule.Derived> formula = rule.findFormula();
            if (formula.isPresent() && !computed.add(formula.get().column())) {
                throw new IllegalArgumentException("Rule '" + rule + "': column '"
                        + formula.get().column() + "' follows from another rule already.");
            }
        }
    }

    /** Derived columns first, as their columns stand. */
    private List<Rule> inOrder(List<Rule> rules) {
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparingInt(
                rule -> rule instanceof Rule.Derived derived ? names().indexOf(derived.column()) : columns.size()));
        return List.copyOf(sorted);
    }

    private void requireFits(Rule rule) {
        for (String name : rule.columns()) {
            if (!contains(name)) {
                throw new IllegalArgumentException("Rule '" + rule + "': " + Labels.unknown("column", name, names()));
            }
            if (column(name).has(Role.DROP)) {
                throw new IllegalArgumentException("Rule '" + rule + "' is about column '" + name
                        + "', which has the role drop. Take out the rule or the role.");
            }
        }
        rule.requireFits(this);
    }

    /**
     * A schema of these columns, in order.
     *
     * @throws IllegalArgumentException if two columns share a name
     */
    public static Schema of(List<ColumnSchema> columns) {
        return new Schema(columns, List.of(), Map.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<ColumnSchema> columns() {
        return columns;
    }

    /** What holds in every row: formulas in the order of their columns, then the other rules as declared. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * This schema with these rules instead of its own.
     *
     * @throws IllegalArgumentException if a rule names a column that is not there, dropped, or of a kind that does not fit
     */
    public Schema withRules(List<Rule> newRules) {
        return new Schema(columns, newRules, attributes);
    }

    /**
     * What a file format needs in order to write the whole table as it was read, by keys that the format owns, such as
     * {@code csv.delimiter}.
     */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The value of a file format's own attribute. */
    public Optional<String> findAttribute(String key) {
        return Optional.ofNullable(attributes.get(key));
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
        return new Schema(all, rules, attributes);
    }

    /**
     * This schema with other columns, its attributes and the rules about them kept.
     *
     * @throws IllegalArgumentException if two columns share a name
     */
    public Schema withColumns(List<ColumnSchema> newColumns) {
        List<String> names = newColumns.stream().map(ColumnSchema::name).toList();
        return new Schema(
                newColumns,
                rules.stream().filter(rule -> names.containsAll(rule.columns())).toList(),
                attributes);
    }

    /** This schema with these attributes instead of its own. */
    public Schema withAttributes(Map<String, String> newAttributes) {
        return new Schema(columns, rules, newAttributes);
    }

    /**
     * This schema, inferred from some rows of a table, for others: those may hold steps that the first ones lack, whose place
     * in the order is unknown, so ordinal columns are categorical.
     */
    public Schema forOtherRows() {
        return withColumns(columns.stream()
                .map(column -> column.kind() == ColumnKind.ORDINAL
                        ? column.withKind(ColumnKind.CATEGORICAL).withLevels(List.of())
                        : column)
                .toList());
    }

    /** This schema without the columns whose role is {@link Role#DROP}. */
    public Schema withoutDropped() {
        return new Schema(
                columns.stream().filter(column -> !column.has(Role.DROP)).toList(), rules, attributes);
    }

    /**
     * The columns of these names, in this order, with the rules that are about them alone.
     *
     * @throws IllegalArgumentException naming the columns there are, if one is not among them
     */
    public Schema select(List<String> names) {
        return withColumns(names.stream().map(this::column).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema
                && columns.equals(schema.columns)
                && rules.equals(schema.rules)
                && attributes.equals(schema.attributes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columns, rules, attributes);
    }

    @Override
    public String toString() {
        return "Schema" + names();
    }

    /** Collects columns in order. */
    public static final class Builder {
        private final List<ColumnSchema> columns = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();

        private Builder() {}

        public Builder add(Rule rule) {
            rules.add(rule);
            return this;
        }

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
         * @throws IllegalArgumentException if two columns share a name, or a rule does not fit them
         */
        public Schema build() {
            return new Schema(columns, rules, Map.of());
        }
    }
}
