package dev.synth.internal.rules;

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
 */
public record Difference(ColumnSchema column, List<Bound> bounds, double origin) implements Step {
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
        Difference plain = new Difference(column, bounds, 0);
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
        return new Difference(column, bounds, telling ? plain.onGrid(sum / rows / step) * step : 0);
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
            above[row] = onGrid(values.number(row) - (Double.isNaN(base[row]) ? origin : base[row]));
        }
        ColumnSchema schema =
                ColumnSchema.of(column.name(), column.kind().isWhole() ? ColumnKind.INTEGER : ColumnKind.CONTINUOUS);
        return Columns.put(table, column.decimals().map(schema::withDecimals).orElse(schema), stored(above));
    }

    @Override
    public Table restore(Table table) {
        NumericView above = table.numeric(table.schema().indexOf(column.name()));
        double[] values = bounds(table);
        for (int row = 0; row < values.length; row++) {
            values[row] = column.limits()
                    .clamp(onGrid(
                            Double.isNaN(values[row])
                                    ? origin + above.number(row)
                                    : values[row] + Math.max(0, above.number(row))));
        }
        return Columns.put(table, column, stored(values));
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
