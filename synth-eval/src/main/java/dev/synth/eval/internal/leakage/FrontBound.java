package dev.synth.eval.internal.leakage;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An upper bound on the leaked units among those that synthetic rows point at most: the front of a ranking.
 *
 * <p>A short front is refuted by few holdout units but sees only leaks that come first; in a long one, chance hides a leak
 * of the margin. Taken is the longest front in which an honest generator passes with a wanted probability, and at least
 * as many units more than the margin allows as attempts were made, so that a leak above the margin can fill it. In the
 * least front of m + 1 units one holdout unit refutes such a leak whatever the error is, and among small tables luck brings
 * one soon; each attempt more lengthens it by one unit, and so asks for about one holdout unit more. The choice depends on
 * the sizes of the tables and the attempt alone.
 *
 * @param population N, units ranked
 * @param training n_T, training units among them
 * @param size of the front
 */
record FrontBound(int population, int training, int size, Demand demand) {
    private static final double MOST_HELD_OUT = 0.5;
    private static final double ROUNDING = 1e-9;
    private static final int MOST_ALLOWED = 1_000_000;

    /**
     * What is asked of a bound.
     *
     * @param margin the largest share of leaked training units that passes
     * @param error the probability with which the bound may be too low
     * @param honest the probability with which an honest generator is to pass
     * @param attempt 1 for the first
     */
    record Demand(double margin, double error, double honest, int attempt) {
        static Demand of(Evidence evidence, double margin, double honest) {
            return new Demand(margin, evidence.policy().boundError(), honest, evidence.attempt());
        }

        /** m, the most leaked units that pass. */
        int allowed(int training) {
            return (int) Math.floor(margin * training + ROUNDING);
        }

        int shortest(int population, int training) {
            return (int) Math.min(population, (long) allowed(training) + attempt);
        }
    }

    /** @param longest the largest size wanted */
    static FrontBound of(int population, int training, int longest, Demand demand) {
        int shortest = demand.shortest(population, training);
        int size = Math.max(shortest, Math.min(longest, population));
        FrontBound bound = new FrontBound(population, training, size, demand);
        while (bound.size > shortest && bound.honestPasses() < demand.honest()) {
            bound = new FrontBound(population, training, bound.size - 1, demand);
        }
        return bound;
    }

    int allowed() {
        return demand.allowed(training);
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
            return chance().leakedAtMost(hits, demand.error());
        }
        int[] longer = IntStream.iterate(2 * size, length -> length < population, length -> 2 * length)
                .toArray();
        for (int length : longer) {
            int found = trainingHits.applyAsInt(length);
            if (found < length) {
                Hypergeometric front = new Hypergeometric(population, training, length);
                return Math.max(size, front.leakedAtMost(found, demand.error() / longer.length));
            }
        }
        return training;
    }

    Hypergeometric chance() {
        return new Hypergeometric(population, training, size);
    }

    /** The probability that a random split puts the bound under the margin. */
    double honestPasses() {
        if (allowed() >= training) {
            return 1;
        }
        int leaked = allowed() + 1;
        Hypergeometric rest = new Hypergeometric(population - leaked, training - leaked, size - leaked);
        // The most training hits at which one leaked unit more than allowed is refuted.
        int hits =
                leaked - 1 + Hypergeometric.largest(rest.max() + 1, above -> rest.atMost(above - 1) < demand.error());
        return chance().atMost(hits);
    }

    /** How many units, training and holdout together, an honest generator needs to pass with the wanted probability. */
    static long unitsNeeded(Demand demand, double holdoutShare) {
        double perAllowed = 1 / (demand.margin() * (1 - holdoutShare));
        int most = (int) Math.min(MOST_ALLOWED, Integer.MAX_VALUE / perAllowed / 2);
        int tooFew = Hypergeometric.largest(most, allowed -> !isEnough(demand, holdoutShare, allowed));
        return population((tooFew + 1) * perAllowed);
    }

    private static boolean isEnough(Demand demand, double holdoutShare, int allowed) {
        int training = (int) Math.ceil(allowed / demand.margin() - ROUNDING);
        int population = population(training / (1 - holdoutShare));
        FrontBound least = new FrontBound(population, training, demand.shortest(population, training), demand);
        return least.honestPasses() >= demand.honest();
    }

    private static int population(double units) {
        return (int) Math.ceil(units - ROUNDING);
    }

    /** What to do if the bound is wide because there are few units; empty if there are enough. */
    static Optional<List<String>> moreRows(Evidence evidence, FrontBound front, String what) {
        Demand demand = front.demand;
        double holdout = 1 - (double) front.training / Math.max(1, front.population);
        if (holdout == 0 || front.honestPasses() >= demand.honest()) {
            return Optional.empty();
        }
        String rows = "Bring more rows: about " + Wording.number(unitsNeeded(demand, holdout)) + " "
                + evidence.units().noun() + " (training and holdout together) are needed to bound " + what + " at "
                + Wording.percent(demand.margin()) + " with " + Wording.percent(holdout) + " held out"
                + (demand.attempt() > 1 ? " in attempt " + demand.attempt() + "." : ".");
        boolean holdoutHelps = unitsNeeded(demand, MOST_HELD_OUT) <= front.population;
        return Optional.of(
                holdoutHelps
                        ? List.of(rows, "Or hold out a larger share of the rows, up to one half.")
                        : List.of(rows));
    }
}
