package dev.synth.internal.rules;

import dev.synth.internal.calendar.Weeks;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
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
     * @param rest the table without values that stand apart, here or below
     * @param apart those of this column
     * @param enough if fewer entities have a bound, its mean would tell of them, and the origin is 0
     */
    static Difference fit(
            Table rest, ColumnSchema column, List<Bound> bounds, List<Double> apart, int enough, Entities entities) {
        Difference plain = new Difference(column, bounds, 0, false, Apart.NONE);
        double[] bound = plain.bounds(rest, false);
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
        long step = TimeStep.of(rest, all);
        double origin = telling ? plain.onGrid(sum / rows / step) * step : 0;
        boolean weekly = apart.isEmpty() && isWeekly(rest, column, bound, entities);
        Difference fitted = new Difference(column, bounds, origin, weekly, Apart.NONE);
        return apart.isEmpty() && bounds.stream().allMatch(one -> one.apart().isEmpty())
                ? fitted
                : new Difference(column, bounds, origin, weekly, fitted.setApart(rest, apart, step, enough, entities));
    }

    private Apart setApart(Table rest, List<Double> values, long step, int enough, Entities entities) {
        double[] numbers = numbers(rest);
        double reach = step;
        for (double distance : numbers(simplify(rest))) {
            while (reach / 2 <= Math.abs(distance)) {
                reach *= 2;
            }
        }
        double first = onGrid(entities.end(numbers, 1, enough) / step) * step;
        double last = onGrid(entities.end(numbers, -1, enough) / step) * step;
        return Double.isNaN(first)
                ? new Apart(values, reach, Apart.NONE.first(), Apart.NONE.last())
                : new Apart(values, reach, first, last);
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

    /**
     * The least that each row's value may be; NaN where nothing bounds it.
     *
     * @param all whether those are taken too from which no distance is learnt
     */
    private double[] bounds(Table table, boolean all) {
        double[] highest = new double[table.rowCount()];
        Arrays.fill(highest, Double.NaN);
        for (Bound bound : bounds) {
            NumericView values = table.numeric(table.schema().indexOf(bound.column()));
            for (int row = 0; row < highest.length; row++) {
                double least = values.number(row) + bound.least();
                boolean counts = all || !bound.apart().contains(values.number(row));
                if (counts && !(least <= highest[row]) && !Double.isNaN(least)) {
                    highest[row] = least;
                }
            }
        }
        return highest;
    }

    @Override
    public Table simplify(Table table) {
        double[] values = numbers(table);
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

    private double[] numbers(Table table) {
        NumericView values = table.numeric(table.schema().indexOf(column.name()));
        double[] numbers = new double[table.rowCount()];
        Arrays.setAll(numbers, values::number);
        return numbers;
    }

    private Weeks calendar() {
        return Weeks.of(column.kind());
    }

    @Override
    public Table restore(Table table) {
        double[] above = numbers(table);
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

    private double onGrid(double value) {
        if (column.kind().isWhole()) {
            return Math.rint(value);
        }
        double units = Math.pow(10, column.decimals().orElse(0));
        // Adding zero turns -0.0 into 0.0.
        return column.decimals().isEmpty() ? value : Math.rint(value * units) / units + 0.0;
    }

    /** The values that stand apart: distances are no values of the column. */
    List<String> literals() {
        return apart.values().stream()
                .map(value -> Literals.of(value, column.kind()))
                .toList();
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
