package dev.synth.benchmarks.fidelity;

import java.util.Arrays;
import java.util.Collection;

/** Median, least and greatest of some numbers. */
record Spread(double median, double least, double greatest) {

    /**
     * The spread of these numbers; of an even number of them the median is the mean of the middle two.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Spread of(Collection<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("There is no median of no numbers.");
        }
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }
}
