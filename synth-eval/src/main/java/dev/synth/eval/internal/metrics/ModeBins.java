package dev.synth.eval.internal.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Up to a given number of ranges of a numeric column, each of about equally many rows; a value that alone holds as many is
 * a range of its own. So neither a long tail nor a point mass hides the rest, as it does in bins of equal width.
 *
 * @param last the greatest value of each range but the last, ascending
 * @param upTo the share of the rows below the end of each range, ascending to 1
 * @param points for each range, whether it is a single value
 */
record ModeBins(double[] last, double[] upTo, boolean[] points) {
    /** The ranges of these values, NaN standing for a missing one; a single range if there are none. */
    static ModeBins fit(double[] values, int count) {
        double[] sorted = Numbers.sorted(values);
        List<Integer> ends = ends(sorted, count);
        int ranges = ends.size();
        double[] last = new double[Math.max(0, ranges - 1)];
        double[] upTo = new double[ranges];
        boolean[] points = new boolean[ranges];
        int from = 0;
        for (int i = 0; i < ranges; i++) {
            int to = ends.get(i);
            upTo[i] = (double) to / Math.max(1, sorted.length);
            points[i] = to > from && sorted[from] == sorted[to - 1];
            if (i < last.length) {
                last[i] = sorted[to - 1];
            }
            from = to;
        }
        return new ModeBins(last, upTo, points);
    }

    /** Where each range ends, as a number of sorted values. */
    private static List<Integer> ends(double[] sorted, int count) {
        List<Integer> ends = new ArrayList<>();
        int from = 0;
        int row = 0;
        while (row < sorted.length) {
            int next = row;
            while (next < sorted.length && sorted[next] == sorted[row]) {
                next++;
            }
            int rangesLeft = count - ends.size();
            double fair = (double) (sorted.length - from) / Math.max(1, rangesLeft);
            if (row > from && next - row >= fair && rangesLeft > 1) {
                ends.add(row);
                from = row;
                rangesLeft--;
            }
            if (next - from >= fair && rangesLeft > 1) {
                ends.add(next);
                from = next;
            }
            row = next;
        }
        if (from < sorted.length || ends.isEmpty()) {
            ends.add(sorted.length);
        }
        return ends;
    }

    int count() {
        return upTo.length;
    }

    /** The range of a value; values outside T's belong to the end ranges. */
    int of(double value) {
        int range = 0;
        while (range < last.length && value > last[range]) {
            range++;
        }
        return range;
    }
}
