package dev.synth.internal.rules;

import dev.synth.internal.calendar.Weeks;
import dev.synth.internal.rules.Difference.Bound;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds out how a column that never lies below others is learnt as a distance. */
final class DifferenceFitter {
    private final Table rest;
    private final ColumnSchema column;
    private final List<Bound> bounds;
    private final int enough;
    private final Entities entities;

    /**
     * A fitter.
     *
     * @param rest the table without values that stand apart, in this column or below
     * @param enough what fewer entities hold is not kept
     */
    DifferenceFitter(Table rest, ColumnSchema column, List<Bound> bounds, int enough, Entities entities) {
        this.rest = rest;
        this.column = column;
        this.bounds = bounds;
        this.enough = enough;
        this.entities = entities;
    }

    /** @param apart the column's values that stand apart */
    Difference fit(List<Double> apart) {
        Difference plain = new Difference(column, bounds, 0, false, Apart.NONE);
        double[] bound = plain.bounds(rest, false);
        List<String> all = new ArrayList<>(plain.needs());
        all.add(column.name());
        long step = TimeStep.of(rest, all);
        double origin = plain.onGrid(meanOfEnough(bound) / step) * step;
        boolean weekly = apart.isEmpty() && isWeekly(bound);
        Difference fitted = new Difference(column, bounds, origin, weekly, Apart.NONE);
        return apart.isEmpty() && bounds.stream().allMatch(one -> one.apart().isEmpty())
                ? fitted
                : new Difference(column, bounds, origin, weekly, apart(fitted, apart, step));
    }

    /** The mean of the bound over the rows that have one; 0 if so few entities have that it would tell of them. */
    private double meanOfEnough(double[] bound) {
        double[] present =
                Arrays.stream(bound).filter(value -> !Double.isNaN(value)).toArray();
        int[] bounded = Arrays.stream(bound)
                .mapToInt(value -> Double.isNaN(value) ? -1 : 0)
                .toArray();
        if (present.length == 0 || entities.holders(bounded, 1)[0] < enough) {
            return 0;
        }
        double sum = 0;
        for (double value : present) {
            sum += value;
        }
        return sum / present.length;
    }

    private Apart apart(Difference fitted, List<Double> values, long step) {
        double reach = step;
        for (double distance : Columns.numbers(fitted.simplify(rest), column.name())) {
            while (reach / 2 <= Math.abs(distance)) {
                reach *= 2;
            }
        }
        double[] numbers = Columns.numbers(rest, column.name());
        double first = fitted.onGrid(entities.end(numbers, 1, enough) / step) * step;
        double last = fitted.onGrid(entities.end(numbers, -1, enough) / step) * step;
        return Double.isNaN(first)
                ? new Apart(values, reach, Apart.NONE.first(), Apart.NONE.last())
                : new Apart(values, reach, first, last);
    }

    /** Whether a date favours days of the week that the days since its bound would not keep. */
    private boolean isWeekly(double[] bound) {
        if (column.kind() != ColumnKind.DATE && column.kind() != ColumnKind.DATE_TIME) {
            return false;
        }
        Weeks calendar = Weeks.of(column.kind());
        double[] numbers = Columns.numbers(rest, column.name());
        double[] since = new double[bound.length];
        Arrays.setAll(since, row -> numbers[row] - bound[row]);
        return calendar.areEnough(numbers)
                && calendar.passBetween(since)
                && Weeks.isUneven(calendar.days(numbers), Weeks.DAYS, entities);
    }
}
