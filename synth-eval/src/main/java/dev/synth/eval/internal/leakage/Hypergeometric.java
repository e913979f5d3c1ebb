package dev.synth.eval.internal.leakage;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * How many of {@code drawn} records, drawn at random from {@code population}, are among its {@code marked} ones.
 *
 * <p>The gate's null distribution: if the split into training and holdout rows was random and the synthetic rows do not
 * depend on it, any set of {@code drawn} records holds training records in just this number.
 */
record Hypergeometric(int population, int marked, int drawn) {
    /** A tail is summed up until its terms no longer change it. */
    private static final double NEGLIGIBLE = 1e-17;

    Hypergeometric {
        if (marked < 0 || drawn < 0 || marked > population || drawn > population) {
            throw new IllegalArgumentException("marked (" + marked + ") and drawn (" + drawn
                    + ") must be between 0 and the population (" + population + ").");
        }
    }

    int min() {
        return Math.max(0, drawn + marked - population);
    }

    int max() {
        return Math.min(drawn, marked);
    }

    double mean() {
        return population == 0 ? 0 : (double) drawn * marked / population;
    }

    double standardDeviation() {
        if (population < 2) {
            return 0;
        }
        double share = (double) marked / population;
        return Math.sqrt(drawn * share * (1 - share) * (population - drawn) / (population - 1));
    }

    double probability(int hits) {
        if (hits < min() || hits > max()) {
            return 0;
        }
        return Math.exp(LogFactorial.choose(marked, hits)
                + LogFactorial.choose(population - marked, drawn - hits)
                - LogFactorial.choose(population, drawn));
    }

    /** P(X = hits + 1), given P(X = hits). */
    double next(int hits, double probability) {
        return probability
                * ((double) (marked - hits) * (drawn - hits))
                / ((hits + 1.0) * (population - marked - drawn + hits + 1.0));
    }

    /** How many of those drawn are marked if so many marked ones are drawn first, and chance draws the rest; rounded down. */
    int hitsIfFirst(int leaked) {
        int first = Math.min(leaked, drawn);
        double share = population == leaked ? 0 : (double) (marked - leaked) / (population - leaked);
        return first + (int) Math.floor((drawn - first) * share);
    }

    /** P(X ≥ hits). */
    double atLeast(int hits) {
        if (hits <= min()) {
            return 1;
        }
        return hits > mean() ? sumUp(hits) : Math.max(0, 1 - sumDown(hits - 1));
    }

    /** P(X ≤ hits). */
    double atMost(int hits) {
        if (hits >= max()) {
            return 1;
        }
        return hits < mean() ? sumDown(hits) : Math.max(0, 1 - sumUp(hits + 1));
    }

    private double sumUp(int from) {
        double term = probability(from);
        double sum = term;
        for (int x = from; x < max() && term > sum * NEGLIGIBLE; x++) {
            term = next(x, term);
            sum += term;
        }
        return Math.min(1, sum);
    }

    private double sumDown(int from) {
        double term = probability(from);
        double sum = term;
        for (int x = from; x > min() && term > sum * NEGLIGIBLE; x--) {
            term *= x * (double) (population - marked - drawn + x) / ((marked - x + 1.0) * (drawn - x + 1.0));
            sum += term;
        }
        return Math.min(1, sum);
    }

    /**
     * Upper bound on how many of the training records hit were leaked, the rest being hit by chance: the largest L such
     * that P(Hyp(N − L, n_T − L, K − L) ≤ a − L) ≥ error. It falls as the holdout is hit more often.
     *
     * @param trainingHits a, how many of the {@code drawn} records hit are training records ({@code marked})
     * @param error the probability with which the bound may be too low
     */
    int leakedAtMost(int trainingHits, double error) {
        return largest(trainingHits, leaked -> {
            Hypergeometric chance = new Hypergeometric(population - leaked, marked - leaked, drawn - leaked);
            return chance.atMost(trainingHits - leaked) >= error;
        });
    }

    /**
     * The least number of leaked training records that is significant while no holdout record is hit.
     *
     * @return empty if not even all training records would be
     */
    static OptionalInt leastVisible(int population, int training, double level) {
        int invisible = largest(
                training,
                hits -> LogFactorial.choose(training, hits) - LogFactorial.choose(population, hits) > Math.log(level));
        return invisible == training ? OptionalInt.empty() : OptionalInt.of(invisible + 1);
    }

    /** The largest number from 0 to {@code max} that satisfies a condition which, once broken, stays so; 0 if none. */
    static int largest(int max, IntPredicate condition) {
        int low = 0;
        int high = max;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (condition.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
