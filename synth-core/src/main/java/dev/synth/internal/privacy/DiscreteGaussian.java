package dev.synth.internal.privacy;

/**
 * The discrete Gaussian law on the whole numbers: x has a probability in proportion to exp(−x² / 2σ²).
 *
 * @param varianceNumerator σ² times {@link #DENOMINATOR}, so that σ² is a fraction and noise can be drawn exactly
 */
public record DiscreteGaussian(long varianceNumerator) {
    static final long DENOMINATOR = 16;
    private static final double REACH = 40;

    public DiscreteGaussian {
        if (varianceNumerator < 1) {
            throw new IllegalArgumentException("the variance's numerator (" + varianceNumerator + ") must be positive");
        }
    }

    /** The law whose variance is at least this one, and nearest to it. */
    public static DiscreteGaussian ofVariance(double variance) {
        return new DiscreteGaussian((long) Math.max(1, Math.ceil(variance * DENOMINATOR)));
    }

    /** σ², which the variance proper never exceeds. */
    public double variance() {
        return (double) varianceNumerator / DENOMINATOR;
    }

    double deviation() {
        return Math.sqrt(variance());
    }

    /** The least whole number that is reached or exceeded with at most this probability. */
    long quantile(double probability) {
        long most = (long) Math.ceil(REACH * deviation()) + 1;
        double[] tail = new double[(int) most + 1];
        double sum = 0;
        for (long x = most; x >= 0; x--) {
            sum += weight(x);
            tail[(int) x] = sum;
        }
        double all = 2 * sum - weight(0);
        for (int x = 0; x <= most; x++) {
            if (tail[x] / all <= probability) {
                return x;
            }
        }
        return most;
    }

    double weight(long x) {
        return Math.exp(-(double) x * x / (2 * variance()));
    }
}
