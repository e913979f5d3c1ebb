package dev.synth.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * A small formula over the columns of one row: numbers, columns, {@code + - * / ^}, parentheses and {@code floor(…)}. Dates
 * and date-times count in days, so that {@code discharge - admission} is the days between. A column whose name is no word
 * (letters, digits, underscores, dots) stands in backquotes. The value of a row is missing where a column that the formula
 * names is missing and where the result is no finite number. Immutable.
 */
public final class Formula {

    private final String text;
    private final Term root;
    private final Set<String> columns;

    /** What a part of a formula is, given a table: its value row by row. */
    interface Term {
        IntToDoubleFunction on(Table table);
    }

    private Formula(String text) {
        FormulaParser parser = new FormulaParser(text);
        this.text = text;
        this.root = parser.parse();
        this.columns = new LinkedHashSet<>(parser.columns());
    }

    /**
     * The formula that this text spells.
     *
     * @throws IllegalArgumentException saying what is wrong and where
     */
    public static Formula of(String text) {
        return new Formula(text);
    }

    /** The formula that adds these columns. */
    static Formula sum(List<String> columns) {
        return new Formula(
                String.join(" + ", columns.stream().map(Formula::quoted).toList()));
    }

    /** A column's name as a formula spells it. */
    public static String quoted(String column) {
        return column.matches("[\\p{L}_][\\p{L}\\p{N}_.]*") ? column : "`" + column + "`";
    }

    /** The columns that the formula names, in order. */
    public List<String> columns() {
        return new ArrayList<>(columns);
    }

    /** The formula's value in each row of a table, NaN where it has none; dates, times and durations count in days. */
    public IntToDoubleFunction on(Table table) {
        IntToDoubleFunction value = root.on(table);
        return row -> {
            double result = value.applyAsDouble(row);
            return Double.isFinite(result) ? result : Double.NaN;
        };
    }

    /** Whether a column's numbers are microseconds, which count in days. */
    static boolean isInMicros(ColumnKind kind) {
        return kind == ColumnKind.DATE_TIME || kind == ColumnKind.TIME || kind == ColumnKind.DURATION;
    }

    static Term column(String name) {
        return table -> {
            int position = table.schema().indexOf(name);
            NumericView values = table.numeric(position);
            boolean micros = isInMicros(table.schema().column(position).kind());
            return micros ? row -> values.number(row) / WholeColumn.MICROS_PER_DAY : values::number;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && text.equals(formula.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The formula as it was spelt. */
    @Override
    public String toString() {
        return text;
    }
}
