package dev.synth.internal.encode;

import java.util.Arrays;

/**
 * An interval of numbers with the quantiles of the values in it, so that position −1 to 1 is linear in rank.
 *
 * @param knots values at equal steps of rank, not descending, at least 2; each is a mean over several rows
 * @param mass share of training rows inside
 */
public record Segment(double[] knots, double mass) {
    private static final int MAX_KNOTS = 17;

    /**
     * Fits the knots to the sorted values {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param rows how many neighbouring values each knot is the mean of, so that none is one person's value
     */
    static Segment fit(double[] sorted, int from, int to, int rows, double mass) {
        int count = to - from;
        int knotCount = Math.max(2, Math.min(MAX_KNOTS, count / rows + 1));
        double[] knots = new double[knotCount];
        for (int knot = 0; knot < knotCount; knot++) {
            int centre = from + (int) Math.round((double) knot * (count - 1) / (knotCount - 1));
            int first = Math.max(from, Math.min(centre - rows / 2, to - rows));
            int last = Math.min(to, first + rows);
            knots[knot] = Arrays.stream(sorted, first, last).average().orElseThrow();
        }
        return new Segment(knots, mass);
    }

    double low() {
        return knots[0];
    }

    double high() {
        return knots[knots.length - 1];
    }

    /** Where a value lies, −1 to 1 by rank; values outside lie at the end. */
    double position(double value) {
        int last = knots.length - 1;
        if (value <= knots[0]) {
            return -1;
        }
        if (value >= knots[last]) {
            return 1;
        }
        int found = Arrays.binarySearch(knots, value);
        int upper = found >= 0 ? found : -found - 1;
        double width = knots[upper] - knots[upper - 1];
        double within = width > 0 ? (value - knots[upper - 1]) / width : 0.5;
        return 2 * (upper - 1 + within) / last - 1;
    }

    /** The value at a position. */
    double value(double position) {
        int last = knots.length - 1;
        double rank = (Math.max(-1, Math.min(1, position)) + 1) / 2 * last;
        int lower = Math.min(last - 1, (int) rank);
        return knots[lower] + (rank - lower) * (knots[lower + 1] - knots[lower]);
    }
}
