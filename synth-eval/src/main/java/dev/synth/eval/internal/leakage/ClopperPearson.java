package dev.synth.eval.internal.leakage;

/** Exact one-sided bounds on a binomial probability (Clopper & Pearson 1934). */
public final class ClopperPearson {
    private static final int HALVINGS = 60;

    /** A tail is summed up until its terms no longer change it. */
    private static final double NEGLIGIBLE = 1e-17;

    private ClopperPearson() {}

    /**
     * The probability at which {@code hits} or more of {@code trials} happen with probability {@code error}: smaller ones
     * are refuted.
     */
    public static double lower(int hits, int trials, double error) {
        return hits == 0 ? 0 : solve(hits, trials, error);
    }

    /** The probability at which {@code hits} or fewer of {@code trials} happen with probability {@code error}. */
    public static double upper(int hits, int trials, double error) {
        return hits >= trials ? 1 : solve(hits + 1, trials, 1 - error);
    }

    /** The probability at which so many hits or more happen with probability {@code level}. */
    private static double solve(int hits, int trials, double level) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atLeast(hits, trials, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(Bin(trials, p) ≥ hits), hits being 1 or more: summed from its largest term outwards, a few deviations far. */
    private static double atLeast(int hits, int trials, double p) {
        double odds = p / (1 - p);
        double sum = 0;
        if (hits > trials * p) {
            double term = probability(hits, trials, p);
            for (int x = hits; x <= trials && term > sum * NEGLIGIBLE; x++) {
                sum += term;
                term *= (trials - x) / (x + 1.0) * odds;
            }
            return sum;
        }
        double term = probability(hits - 1, trials, p);
        for (int x = hits - 1; x >= 0 && term > sum * NEGLIGIBLE; x--) {
            sum += term;
            term *= x / (trials - x + 1.0) / odds;
        }
        return Math.max(0, 1 - sum);
    }

    private static double probability(int hits, int trials, double p) {
        return Math.exp(LogFactorial.choose(trials, hits) + hits * Math.log(p) + (trials - hits) * Math.log1p(-p));
    }
}
