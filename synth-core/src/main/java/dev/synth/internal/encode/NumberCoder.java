package dev.synth.internal.encode;

import dev.synth.internal.rules.Literals;
import dev.synth.table.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Modes of a column of numbers: intervals of about equal rank, single values that many rows hold (point masses), and
 * missing. Intervals come first, then points, then missing.
 *
 * @param segmentList the intervals, ascending
 * @param cells how many cells of equal rank an interval is cut into, 0 if there is no interval
 * @param points the point masses, ascending
 * @param hasMissing whether the last mode stands for missing
 * @param grid the step between neighbouring values, 0 if they lie on none
 * @param frequencies share of training rows in each mode
 */
public record NumberCoder(
        List<Segment> segmentList, int cells, double[] points, boolean hasMissing, double grid, double[] frequencies)
        implements ValueCoder {

    @Override
    public int modes() {
        return frequencies.length;
    }

    @Override
    public int segments() {
        return segmentList.size();
    }

    @Override
    public double[][] ranks() {
        int valued = segments() + points.length;
        Integer[] order = new Integer[valued];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(centre(a), centre(b)));
        double present = Math.max(Double.MIN_NORMAL, 1 - (hasMissing ? frequencies[valued] : 0));
        double[][] ranks = new double[2][modes()];
        double below = 0;
        for (int mode : order) {
            double mass = frequencies[mode] / present;
            ranks[0][mode] = 2 * (below + mass / 2) - 1;
            ranks[1][mode] = mode < segments() ? mass : 0;
            below += mass;
        }
        return ranks;
    }

    private double centre(int mode) {
        return mode < segments() ? segmentList.get(mode).value(0) : points[mode - segments()];
    }

    @Override
    public Codes encode(double[] numbers, SplittableRandom random) {
        int[] codes = new int[numbers.length];
        float[] positions = new float[segments() > 0 ? numbers.length : 0];
        for (int row = 0; row < numbers.length; row++) {
            double value = numbers[row];
            if (Double.isNaN(value)) {
                codes[row] = hasMissing ? modes() - 1 : ModeCoder.draw(frequencies, random.nextDouble());
                continue;
            }
            int point = Arrays.binarySearch(points, value);
            if (point >= 0) {
                codes[row] = segments() + point;
            } else if (segments() == 0) {
                codes[row] = nearestPoint(-point - 1, value);
            } else {
                codes[row] = segmentOf(value);
                double spread = value + grid * (random.nextDouble() - 0.5);
                positions[row] = (float) segmentList.get(codes[row]).position(value, spread, random.nextDouble());
            }
        }
        return new Codes(codes, positions);
    }

    private int nearestPoint(int insertion, double value) {
        if (insertion == 0 || insertion == points.length) {
            return insertion == 0 ? 0 : points.length - 1;
        }
        return value - points[insertion - 1] <= points[insertion] - value ? insertion - 1 : insertion;
    }

    private int segmentOf(double value) {
        int low = 0;
        int high = segments() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double boundary = (segmentList.get(middle).high()
                            + segmentList.get(middle + 1).low())
                    / 2;
            if (value <= boundary) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public double[] span(int mode, double from, double to) {
        return new double[] {decode(mode, from), decode(mode, to)};
    }

    @Override
    public double decode(int mode, double position) {
        if (mode >= segments()) {
            int point = mode - segments();
            return point < points.length ? points[point] : Double.NaN;
        }
        double value = segmentList.get(mode).value(position);
        if (grid == 0) {
            return value;
        }
        // Adding zero turns -0.0 into 0.0.
        double step = Math.rint(value / grid) + 0.0;
        // Decimal grids: dividing by a whole power of ten keeps 0.3 from becoming 0.30000000000000004.
        double inverse = Math.rint(1 / grid);
        return grid < 1 && Math.abs(inverse * grid - 1) < 1e-9 ? step / inverse : step * grid;
    }

    @Override
    public List<String> literals(ColumnKind kind) {
        List<Double> values = new ArrayList<>();
        Arrays.stream(points).forEach(values::add);
        segmentList.forEach(segment -> values.addAll(segment.atoms()));
        List<String> literals = new ArrayList<>();
        values.stream().sorted().distinct().forEach(value -> literals.add(Literals.of(value, kind)));
        return literals;
    }
}
