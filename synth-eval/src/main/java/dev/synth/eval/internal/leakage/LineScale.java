package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * Whole-number positions of a numeric column's values, such that {@code min(|a − b|, step)} between positions is
 * {@code step} times their Gower distance {@code min(|x − y| / range, 1)}, up to rounding of one position.
 *
 * <p>The range is that of the middle 98 % of the real values, or of all of them if those coincide. Farther than one range
 * is all the same to the distance, so gaps between real values are cut to two ranges: room for a synthetic value that is
 * far from both sides, and positions stay small whatever the outliers.
 */
final class LineScale {
    /** Differs from any position by more than a step, and not from itself. */
    static final int MISSING = -(1 << 30);

    private static final double TAIL = 0.01;
    private static final int WIDEST_GAP = 2;

    private final int step;
    private final double range;
    private final double[] values;
    private final double[] positions;

    /** @param real the real values; NaN if missing */
    LineScale(double[] real, int step) {
        this.step = step;
        double[] sorted = Arrays.stream(real)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        this.range = range(sorted);
        this.values = Arrays.stream(sorted).distinct().toArray();
        this.positions = new double[values.length];
        for (int i = 1; i < values.length; i++) {
            positions[i] = positions[i - 1] + Math.min((values[i] - values[i - 1]) / range, WIDEST_GAP);
        }
    }

    private static double range(double[] sorted) {
        if (sorted.length == 0) {
            return 1;
        }
        int last = sorted.length - 1;
        double middle = sorted[last - (int) (TAIL * last)] - sorted[(int) (TAIL * last)];
        double all = sorted[last] - sorted[0];
        return middle > 0 ? middle : all > 0 ? all : Double.MIN_NORMAL;
    }

    int position(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        return (int) Math.round(step * (WIDEST_GAP + place(value)));
    }

    private double place(double value) {
        int found = Arrays.binarySearch(values, value);
        if (found >= 0) {
            return positions[found];
        }
        int upper = -found - 1;
        if (values.length == 0) {
            return 0;
        }
        if (upper == values.length) {
            return positions[upper - 1] + Math.min((value - values[upper - 1]) / range, 1);
        }
        double below = Math.min((values[upper] - value) / range, 1);
        if (upper == 0) {
            return -below;
        }
        double above = Math.min((value - values[upper - 1]) / range, 1);
        return below < 1 ? positions[upper] - below : positions[upper - 1] + above;
    }
}
