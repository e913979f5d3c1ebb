package dev.synth.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ordered columns of a table and the rules that hold in every row of it; immutable. */
public final class Schema {
    private final List<ColumnSchema> columns;
    private final List<Rule> rules;
    private final Map<String, Integer> index;

    private Schema(List<ColumnSchema> columns, List<Rule> rules) {
        this.columns = List.copyOf(columns);
        this.rules = inOrder(rules);
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
        return new Schema(columns, List.of());
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
        return new Schema(columns, newRules);
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
        return new Schema(all, rules);
    }

    /** This schema without the columns whose role is {@link Role#DROP}. */
    public Schema withoutDropped() {
        return new Schema(
                columns.stream().filter(column -> !column.has(Role.DROP)).toList(), rules);
    }

    /**
     * The columns of these names, in this order, with the rules that are about them alone.
     *
     * @throws IllegalArgumentException naming the columns there are, if one is not among them
     */
    public Schema select(List<String> names) {
        return new Schema(
                names.stream().map(this::column).toList(),
                rules.stream().filter(rule -> names.containsAll(rule.columns())).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && columns.equals(schema.columns) && rules.equals(schema.rules);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + rules.hashCode();
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
            return new Schema(columns, rules);
        }
    }
}
