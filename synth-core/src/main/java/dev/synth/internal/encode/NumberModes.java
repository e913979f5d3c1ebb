package dev.synth.internal.encode;

import dev.synth.internal.split.Entities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Finds the modes of a column of numbers. */
final class NumberModes {
    /** A column of no more distinct values is all point masses. */
    private static final int FEW_VALUES = 50;
    /** A point mass holds at least this share of the rows … */
    private static final double POINT_SHARE = 0.01;
    /** … and so many times what the distinct values around it hold on average. */
    private static final double POINT_CONTRAST = 3;

    private static final int NEIGHBOURS = 5;
    /** Intervals a column is cut into, and cells that each interval is cut into. */
    private static final int MOST_SEGMENTS = 16;

    private static final int MOST_CELLS = 12;
    /** Rows that a segment, and a cell, holds at least. */
    private static final int SEGMENT_ROWS = 40;

    private static final int CELL_ROWS = 20;
    /** A remainder of fewer rows than this share is given to the nearest points. */
    private static final double LEAST_REMAINDER = 0.002;

    private final int leastRows;
    private final Entities entities;
    private final SplittableRandom random;

    NumberModes(int leastRows, Entities entities, SplittableRandom random) {
        this.leastRows = leastRows;
        this.entities = entities;
        this.random = random;
    }

    /**
     * Fits a coder to these numbers, NaN being missing; where too few are present, all are taken as missing.
     *
     * @param grid the step between neighbouring values, 0 if they lie on none
     */
    NumberCoder fit(double[] numbers, double grid) {
        double[] sorted = Arrays.stream(numbers)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int[] present = Arrays.stream(numbers)
                .mapToInt(value -> Double.isNaN(value) ? -1 : 0)
                .toArray();
        if (entities.holders(present, 1)[0] < leastRows) {
            return new NumberCoder(List.of(), 0, new double[0], true, 0, new double[] {1});
        }
        int missing = numbers.length - sorted.length;
        int[] absent = Arrays.stream(present).map(value -> -1 - value).toArray();
        boolean hasMissing = entities.holders(absent, 1)[0] >= leastRows;
        double rows = sorted.length + (hasMissing ? missing : 0);
        double[] points = heldByEnoughOf(points(sorted), numbers);
        double[] rest = Arrays.stream(sorted)
                .filter(value -> Arrays.binarySearch(points, value) < 0)
                .toArray();
        int safeRows = safeRows(present);
        List<Segment> segments = new ArrayList<>();
        if (points.length == 0 || rest.length >= Math.max(2 * safeRows, LEAST_REMAINDER * rows)) {
            segments = segments(rest, numbers, grid, rows, safeRows);
        }
        double[] frequencies = new double[segments.size() + points.length + (hasMissing ? 1 : 0)];
        for (int s = 0; s < segments.size(); s++) {
            frequencies[s] = segments.get(s).mass();
        }
        for (int p = 0; p < points.length; p++) {
            frequencies[segments.size() + p] = count(sorted, points[p]) / rows;
        }
        if (hasMissing) {
            frequencies[frequencies.length - 1] = missing / rows;
        }
        normalise(frequencies);
        int cells = segments.isEmpty() ? 0 : between(2, rest.length / segments.size() / CELL_ROWS, MOST_CELLS);
        return new NumberCoder(List.copyOf(segments), cells, points, hasMissing, grid, frequencies);
    }

    private double[] points(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] counts =
                Arrays.stream(distinct).map(value -> count(sorted, value)).toArray();
        boolean few = distinct.length <= FEW_VALUES;
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < distinct.length; i++) {
            boolean enough = counts[i] >= leastRows;
            if (enough && (few || counts[i] >= POINT_SHARE * sorted.length && standsOut(counts, i))) {
                points.add(distinct[i]);
            }
        }
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** So many rows are those of enough entities, whichever of the present rows they are. */
    private int safeRows(int[] present) {
        int[] rowsOf = new int[entities.count()];
        for (int row = 0; row < present.length; row++) {
            rowsOf[entities.numbers()[row]] += present[row] + 1;
        }
        Arrays.sort(rowsOf);
        return 1
                + Arrays.stream(rowsOf, Math.max(0, rowsOf.length - leastRows + 1), rowsOf.length)
                        .sum();
    }

    /** The points that enough entities hold. */
    private double[] heldByEnoughOf(double[] points, double[] numbers) {
        int[] values = Arrays.stream(numbers)
                .mapToInt(number -> Math.max(-1, Arrays.binarySearch(points, number)))
                .toArray();
        int[] holders = entities.holders(values, points.length);
        return IntStream.range(0, points.length)
                .filter(point -> holders[point] >= leastRows)
                .mapToDouble(point -> points[point])
                .toArray();
    }

    private static boolean standsOut(double[] counts, int at) {
        double around = 0;
        int number = 0;
        for (int i = Math.max(0, at - NEIGHBOURS); i <= Math.min(counts.length - 1, at + NEIGHBOURS); i++) {
            if (i != at) {
                around += counts[i];
                number++;
            }
        }
        return counts[at] * number >= POINT_CONTRAST * around;
    }

    private static double count(double[] sorted, double value) {
        return Sorted.count(sorted, value, true) - Sorted.count(sorted, value, false);
    }

    /** Cuts values, {@code safeRows} of them or more, at quantiles, never inside a value. */
    private List<Segment> segments(double[] values, double[] numbers, double grid, double rows, int safeRows) {
        double[] spread = Arrays.stream(values)
                .map(value -> value + grid * (random.nextDouble() - 0.5))
                .sorted()
                .toArray();
        boolean[] safe = heldByEnough(values, numbers);
        int count = between(1, values.length / Math.max(SEGMENT_ROWS, 4 * safeRows), MOST_SEGMENTS);
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int s = 1; s <= count; s++) {
            int to = s == count ? values.length : cut(values, (int) ((long) values.length * s / count));
            if (to - from >= safeRows && (s == count || values.length - to >= safeRows)) {
                segments.add(Segment.fit(values, spread, safe, from, to, safeRows, (to - from) / rows));
                from = to;
            }
        }
        return segments;
    }

    /** The nearest place at or after {@code wanted} where the value changes. */
    private static int cut(double[] sorted, int wanted) {
        int cut = wanted;
        while (cut > 0 && cut < sorted.length && sorted[cut] == sorted[cut - 1]) {
            cut++;
        }
        return cut;
    }

    private static int between(int least, int value, int most) {
        return Math.max(least, Math.min(most, value));
    }

    /** For each sorted value, whether enough entities hold it. */
    private boolean[] heldByEnough(double[] sorted, double[] numbers) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] held =
                distinct.length == sorted.length && leastRows > 1 ? new double[0] : heldByEnoughOf(distinct, numbers);
        boolean[] safe = new boolean[sorted.length];
        for (int i = 0; i < safe.length; i++) {
            safe[i] = Arrays.binarySearch(held, sorted[i]) >= 0;
        }
        return safe;
    }

    private static void normalise(double[] frequencies) {
        double total = Arrays.stream(frequencies).sum();
        for (int mode = 0; mode < frequencies.length; mode++) {
            frequencies[mode] /= total;
        }
    }
}
