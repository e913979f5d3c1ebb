package dev.synth.eval.cases;

/**
 * What theory allows. Let S name a set of {@code leaked} units, all of T, to someone who knows the generator's secret. If
 * membership is independent of S, the set lies in T with probability p = C(N − L, n_T − L) / C(N, n_T); with the leak, it
 * lies there for certain. By Neyman and Pearson's lemma no test of level α that holds for every population rejects more
 * often than min(1, α / p), and one that draws no lots rejects only if p ≤ α. Chance hits and noise make it harder.
 */
record BestTest(int training, int holdout, int leaked) {
    /** The probability that chance puts all leaked units into T. */
    double chance() {
        double p = 1;
        for (int unit = 0; unit < leaked; unit++) {
            p *= (double) (training - unit) / (training + holdout - unit);
        }
        return p;
    }

    /** The largest power of any test of this level, lots included. */
    double power(double level) {
        return Math.min(1, level / chance());
    }

    /** The least number of leaked units at which a test of this level that draws no lots can reject. */
    int needed(double level) {
        int needed = 1;
        while (needed < training && new BestTest(training, holdout, needed).chance() > level) {
            needed++;
        }
        return needed;
    }
}
