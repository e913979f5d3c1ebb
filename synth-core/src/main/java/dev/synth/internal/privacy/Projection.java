package dev.synth.internal.privacy;

import java.util.Arrays;

/** Makes noisy counts possible again. */
final class Projection {
    /** How many standard deviations a sum may lie below the number of rows before values are taken to be unlisted. */
    private static final double DOUBT = 3;

    private Projection() {}

    /**
     * The nearest counts that are not negative and add up to the number of rows or, where the sum is clearly below it, to
     * that sum (Michelot 1986).
     *
     * @param rows the number of rows, noisy itself
     */
    static double[] of(Curator.Noisy noisy, double rows) {
        double sum = Arrays.stream(noisy.counts()).sum();
        double doubt = DOUBT * noisy.deviation() * Math.sqrt(noisy.counts().length);
        return onto(noisy.counts(), sum < rows - doubt ? Math.max(1, sum) : rows);
    }

    static double[] onto(double[] counts, double total) {
        double[] sorted = counts.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double cut = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            sum += sorted[i];
            double candidate = (sum - total) / (sorted.length - i);
            if (sorted[i] <= candidate) {
                break;
            }
            cut = candidate;
        }
        double[] projected = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            projected[i] = Math.max(0, counts[i] - cut);
        }
        return projected;
    }
}
