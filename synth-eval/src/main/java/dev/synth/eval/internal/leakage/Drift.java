package dev.synth.eval.internal.leakage;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Were training and holdout rows drawn from one population? Column by column, on one row per unit: numbers by the
 * Kolmogorov–Smirnov distance, levels and missing values by exact hypergeometric tests of each, all under Bonferroni's
 * correction. Holds its level for any sample size; blind to columns that drift only in how they depend on each other.
 */
final class Drift {
    /** Of the two-sample Dvoretzky–Kiefer–Wolfowitz inequality that holds from 4 rows up (Wei & Dudley 2012). */
    private static final double DKW = 2.16;

    private static final int FEWEST_ROWS = 10;

    private final Evidence evidence;
    private final int[] training;
    private final int[] holdout;
    private final List<Comparison> comparisons = new ArrayList<>();

    private record Comparison(String column, double pValue) {}

    /**
     * What was found.
     *
     * @param pValue smallest over all comparisons, corrected for their number
     * @param columns those that differ at the level, most significant first
     */
    record Result(double pValue, List<String> columns) {}

    private Drift(Evidence evidence) {
        this.evidence = evidence;
        Units units = evidence.units();
        int offset = evidence.training().rowCount();
        this.training =
                IntStream.range(0, units.training()).map(units::firstRow).toArray();
        this.holdout = IntStream.range(units.training(), units.count())
                .map(unit -> units.firstRow(unit) - offset)
                .toArray();
    }

    /** Needs a holdout. */
    static Result test(Evidence evidence, double level) {
        Drift drift = new Drift(evidence);
        for (int column : evidence.compared()) {
            drift.compare(column);
        }
        int count = drift.comparisons.size();
        double smallest =
                drift.comparisons.stream().mapToDouble(Comparison::pValue).min().orElse(1);
        List<String> columns = drift.comparisons.stream()
                .filter(comparison -> comparison.pValue() * count <= level)
                .sorted(Comparator.comparingDouble(Comparison::pValue))
                .map(Comparison::column)
                .distinct()
                .toList();
        return new Result(Math.min(1, smallest * count), columns);
    }

    private void compare(int column) {
        ColumnSchema schema = evidence.training().schema().column(column);
        Table other = evidence.holdout().orElseThrow();
        if (schema.kind().isNumeric()) {
            double[] t = present(evidence.training().numeric(column), training);
            double[] h = present(other.numeric(column), holdout);
            comparisons.add(new Comparison(schema.name(), kolmogorovSmirnov(t, h)));
            compareShares(schema.name(), training.length - t.length, holdout.length - h.length);
        } else {
            Map<Long, int[]> counts = new HashMap<>();
            long[] keys = Keys.of(List.of(evidence.training().column(column), other.column(column)));
            int offset = evidence.training().rowCount();
            Arrays.stream(training).forEach(row -> counts.computeIfAbsent(keys[row], key -> new int[2])[0]++);
            Arrays.stream(holdout).forEach(row -> counts.computeIfAbsent(keys[offset + row], key -> new int[2])[1]++);
            counts.values().forEach(count -> compareShares(schema.name(), count[0], count[1]));
        }
    }

    private static double[] present(NumericView column, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(column::number)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /** Whether a comparison counts depends on both tables together, so that leaving it out favours neither. */
    private void compareShares(String column, int inTraining, int inHoldout) {
        int all = training.length + holdout.length;
        int drawn = inTraining + inHoldout;
        if (drawn >= FEWEST_ROWS && drawn < all) {
            Hypergeometric chance = new Hypergeometric(all, training.length, drawn);
            double tail = Math.min(chance.atLeast(inTraining), chance.atMost(inTraining));
            comparisons.add(new Comparison(column, Math.min(1, 2 * tail)));
        }
    }

    /** An upper bound on the p-value; larger with ties. */
    static double kolmogorovSmirnov(double[] a, double[] b) {
        if (a.length == 0 || b.length == 0) {
            return 1;
        }
        double widest = 0;
        int j = 0;
        for (int i = 0; i < a.length; ) {
            double value = j < b.length ? Math.min(a[i], b[j]) : a[i];
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            widest = Math.max(widest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double effective = (double) a.length * b.length / (a.length + b.length);
        return Math.min(1, DKW * Math.exp(-2 * effective * widest * widest));
    }
}
