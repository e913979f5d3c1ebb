package dev.synth.eval.internal.metrics;

/**
 * Ten bins of equal width between a column's least and greatest value, each closed below, the last closed above too.
 *
 * <p>Values outside go into the end bins. A column of one value has that value in a middle bin of its own.
 */
final class NumberBins {
    static final int COUNT = 10;

    private final double[] edges;

    private NumberBins(double[] edges) {
        this.edges = edges;
    }

    static NumberBins fit(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        double[] edges = new double[COUNT + 1];
        double step = (max - min) / COUNT;
        for (int i = 0; i <= COUNT; i++) {
            edges[i] = min + i * step;
        }
        edges[COUNT] = max;
        return new NumberBins(edges);
    }

    /** The bin of a value, 0 to {@link #COUNT} − 1. */
    int of(double value) {
        double min = edges[0];
        double max = edges[COUNT];
        if (!(max > min)) {
            return value < min ? 0 : value > max ? COUNT - 1 : COUNT / 2;
        }
        int bin = 0;
        while (bin < COUNT - 1 && value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
