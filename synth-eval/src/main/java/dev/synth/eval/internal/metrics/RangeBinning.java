package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnKind;
import dev.synth.table.Table;
import dev.synth.table.WholeColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ranges between round numbers, over the bulk of T; the first and the last are open.
 *
 * <p>No range is held by some, but fewer entities of T than may be shown (where T has so many at all), and no edge is a value of T other than by being round,
 * so the labels disclose no extreme.
 *
 * @param edges the inner edges, ascending: bin {@code i} ends below edge {@code i}
 */
record RangeBinning(double[] edges, List<String> labels) implements Overlays.Binning {
    private static final int RANGES = 16;
    private static final double TAIL = 0.01;
    private static final MathContext LABEL_DIGITS = new MathContext(12);
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    private static final double MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    private static final double MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

    static RangeBinning fit(double[] training, Holders holders, ColumnKind kind) {
        int[] rows = IntStream.range(0, training.length)
                .filter(row -> !Double.isNaN(training[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> training[row] + 0.0)) // makes −0 and 0 the same
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(rows).mapToDouble(row -> training[row]).toArray();
        int tail = Math.max(holders.least(), (int) (TAIL * sorted.length));
        if (sorted.length <= 2 * tail) {
            return new RangeBinning(new double[0], List.of("all values"));
        }
        double low = sorted[tail];
        double high = sorted[sorted.length - 1 - tail];
        double[] edges = populated(sorted, rows, holders, grid(low, high, kind));
        return new RangeBinning(edges, labels(edges, kind));
    }

    @Override
    public int[] bins(Table table, int column) {
        return Arrays.stream(Numbers.of(table, column))
                .mapToInt(value -> Double.isNaN(value) ? -1 : binOf(value))
                .toArray();
    }

    private int binOf(double value) {
        int bin = 0;
        while (bin < edges.length && value >= edges[bin]) {
            bin++;
        }
        return bin;
    }

    /** Multiples of a round step between these numbers. */
    private static double[] grid(double low, double high, ColumnKind kind) {
        double unit = unit(low, high, kind);
        double width = high > low ? high / RANGES - low / RANGES : Math.max(Math.abs(low) / RANGES, unit);
        double step = roundStep(width / unit) * unit;
        step = kind.isWhole() ? Math.max(unit, step) : step;
        double first = Math.floor(low / step);
        double last = Math.ceil(high / step);
        List<Double> edges = new ArrayList<>();
        for (double i = first; i <= last && edges.size() <= 2 * RANGES; i++) {
            edges.add(i * step);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What round numbers are counted in: days of date-times, hours, minutes or seconds of times and durations. */
    private static double unit(double low, double high, ColumnKind kind) {
        return switch (kind) {
            case DATE_TIME -> MICROS_PER_DAY;
            case TIME, DURATION -> {
                double width = (high - low) / RANGES;
                yield width > MICROS_PER_HOUR / 2
                        ? MICROS_PER_HOUR
                        : width > MICROS_PER_MINUTE / 2 ? MICROS_PER_MINUTE : MICROS_PER_SECOND;
            }
            default -> 1;
        };
    }

    /** The least of 1, 2, 5, 10, 20, 50 … and their decimal fractions that is not below {@code width}. */
    private static double roundStep(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double digits = width / power;
        return power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    }

    /** Drops the edges that would leave a range to some, but too few holders. */
    private static double[] populated(double[] sorted, int[] rows, Holders holders, double[] edges) {
        List<Double> kept = new ArrayList<>();
        int from = 0;
        for (double edge : edges) {
            int to = from;
            while (to < sorted.length && sorted[to] < edge) {
                to++;
            }
            if (isShowable(holders, rows, from, to) && isShowable(holders, rows, to, rows.length)) {
                kept.add(edge);
                from = to;
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean isShowable(Holders holders, int[] rows, int from, int to) {
        return to == from || holders.areEnough(Arrays.copyOfRange(rows, from, to));
    }

    private static List<String> labels(double[] edges, ColumnKind kind) {
        if (edges.length == 0) {
            return List.of("all values");
        }
        List<String> labels = new ArrayList<>();
        labels.add("< " + text(edges[0], kind));
        for (int i = 1; i < edges.length; i++) {
            labels.add(text(edges[i - 1], kind) + " – " + text(edges[i], kind));
        }
        labels.add("≥ " + text(edges[edges.length - 1], kind));
        return List.copyOf(labels);
    }

    private static String text(double edge, ColumnKind kind) {
        return switch (kind) {
            case DATE -> LocalDate.ofEpochDay((long) edge).toString();
            case DATE_TIME -> WholeColumn.toDateTime((long) edge).toLocalDate().toString();
            case TIME -> edge < MICROS_PER_DAY ? WholeColumn.toTime((long) edge).toString() : "24:00";
            case DURATION -> WholeColumn.toDuration((long) edge).toString();
            default -> plain(edge);
        };
    }

    private static String plain(double edge) {
        BigDecimal rounded = new BigDecimal(edge).round(LABEL_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
