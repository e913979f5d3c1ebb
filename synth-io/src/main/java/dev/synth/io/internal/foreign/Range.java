package dev.synth.io.internal.foreign;

import dev.synth.table.NumericView;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The least and the greatest value of a numeric column; empty, least above greatest, if it has none. */
record Range(double least, double greatest) {
    private static final double MOST = 0.9;
    private static final double FEW = 0.1;

    static Range of(NumericView column, int rows) {
        double[] values = IntStream.range(0, rows)
                .mapToDouble(column::number)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return new Range(
                Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY),
                Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY));
    }

    /** Whether most of the first values lie in the range and few of the second do. */
    boolean prefers(double[] first, double[] second) {
        return share(first) >= MOST && share(second) <= FEW;
    }

    private double share(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .mapToInt(value -> value >= least && value <= greatest ? 1 : 0)
                .average()
                .orElse(0);
    }
}
