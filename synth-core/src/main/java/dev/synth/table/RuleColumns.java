package dev.synth.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** What rules have in common: how columns are looked at row by row. */
final class RuleColumns {
    /** Stands for a missing value in combinations and keys; no level is spelt so. */
    static final String MISSING = "\0";

    /** Doubles that differ by no more than this share are the same number, computed in another order. */
    private static final double NOISE = 1e-9;

    private RuleColumns() {}

    /** The column of this name, which must hold numbers, dates or date-times. */
    static ColumnSchema numeric(Schema schema, Rule rule, String name) {
        ColumnSchema column = schema.column(name);
        if (!column.kind().isNumeric()) {
            throw new IllegalArgumentException("Rule '" + rule + "': column '" + name + "' is "
                    + column.kind().label()
                    + "; such a rule is about numbers, dates and date-times. Declare its kind, or"
                    + " take the rule out.");
        }
        return column;
    }

    static BitSet rows(Table table, IntPredicate holds) {
        BitSet rows = new BitSet(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            rows.set(row, holds.test(row));
        }
        return rows;
    }

    /** Columns in one unit: a date beside date-times counts as its midnight. */
    static List<IntToDoubleFunction> comparable(Table table, List<String> names) {
        boolean mixed = names.stream()
                        .map(name -> table.schema().column(name).kind())
                        .filter(kind -> kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME)
                        .distinct()
                        .count()
                > 1;
        List<IntToDoubleFunction> views = new ArrayList<>();
        for (String name : names) {
            NumericView values = table.numeric(table.schema().indexOf(name));
            boolean midnight = mixed && table.schema().column(name).kind() == ColumnKind.DATE;
            views.add(midnight ? row -> values.number(row) * WholeColumn.MICROS_PER_DAY : values::number);
        }
        return views;
    }

    /** One row's values as text, level by level, {@link #MISSING} where missing. */
    static List<String> texts(Table table, List<String> names, int row) {
        List<String> texts = new ArrayList<>(names.size());
        for (String name : names) {
            Column column = table.column(name);
            if (column.isMissing(row)) {
                texts.add(MISSING);
            } else if (column instanceof LevelColumn levels) {
                texts.add(levels.levels().get(levels.code(row)));
            } else {
                texts.add(String.valueOf(
                        column.value(row, table.schema().column(name).kind())));
            }
        }
        return texts;
    }

    /** The rows in which a column is not what a formula gives, in days for dates and date-times. */
    static BitSet different(Table table, String name, IntToDoubleFunction formula) {
        ColumnSchema schema = table.schema().column(name);
        NumericView values = table.numeric(table.schema().indexOf(name));
        double scale = scale(schema);
        double half = schema.kind().isWhole()
                ? 0.5
                : schema.decimals()
                        .map(decimals -> 0.5 * Math.pow(10, -decimals))
                        .orElse(0.0);
        return rows(table, row -> {
            double value = values.number(row);
            double wanted = formula.applyAsDouble(row) * scale;
            if (Double.isNaN(value) || Double.isNaN(wanted)) {
                return Double.isNaN(value) != Double.isNaN(wanted);
            }
            return Math.abs(value - wanted) > half + NOISE * Math.max(1, Math.abs(wanted));
        });
    }

    static Column compute(IntToDoubleFunction formula, int rows, ColumnSchema schema) {
        double scale = scale(schema);
        if (schema.kind().isWhole()) {
            long[] values = new long[rows];
            for (int row = 0; row < rows; row++) {
                double value = formula.applyAsDouble(row) * scale;
                values[row] = Double.isNaN(value) ? WholeColumn.MISSING : Math.round(value);
            }
            return WholeColumn.of(values);
        }
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            double value = formula.applyAsDouble(row);
            values[row] = schema.decimals().isEmpty() || Double.isNaN(value)
                    ? value
                    : BigDecimal.valueOf(value)
                            .setScale(schema.decimals().get(), RoundingMode.HALF_UP)
                            .doubleValue();
        }
        return NumberColumn.of(values);
    }

    private static double scale(ColumnSchema schema) {
        return Formula.isInMicros(schema.kind()) ? WholeColumn.MICROS_PER_DAY : 1;
    }
}
