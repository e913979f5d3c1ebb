package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Units in the order in which the synthetic rows point at them, ties in random order. Nothing here knows who was in
 * training.
 *
 * @param units most suspicious first
 * @param scores of each of them, ascending
 */
record Ranking(int[] units, double[] scores) {
    /**
     * Shares of a ranking that tests look at: so close that a leak of any size nearly fills one of them, and overlapping so
     * much that they cost little more than a few.
     */
    static final double[] FRONTS = {0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.014, 0.02, 0.03, 0.05, 0.1};

    /** @param scores by position in {@code units}; the lower, the more suspicious */
    static Ranking of(int[] units, double[] scores, SplittableRandom random) {
        // The sort is stable, so that ties keep the random order.
        int[] order = Arrays.stream(Sample.shuffled(units.length, random))
                .boxed()
                .sorted(Comparator.comparingDouble(at -> scores[at]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Ranking(
                Arrays.stream(order).map(at -> units[at]).toArray(),
                Arrays.stream(order).mapToDouble(at -> scores[at]).toArray());
    }

    int size() {
        return units.length;
    }

    /** The first of these units; a front is a set that depends on no label. */
    int[] front(int size) {
        return Arrays.copyOf(units, Math.min(size, units.length));
    }

    /** How many units a share of the ranking holds, at least 1. */
    int sizeOf(double share) {
        return Math.max(1, (int) Math.ceil(share * units.length));
    }

    /** The same for several shares. */
    int[] sizesOf(double... shares) {
        return Arrays.stream(shares).mapToInt(this::sizeOf).toArray();
    }

    /** How many of the first units are training units. */
    int trainingHits(Units split, int size) {
        return (int) Arrays.stream(units).limit(size).filter(split::isTraining).count();
    }

    /** The order of only those units that are in a set. */
    Ranking among(boolean[] kept) {
        int[] at = IntStream.range(0, units.length).filter(i -> kept[units[i]]).toArray();
        return new Ranking(
                Arrays.stream(at).map(i -> units[i]).toArray(),
                Arrays.stream(at).mapToDouble(i -> scores[i]).toArray());
    }

    /**
     * By unit, how far its rank lies before the middle one, ties sharing their mean rank; 0 for units not ranked. The sum
     * over training units is the Mann–Whitney statistic, centred.
     */
    double[] ranksBeforeMiddle(int population) {
        double[] before = new double[population];
        for (int from = 0; from < units.length; ) {
            int to = from;
            while (to < units.length && scores[to] == scores[from]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                before[units[i]] = (units.length - 1) / 2.0 - (from + to - 1) / 2.0;
            }
            from = to;
        }
        return before;
    }
}
