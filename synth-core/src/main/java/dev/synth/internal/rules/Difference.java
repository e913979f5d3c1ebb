package dev.synth.internal.rules;

import dev.synth.internal.calendar.Weeks;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column that never lies below others of its kind, learnt as how far it lies above the highest of them that the row has,
 * or above {@code origin} if it has none.
 *
 * @param column as it is declared
 * @param bounds the columns below it
 * @param origin the mean of the bound over the rows that have one, 0 if too few have
 * @param weekly whether it is learnt as the date, or date-time, that lies so many weeks after 1970-01-01 as it lies after the
 *     week of its bound, on its own day of the week
 * @param apart its values that are no distance from anything
 */
public record Difference(ColumnSchema column, List<Bound> bounds, double origin, boolean weekly, Apart apart)
        implements Step {
    public Difference {
        bounds = List.copyOf(bounds);
    }

    /**
     * A column below.
     *
     * @param least how far it lies below at least
     * @param apart values that bound, but from which no distance is learnt, since they lie far from its others
     */
    public record Bound(String column, double least, List<Double> apart) {
        public Bound {
            apart = List.copyOf(apart);
        }
    }

    /**
     * The least that each row's value may be; NaN where nothing bounds it.
     *
     * @param all whether those are taken too from which no distance is learnt
     */
    double[] bounds(Table table, boolean all) {
        double[] highest = new double[table.rowCount()];
        Arrays.fill(highest, Double.NaN);
        for (Bound bound : bounds) {
            double[] values = Columns.numbers(table, bound.column());
            for (int row = 0; row < highest.length; row++) {
                double least = values[row] + bound.least();
                boolean counts = all || !bound.apart().contains(values[row]);
                if (counts && !(least <= highest[row]) && !Double.isNaN(least)) {
                    highest[row] = least;
                }
            }
        }
        return highest;
    }

    @Override
    public Table simplify(Table table) {
        double[] values = Columns.numbers(table, column.name());
        double[] base = bounds(table, false);
        double[] above = new double[base.length];
        for (int row = 0; row < above.length; row++) {
            double from = Double.isNaN(base[row]) ? origin : base[row];
            double distance = onGrid(weekly ? calendar().since(from, values[row]) : values[row] - from);
            double code = apart.code(values[row]);
            above[row] = Double.isNaN(code) ? distance : code;
        }
        ColumnKind learnt =
                weekly ? column.kind() : column.kind().isWhole() ? ColumnKind.INTEGER : ColumnKind.CONTINUOUS;
        ColumnSchema schema = ColumnSchema.of(column.name(), learnt);
        return Columns.put(
                table, column.decimals().map(schema::withDecimals).orElse(schema), Columns.stored(column, above));
    }

    private Weeks calendar() {
        return Weeks.of(column.kind());
    }

    @Override
    public Table restore(Table table) {
        double[] above = Columns.numbers(table, column.name());
        double[] base = bounds(table, false);
        double[] least = bounds(table, true);
        double[] values = new double[above.length];
        for (int row = 0; row < values.length; row++) {
            double far = apart.value(above[row]);
            double value = Double.isNaN(far) ? apart.within(onGrid(value(base[row], above[row]))) : far;
            values[row] = column.limits().clamp(value < least[row] ? onGrid(least[row]) : value);
        }
        return Columns.put(table, column, Columns.stored(column, values));
    }

    private double value(double bound, double above) {
        if (weekly) {
            return Double.isNaN(bound)
                    ? above + calendar().weeksTo(origin)
                    : calendar().after(bound, above);
        }
        return Double.isNaN(bound) ? origin + above : bound + Math.max(0, above);
    }

    /** The nearest value that the column can hold. */
    double onGrid(double value) {
        if (column.kind().isWhole()) {
            return Math.rint(value);
        }
        double units = Math.pow(10, column.decimals().orElse(0));
        // Adding zero turns -0.0 into 0.0.
        return column.decimals().isEmpty() ? value : Math.rint(value * units) / units + 0.0;
    }

    /** The values that stand apart, by column, here and below: distances are no values of the column. */
    Map<String, List<String>> literals() {
        Map<String, List<String>> literals = new LinkedHashMap<>();
        bounds.forEach(bound -> put(literals, bound.column(), bound.apart()));
        put(literals, column.name(), apart.values());
        return literals;
    }

    private void put(Map<String, List<String>> literals, String name, List<Double> values) {
        if (!values.isEmpty()) {
            literals.put(
                    name,
                    values.stream()
                            .map(value -> Literals.of(value, column.kind()))
                            .toList());
        }
    }

    @Override
    public List<ColumnSchema> gives() {
        return List.of(column);
    }

    @Override
    public List<String> needs() {
        return bounds.stream().map(Bound::column).toList();
    }
}
