package dev.synth.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Something that holds in every row of a table, and then in every synthetic row. Missing values break no order, sum or key;
 * they are part of combinations.
 */
public sealed interface Rule
        permits Rule.Order, Rule.Sum, Rule.Combination, Rule.Unique, Rule.MissingWhen, Rule.Derived {

    /** The columns that the rule is about, in order. */
    List<String> columns();

    /**
     * Checks that the columns are of kinds that the rule can be about.
     *
     * @throws IllegalArgumentException naming the column and what to do
     */
    void requireFits(Schema schema);

    /**
     * The rows that break the rule.
     *
     * @param reference the real rows: which combinations there are; the same table when it is itself checked
     */
    BitSet broken(Table table, Table reference);

    /** The formula that gives one of the columns; empty if the rule gives none. */
    default Optional<Derived> findFormula() {
        return Optional.empty();
    }

    /**
     * Numbers, dates and date-times, times of day, or durations that never decrease from one column to the next, where both
     * are present.
     *
     * @param columns two or more
     * @param strict whether they always increase
     */
    record Order(List<String> columns, boolean strict) implements Rule {
        public Order {
            columns = distinct("order", columns, 2);
        }

        @Override
        public void requireFits(Schema schema) {
            ColumnKind first = RuleColumns.numeric(schema, this, columns.get(0)).kind();
            for (String name : columns) {
                ColumnKind kind = RuleColumns.numeric(schema, this, name).kind();
                if (scale(kind) != scale(first)) {
                    throw new IllegalArgumentException("Rule '" + this + "': column '" + name + "' is " + kind.label()
                            + ", but '" + columns.get(0) + "' is " + first.label()
                            + "; order numbers among numbers, dates and date-times among themselves, times of day among"
                            + " times of day, and durations among durations.");
                }
            }
        }

        /** Kinds that lie on one line share a scale. */
        private static ColumnKind scale(ColumnKind kind) {
            return switch (kind) {
                case INTEGER -> ColumnKind.CONTINUOUS;
                case DATE -> ColumnKind.DATE_TIME;
                default -> kind;
            };
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            List<IntToDoubleFunction> values = RuleColumns.comparable(table, columns);
            return RuleColumns.rows(table, row -> {
                double greatest = Double.NEGATIVE_INFINITY;
                for (IntToDoubleFunction view : values) {
                    double value = view.applyAsDouble(row);
                    if (value < greatest || strict && value == greatest) {
                        return true;
                    }
                    greatest = Double.isNaN(value) ? greatest : value;
                }
                return false;
            });
        }

        @Override
        public String toString() {
            return String.join(strict ? " < " : " <= ", columns);
        }
    }

    /**
     * A total that is the sum of its parts to half a unit of its last decimal, and missing where a part is.
     *
     * @param parts two or more
     */
    record Sum(String total, List<String> parts) implements Rule {
        public Sum {
            parts = distinct("sum", parts, 2);
        }

        @Override
        public Optional<Derived> findFormula() {
            return Optional.of(asFormula());
        }

        private Derived asFormula() {
            return new Derived(total, Formula.sum(parts));
        }

        @Override
        public List<String> columns() {
            return asFormula().columns();
        }

        @Override
        public void requireFits(Schema schema) {
            asFormula().requireFits(schema);
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            return asFormula().broken(table, reference);
        }

        @Override
        public String toString() {
            return asFormula().toString();
        }
    }

    /**
     * Levels of several columns that come in certain combinations only, such as city and country. Of the combinations that
     * occur those come out that enough entities hold.
     *
     * @param columns two or more
     */
    record Combination(List<String> columns) implements Rule {
        public Combination {
            columns = distinct("combination", columns, 2);
        }

        @Override
        public void requireFits(Schema schema) {
            for (String name : columns) {
                ColumnSchema column = schema.column(name);
                if (!column.kind().isLevelled()) {
                    throw new IllegalArgumentException("Rule '" + this + "': column '" + name + "' is "
                            + column.kind().label()
                            + "; combinations are of columns with levels. Declare it categorical,"
                            + " or leave it out of the rule.");
                }
            }
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            if (table == reference) {
                return new BitSet();
            }
            Set<List<String>> known = new HashSet<>();
            for (int row = 0; row < reference.rowCount(); row++) {
                known.add(RuleColumns.texts(reference, columns, row));
            }
            return RuleColumns.rows(table, row -> !known.contains(RuleColumns.texts(table, columns, row)));
        }

        @Override
        public String toString() {
            return "combinations of " + String.join(", ", columns);
        }
    }

    /**
     * A key: no two rows agree in all of these columns, unless one of them is missing.
     *
     * @param columns one or more
     */
    record Unique(List<String> columns) implements Rule {
        public Unique {
            columns = distinct("unique", columns, 1);
        }

        @Override
        public void requireFits(Schema schema) {
            for (String name : columns) {
                if (schema.column(name).kind() == ColumnKind.CONSTANT && columns.size() == 1) {
                    throw new IllegalArgumentException("Rule '" + this + "': column '" + name
                            + "' is constant, so no two rows differ in it; name other columns, or take the rule out.");
                }
            }
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            Set<List<String>> seen = new HashSet<>();
            return RuleColumns.rows(table, row -> {
                List<String> key = RuleColumns.texts(table, columns, row);
                return !key.contains(RuleColumns.MISSING) && !seen.add(key);
            });
        }

        @Override
        public String toString() {
            return "unique " + String.join(", ", columns);
        }
    }

    /**
     * A column that is missing exactly when another one holds certain levels, or exactly when that one is missing.
     *
     * @param by the other column
     * @param levels the levels of {@code by}; empty for its being missing
     */
    record MissingWhen(String column, String by, List<String> levels) implements Rule {
        public MissingWhen {
            levels = List.copyOf(levels);
            distinct("missing-when", List.of(column, by), 2);
        }

        @Override
        public List<String> columns() {
            return List.of(column, by);
        }

        @Override
        public void requireFits(Schema schema) {
            ColumnSchema condition = schema.column(by);
            if (schema.column(column).kind().isTextual()) {
                throw new IllegalArgumentException("Rule '" + this + "': column '" + column + "' is "
                        + schema.column(column).kind().label()
                        + " and never missing in synthetic rows; take the rule out.");
            }
            if (!levels.isEmpty() && !condition.kind().isLevelled()) {
                throw new IllegalArgumentException("Rule '" + this + "': column '" + by + "' is "
                        + condition.kind().label()
                        + " and has no levels; name a column with levels, or leave out 'is' if"
                        + " both are missing together.");
            }
        }

        /** Whether the column must be missing, row by row. */
        public BitSet required(Table table) {
            Column condition = table.column(by);
            if (levels.isEmpty()) {
                return RuleColumns.rows(table, condition::isMissing);
            }
            LevelColumn values = (LevelColumn) condition;
            return RuleColumns.rows(
                    table, row -> levels.contains(String.valueOf(values.level(row))) && !values.isMissing(row));
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            Column values = table.column(column);
            BitSet broken = RuleColumns.rows(table, values::isMissing);
            broken.xor(required(table));
            return broken;
        }

        @Override
        public String toString() {
            return column + " is missing exactly when " + by
                    + (levels.isEmpty() ? " is" : " = " + String.join(" or ", levels));
        }
    }

    /** A number, date or date-time that follows from other columns, to half a unit of its last decimal. */
    record Derived(String column, Formula formula) implements Rule {
        @Override
        public List<String> columns() {
            List<String> all = new ArrayList<>(List.of(column));
            all.addAll(formula.columns());
            return all;
        }

        @Override
        public void requireFits(Schema schema) {
            if (formula.columns().contains(column)) {
                throw new IllegalArgumentException(
                        "Rule '" + this + "': column '" + column + "' cannot follow from itself; name other columns.");
            }
            columns().forEach(name -> RuleColumns.numeric(schema, this, name));
        }

        @Override
        public Optional<Derived> findFormula() {
            return Optional.of(this);
        }

        /** The column as the formula gives it. */
        public Column compute(Table table, ColumnSchema schema) {
            return RuleColumns.compute(formula.on(table), table.rowCount(), schema);
        }

        @Override
        public BitSet broken(Table table, Table reference) {
            return RuleColumns.different(table, column, formula.on(table));
        }

        @Override
        public String toString() {
            return column + " = " + formula;
        }
    }

    private static List<String> distinct(String rule, List<String> columns, int least) {
        if (columns.size() < least || new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException(
                    "A rule '" + rule + "' needs " + least + " or more different columns, not "
                            + columns.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")) + ".");
        }
        return List.copyOf(columns);
    }
}
