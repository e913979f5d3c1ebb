package dev.synth.internal.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An interval of numbers with its quantile function, piecewise linear in rank: a position of −1 to 1 is linear in rank. A
 * value that enough rows hold is a flat piece, so that it comes back exactly and as often as it should; between flat
 * pieces each knot is a mean over several rows, so that none is one person's value.
 *
 * @param ranks 0 to 1, not descending, at least 2
 * @param values at these ranks, not descending
 * @param mass share of training rows inside
 */
public record Segment(double[] ranks, double[] values, double mass) {
    private static final int MOST_KNOTS = 17;
    /** A flat piece spans at least this share of the segment's rows. */
    private static final double LEAST_ATOM = 0.005;

    /**
     * Fits the quantile function to a slice of sorted values.
     *
     * @param sorted the values, ascending
     * @param spread the same, spread over the cells of their grid
     * @param safe whether enough entities hold the value at this place for it to be kept exactly
     * @param leastRows how many rows a flat piece needs, and how many each other knot is the mean of
     */
    static Segment fit(double[] sorted, double[] spread, boolean[] safe, int from, int to, int leastRows, double mass) {
        Fitting fitting = new Fitting(from, to);
        int begin = from;
        for (int i = from; i < to; ) {
            int end = i + 1;
            while (end < to && sorted[end] == sorted[i]) {
                end++;
            }
            if (safe[i] && end - i >= Math.max(leastRows, LEAST_ATOM * (to - from))) {
                fitting.gap(spread, begin, i, leastRows);
                fitting.atom(sorted[i], i, end);
                begin = end;
            }
            i = end;
        }
        fitting.gap(spread, begin, to, leastRows);
        return new Segment(fitting.ranks(), fitting.values(), mass);
    }

    /** Collects knots, piece by piece. */
    private static final class Fitting {
        private final int from;
        private final double count;
        private final List<double[]> knots = new ArrayList<>();

        Fitting(int from, int to) {
            this.from = from;
            this.count = to - from;
        }

        void atom(double value, int begin, int end) {
            add(begin, value);
            add(end, value);
        }

        /** Rows between flat pieces; too few of them fall to the flat piece before or after. */
        void gap(double[] spread, int begin, int end, int leastRows) {
            int rows = Math.min(leastRows, (int) count);
            if (end - begin < rows || end == begin) {
                return;
            }
            if (end - begin == rows) {
                around(spread, begin, end);
                return;
            }
            int pieces = Math.max(1, Math.min(MOST_KNOTS - 1, (end - begin) / rows));
            for (int knot = 0; knot <= pieces; knot++) {
                int centre = begin + (int) Math.round((double) knot * (end - begin - 1) / pieces);
                int first = Math.max(begin, Math.min(centre - rows / 2, end - rows));
                add(
                        begin + (double) knot * (end - begin) / pieces,
                        Arrays.stream(spread, first, first + rows).average().orElseThrow());
            }
        }

        /** One piece about a mean; half the mean deviation to either side never leaves the values. */
        private void around(double[] spread, int begin, int end) {
            double mean = Arrays.stream(spread, begin, end).average().orElseThrow();
            double deviation = Arrays.stream(spread, begin, end)
                    .map(value -> Math.abs(value - mean))
                    .average()
                    .orElseThrow();
            add(begin, mean - deviation / 2);
            add(end, mean + deviation / 2);
        }

        private void add(double row, double value) {
            double floor = knots.isEmpty() ? Double.NEGATIVE_INFINITY : knots.get(knots.size() - 1)[1];
            knots.add(new double[] {(row - from) / count, Math.max(floor, value)});
        }

        double[] ranks() {
            double[] ranks = knots.stream().mapToDouble(knot -> knot[0]).toArray();
            ranks[0] = 0;
            ranks[ranks.length - 1] = 1;
            return ranks;
        }

        double[] values() {
            return knots.stream().mapToDouble(knot -> knot[1]).toArray();
        }
    }

    double low() {
        return values[0];
    }

    double high() {
        return values[values.length - 1];
    }

    /** The values that are flat pieces: they come back exactly. */
    List<Double> atoms() {
        List<Double> atoms = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            boolean flat = values[i] == values[i - 1] && ranks[i] > ranks[i - 1];
            if (flat && (atoms.isEmpty() || atoms.get(atoms.size() - 1) != values[i])) {
                atoms.add(values[i]);
            }
        }
        return atoms;
    }

    /**
     * Where a value lies, −1 to 1 by rank; values outside lie at the end.
     *
     * @param spread the value spread over its grid cell, for values that are no flat piece
     * @param uniform 0 to 1, where on a flat piece
     */
    double position(double value, double spread, double uniform) {
        int low = Sorted.count(values, value, false);
        int high = Sorted.count(values, value, true);
        if (high - low >= 2) {
            return scaled(ranks[low] + uniform * (ranks[high - 1] - ranks[low]));
        }
        int upper = Sorted.count(values, spread, true);
        if (upper == 0) {
            return -1;
        }
        if (upper == values.length) {
            return 1;
        }
        double width = values[upper] - values[upper - 1];
        double within = (spread - values[upper - 1]) / width;
        return scaled(ranks[upper - 1] + within * (ranks[upper] - ranks[upper - 1]));
    }

    private static double scaled(double rank) {
        return 2 * rank - 1;
    }

    /** The value at a position. */
    double value(double position) {
        double rank = (Math.max(-1, Math.min(1, position)) + 1) / 2;
        int found = Arrays.binarySearch(ranks, rank);
        int upper = Math.max(1, Math.min(ranks.length - 1, found >= 0 ? found : -found - 1));
        double width = ranks[upper] - ranks[upper - 1];
        double within = width > 0 ? (rank - ranks[upper - 1]) / width : 0;
        return values[upper - 1] + within * (values[upper] - values[upper - 1]);
    }
}
