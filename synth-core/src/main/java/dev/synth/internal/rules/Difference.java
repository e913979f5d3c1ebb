package dev.synth.internal.rules;

import dev.synth.internal.calendar.Weeks;
import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column that never lies below others of its kind, learnt as how far it lies above the highest of them that the row has,
 * or above {@code origin} if it has none.
 *
 * @param column as it is declared
 * @param bounds the columns below it
 * @param origin the mean of the bound over the rows that have one, 0 if too few have
 * @param weekly whether it is learnt as the date, or date-time, that lies so many weeks after 1970-01-01 as it lies after the
 *     week of its bound, on its own day of the week
 */
public record Difference(ColumnSchema column, List<Bound> bounds, double origin, boolean weekly) implements Step {
    public Difference {
        bounds = List.copyOf(bounds);
    }

    /**
     * A column below.
     *
     * @param least how far it lies below at least
     */
    public record Bound(String column, double least) {}

    /** @param enough if fewer entities have a bound, its mean would tell of them, and the origin is 0 */
    static Difference fit(Table table, ColumnSchema column, List<Bound> bounds, int enough, Entities entities) {
        Difference plain = new Difference(column, bounds, 0, false);
        double[] bound = plain.bounds(table);
        int[] bounded = new int[bound.length];
        double sum = 0;
        int rows = 0;
        for (int row = 0; row < bound.length; row++) {
            bounded[row] = Double.isNaN(bound[row]) ? -1 : 0;
            sum += Double.isNaN(bound[row]) ? 0 : bound[row];
            rows += Double.isNaN(bound[row]) ? 0 : 1;
        }
        boolean telling = rows > 0 && entities.holders(bounded, 1)[0] >= enough;
        List<String> all = new ArrayList<>(plain.needs());
        all.add(column.name());
        long step = TimeStep.of(table, all);
        double origin = telling ? plain.onGrid(sum / rows / step) * step : 0;
        return new Difference(column, bounds, origin, isWeekly(table, column, bound, entities));
    }

    /** Whether a date favours days of the week that the days since its bound would not keep. */
    private static boolean isWeekly(Table table, ColumnSchema column, double[] bound, Entities entities) {
        if (column.kind() != ColumnKind.DATE && column.kind() != ColumnKind.DATE_TIME) {
            return false;
        }
        Weeks calendar = Weeks.of(column.kind());
        NumericView values = table.numeric(table.schema().indexOf(column.name()));
        double[] numbers = new double[bound.length];
        double[] since = new double[bound.length];
        for (int row = 0; row < bound.length; row++) {
            numbers[row] = values.number(row);
            since[row] = numbers[row] - bound[row];
        }
        return calendar.areEnough(numbers)
                && calendar.passBetween(since)
                && Weeks.isUneven(calendar.days(numbers), Weeks.DAYS, entities);
    }

    /** The least that each row's value may be; NaN where nothing bounds it. */
    private double[] bounds(Table table) {
        double[] highest = new double[table.rowCount()];
        Arrays.fill(highest, Double.NaN);
        for (Bound bound : bounds) {
            NumericView values = table.numeric(table.schema().indexOf(bound.column()));
            for (int row = 0; row < highest.length; row++) {
                double least = values.number(row) + bound.least();
                if (!(least <= highest[row]) && !Double.isNaN(least)) {
                    highest[row] = least;
                }
            }
        }
        return highest;
    }

    @Override
    public Table simplify(Table table) {
        NumericView values = table.numeric(table.schema().indexOf(column.name()));
        double[] base = bounds(table);
        double[] above = new double[base.length];
        for (int row = 0; row < above.length; row++) {
            double from = Double.isNaN(base[row]) ? origin : base[row];
            above[row] = onGrid(weekly ? calendar().since(from, values.number(row)) : values.number(row) - from);
        }
        ColumnKind learnt =
                weekly ? column.kind() : column.kind().isWhole() ? ColumnKind.INTEGER : ColumnKind.CONTINUOUS;
        ColumnSchema schema = ColumnSchema.of(column.name(), learnt);
        return Columns.put(table, column.decimals().map(schema::withDecimals).orElse(schema), stored(above));
    }

    private Weeks calendar() {
        return Weeks.of(column.kind());
    }

    @Override
    public Table restore(Table table) {
        NumericView above = table.numeric(table.schema().indexOf(column.name()));
        double[] values = bounds(table);
        for (int row = 0; row < values.length; row++) {
            values[row] = column.limits().clamp(onGrid(value(values[row], above.number(row))));
        }
        return Columns.put(table, column, stored(values));
    }

    private double value(double bound, double above) {
        if (weekly) {
            return Double.isNaN(bound)
                    ? above + calendar().weeksTo(origin)
                    : calendar().after(bound, above);
        }
        return Double.isNaN(bound) ? origin + above : bound + Math.max(0, above);
    }

    private double onGrid(double value) {
        if (column.kind().isWhole()) {
            return Math.rint(value);
        }
        double units = Math.pow(10, column.decimals().orElse(0));
        // Adding zero turns -0.0 into 0.0.
        return column.decimals().isEmpty() ? value : Math.rint(value * units) / units + 0.0;
    }

    private Column stored(double[] values) {
        return column.kind().isWhole() ? WholeColumn.rounded(values) : NumberColumn.of(values);
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
