package dev.synth.eval.internal.leakage;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Do numbers or dates lie higher, or lower, in training than in the holdout? Mann–Whitney sums of all such columns, on one
 * row per unit, both ways, with labels dealt at random: sees a small shift of a whole column that the Kolmogorov–Smirnov
 * distance does not.
 */
final class RankDrift {
    private static final int MOST_UNITS = 20_000;

    /** Of more columns than a few hundred, fewer units are looked at, so that their ranks take some 100 MB at most. */
    private static final int MOST_NUMBERS = 5_000_000;

    private RankDrift() {}

    /** A p-value over all columns, valid for any sample size, and the column that drifts most. */
    record Result(double pValue, String column) {}

    static Result test(Evidence evidence, double level, SplittableRandom random) {
        Units units = evidence.units();
        int most = Math.min(MOST_UNITS, MOST_NUMBERS / Math.max(1, evidence.compared().length));
        int[] drawn = Sample.rows(units.count(), most, random);
        Arrays.sort(drawn);
        int training = (int) Arrays.stream(drawn).filter(units::isTraining).count();
        int[] rows = Arrays.stream(drawn).map(units::firstRow).toArray();
        UnitSets sums = new UnitSets(drawn.length, training);
        for (int column : evidence.compared()) {
            ColumnSchema schema = evidence.training().schema().column(column);
            if (schema.kind().isNumeric()) {
                NumericView numbers = evidence.allReal().numeric(column);
                int[] known = IntStream.range(0, rows.length)
                        .filter(unit -> !Double.isNaN(numbers.number(rows[unit])))
                        .toArray();
                double[] values = Arrays.stream(known)
                        .mapToDouble(unit -> numbers.number(rows[unit]))
                        .toArray();
                sums.addRanking(schema.name(), Ranking.of(known, values, random));
                sums.addRanking(schema.name(), Ranking.of(known, negative(values), random));
            }
        }
        return sums.isEmpty() ? new Result(1, "") : new Result(sums.pValue(level, random), sums.mostSurprising());
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
