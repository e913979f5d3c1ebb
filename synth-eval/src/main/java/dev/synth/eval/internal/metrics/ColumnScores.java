package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import java.util.HashSet;
import java.util.Set;

/** Scores of one column of two tables, each 0 to 1, 1 being best. */
final class ColumnScores {
    private ColumnScores() {}

    /**
     * One minus the two-sample Kolmogorov–Smirnov statistic of the values that are not missing (NaN).
     *
     * @return 1 if neither column has a value, 0 if one has none
     */
    static double kolmogorovSmirnov(double[] a, double[] b) {
        double[] x = Numbers.sorted(a);
        double[] y = Numbers.sorted(b);
        if (x.length == 0 || y.length == 0) {
            return x.length == y.length ? 1 : 0;
        }
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double value = Math.min(x[i], y[j]);
            while (i < x.length && x[i] == value) {
                i++;
            }
            while (j < y.length && y[j] == value) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return 1 - greatest;
    }

    /** One minus the difference of the missing shares. */
    static double missing(double shareA, double shareB) {
        return 1 - Math.abs(shareA - shareB);
    }

    /**
     * The share of the real column's range, least to greatest value, that the synthetic column spans.
     *
     * @return 1 if the real column has no value, 0 if the synthetic one alone has none; of a real column of one value,
     *     whether the synthetic range holds it
     */
    static double rangeCoverage(double[] real, double[] synthetic) {
        double[] x = Numbers.sorted(real);
        double[] y = Numbers.sorted(synthetic);
        if (x.length == 0 || y.length == 0) {
            return x.length == 0 ? 1 : 0;
        }
        double min = x[0];
        double max = x[x.length - 1];
        double reachedMin = y[0];
        double reachedMax = y[y.length - 1];
        if (min == max) {
            return reachedMin <= min && min <= reachedMax ? 1 : 0;
        }
        double half = max / 2 - min / 2; // halves, because the range itself can overflow
        double low = Math.max(0, (reachedMin / 2 - min / 2) / half);
        double high = Math.max(0, (max / 2 - reachedMax / 2) / half);
        return Math.max(0, 1 - low - high);
    }

    /** The share of the real column's levels that the synthetic column has; 1 if the real column has none. */
    static double levelCoverage(LevelColumn real, LevelColumn synthetic) {
        Set<String> levels = present(real);
        int all = levels.size();
        levels.retainAll(present(synthetic));
        return all == 0 ? 1 : (double) levels.size() / all;
    }

    private static Set<String> present(LevelColumn column) {
        Set<String> present = new HashSet<>();
        int[] counts = column.counts();
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] > 0) {
                present.add(column.levels().get(level));
            }
        }
        return present;
    }
}
