package dev.synth.eval.internal.leakage;

/** Logarithms of factorials and binomial coefficients. */
final class LogFactorial {
    private static final double[] SMALL = new double[256];
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    static {
        for (int n = 2; n < SMALL.length; n++) {
            SMALL[n] = SMALL[n - 1] + Math.log(n);
        }
    }

    private LogFactorial() {}

    /** ln n!; Stirling's series beyond the table, where its error is below 1e-15. */
    static double of(int n) {
        if (n < SMALL.length) {
            return SMALL[n];
        }
        double inverse = 1.0 / n;
        return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + inverse / 12 - inverse * inverse * inverse / 360;
    }

    /** ln of the number of ways to choose k of n. */
    static double choose(int n, int k) {
        return of(n) - of(k) - of(n - k);
    }
}
