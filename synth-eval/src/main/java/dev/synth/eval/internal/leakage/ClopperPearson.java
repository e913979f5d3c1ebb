package dev.synth.eval.internal.leakage;

import smile.math.special.Beta;

/** Exact one-sided bounds on a binomial probability (Clopper & Pearson 1934). */
public final class ClopperPearson {
    private static final int HALVINGS = 60;

    private ClopperPearson() {}

    /**
     * The probability at which {@code hits} or more of {@code trials} happen with probability {@code error}: smaller ones
     * are refuted.
     */
    public static double lower(int hits, int trials, double error) {
        // P(Bin(n, p) ≥ x) = I_p(x, n − x + 1)
        return hits == 0 ? 0 : solve(hits, trials - hits + 1.0, error);
    }

    /** The probability at which {@code hits} or fewer of {@code trials} happen with probability {@code error}. */
    public static double upper(int hits, int trials, double error) {
        return hits >= trials ? 1 : solve(hits + 1.0, trials - hits, 1 - error);
    }

    private static double solve(double a, double b, double level) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Beta.regularizedIncompleteBetaFunction(a, b, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
