package dev.synth.eval.internal.leakage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An upper bound on the leaked units among those that synthetic rows point at most: the front of a ranking.
 *
 * <p>A short front is refuted by few holdout units but sees only leaks that come first; in a long one, chance hides a leak
 * of the margin. Taken is the longest front in which an honest generator passes with a wanted probability, and at
 * least one unit more than the margin allows, so that a leak above the margin can fill it. The choice depends on the sizes
 * of the tables alone.
 *
 * @param population N, units ranked
 * @param training n_T, training units among them
 * @param allowed the most leaked units that pass
 * @param size of the front
 * @param error the probability with which the bound may be too low
 * @param honest the wanted probability
 */
record FrontBound(int population, int training, int allowed, int size, double error, double honest) {
    private static final double MOST_HELD_OUT = 0.5;
    private static final double ROUNDING = 1e-9;

    /**
     * @param margin the largest share of leaked training units that passes
     * @param longest the largest size wanted
     */
    static FrontBound of(int population, int training, double margin, int longest, double error, double honest) {
        int allowed = (int) Math.floor(margin * training + ROUNDING);
        int shortest = Math.min(population, allowed + 1);
        int size = Math.max(shortest, Math.min(longest, population));
        FrontBound bound = new FrontBound(population, training, allowed, size, error, honest);
        while (bound.size > shortest && bound.honestPasses() < honest) {
            bound = new FrontBound(population, training, allowed, bound.size - 1, error, honest);
        }
        return bound;
    }

    /**
     * The bound, as a share of the training units. A front full of training units says nothing of the units behind it; then
     * the first front that is not full decides, of those twice, four times, eight times as long, which share the error.
     *
     * @param trainingHits how many of the first so many units are training units
     */
    double bound(IntUnaryOperator trainingHits) {
        return Math.min(1, (double) leakedAtMost(trainingHits) / Math.max(1, training));
    }

    private int leakedAtMost(IntUnaryOperator trainingHits) {
        int hits = trainingHits.applyAsInt(size);
        if (hits < size) {
            return chance().leakedAtMost(hits, error);
        }
        int[] longer = IntStream.iterate(2 * size, length -> length < population, length -> 2 * length)
                .toArray();
        for (int length : longer) {
            int found = trainingHits.applyAsInt(length);
            if (found < length) {
                Hypergeometric front = new Hypergeometric(population, training, length);
                return Math.max(size, front.leakedAtMost(found, error / longer.length));
            }
        }
        return training;
    }

    Hypergeometric chance() {
        return new Hypergeometric(population, training, size);
    }

    /** The probability that a random split puts the bound under the margin. */
    double honestPasses() {
        if (allowed >= training) {
            return 1;
        }
        int leaked = allowed + 1;
        Hypergeometric rest = new Hypergeometric(population - leaked, training - leaked, size - leaked);
        // The most training hits at which one leaked unit more than allowed is refuted.
        int hits = leaked - 1 + Hypergeometric.largest(rest.max() + 1, above -> rest.atMost(above - 1) < error);
        return chance().atMost(hits);
    }

    /**
     * How many units, training and holdout together, an honest generator needs to pass with a wanted probability: a
     * front of the margin and one unit more must not be all training units by chance.
     */
    static long unitsNeeded(double margin, double holdoutShare, double honest) {
        double front = Math.ceil(Math.log(1 - honest) / Math.log1p(-holdoutShare) - ROUNDING);
        return (long) Math.ceil((front - 1) / margin / (1 - holdoutShare) - ROUNDING);
    }

    /** What to do if the bound is wide because there are few units; empty if there are enough. */
    static Optional<List<String>> moreRows(Evidence evidence, FrontBound front, double margin, String what) {
        double holdout = 1 - (double) front.training / Math.max(1, front.population);
        if (holdout == 0 || front.honestPasses() >= front.honest) {
            return Optional.empty();
        }
        String rows = "Bring more rows: about " + Wording.number(unitsNeeded(margin, holdout, front.honest)) + " "
                + evidence.units().noun() + " (training and holdout together) are needed to bound " + what + " at "
                + Wording.percent(margin) + " with " + Wording.percent(holdout) + " held out.";
        boolean holdoutHelps = unitsNeeded(margin, MOST_HELD_OUT, front.honest) <= front.population;
        return Optional.of(
                holdoutHelps
                        ? List.of(rows, "Or hold out a larger share of the rows, up to one half.")
                        : List.of(rows));
    }
}
