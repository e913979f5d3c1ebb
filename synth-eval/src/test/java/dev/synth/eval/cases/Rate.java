package dev.synth.eval.cases;

import java.util.Locale;
import smile.math.special.Beta;

/** How often something happened in independent trials, with Clopper and Pearson's (1934) exact bounds. */
record Rate(int hits, int trials) {
    private static final double MISSED = 0.05;

    /** The lower 95 % bound (one-sided) of the probability, 0 to 1. */
    double lower() {
        return hits == 0 ? 0 : Beta.inverseRegularizedIncompleteBetaFunction(hits, trials - hits + 1.0, MISSED);
    }

    /** The upper 95 % bound (one-sided) of the probability, 0 to 1. */
    double upper() {
        return hits == trials
                ? 1
                : Beta.inverseRegularizedIncompleteBetaFunction(hits + 1.0, trials - hits, 1 - MISSED);
    }

    double share() {
        return (double) hits / trials;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s–%s)", percent(share()), percent(lower()), percent(upper()));
    }

    private static String percent(double share) {
        return share > 0 && share < 0.1 || share > 0.9 && share < 1
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
                : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
