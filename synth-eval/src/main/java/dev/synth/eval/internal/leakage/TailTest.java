package dev.synth.eval.internal.leakage;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Do training records crowd the front of a ranking? Tails of several sizes are looked at together: the statistic is
 * −log₁₀ of the least hypergeometric p-value of one of them.
 *
 * <p>Its permutation distribution is not sampled but computed: passing from one tail to the next, the number of training
 * records follows a chain of hypergeometric steps. So there is no least p-value and no random choice.
 */
final class TailTest {
    private static final double NEGLIGIBLE = 1e-20;
    private static final double TIE = 1e-9;
    private static final int DEVIATIONS = 12;

    private final int population;
    private final int training;
    private final int[] sizes;

    /** @param sizes how many records each tail holds, ascending */
    TailTest(int population, int training, int[] sizes) {
        this.population = population;
        this.training = training;
        this.sizes = sizes.clone();
    }

    /** −log₁₀ of the p-value of the most surprising tail alone. */
    double statistic(int[] trainingHits) {
        double largest = 0;
        for (int i = 0; i < sizes.length; i++) {
            double p = Math.max(tail(i).atLeast(trainingHits[i]), Double.MIN_NORMAL);
            largest = Math.max(largest, -Math.log10(p));
        }
        return largest;
    }

    /** The probability that a random split gives this statistic or a larger one. */
    double pValue(double statistic) {
        if (training == 0 || training == population) {
            return 1;
        }
        double[] below = {1};
        int position = 0;
        double p = 0;
        for (int i = 0; i < sizes.length; i++) {
            double[] reached = step(below, position, sizes[i]);
            position = sizes[i];
            p += cutOff(reached, tail(i), statistic);
            below = reached;
        }
        return Math.min(1, p);
    }

    private double[] step(double[] mass, int from, int to) {
        double[] next = new double[to + 1];
        for (int hits = 0; hits < mass.length; hits++) {
            if (mass[hits] > NEGLIGIBLE) {
                Hypergeometric more = new Hypergeometric(population - from, training - hits, to - from);
                int spread = 2 + (int) (DEVIATIONS * more.standardDeviation());
                int first = Math.max(more.min(), (int) more.mean() - spread);
                int last = Math.min(more.max(), (int) more.mean() + spread);
                double probability = more.probability(first);
                for (int x = first; x <= last; x++) {
                    next[hits + x] += mass[hits] * probability;
                    probability = more.next(x, probability);
                }
            }
        }
        return next;
    }

    private static double cutOff(double[] mass, Hypergeometric tail, double statistic) {
        double cut = 0;
        double p = 0;
        for (int hits = tail.max(); hits >= tail.min(); hits--) {
            p = Math.min(1, p + tail.probability(hits));
            if (-Math.log10(Math.max(p, Double.MIN_NORMAL)) < statistic - TIE) {
                break;
            }
            cut += mass[hits];
            mass[hits] = 0;
        }
        return cut;
    }

    /**
     * The least number of leaked records that is significant if they rank first and chance fills the rest of each tail.
     *
     * @return empty if not even all training records would be
     */
    OptionalInt leastVisible(double level) {
        int invisible = Hypergeometric.largest(training, leaked -> pValue(statistic(hitsIfFirst(leaked))) > level);
        return invisible == training ? OptionalInt.empty() : OptionalInt.of(invisible + 1);
    }

    private int[] hitsIfFirst(int leaked) {
        return IntStream.range(0, sizes.length)
                .map(i -> tail(i).hitsIfFirst(leaked))
                .toArray();
    }

    private Hypergeometric tail(int i) {
        return new Hypergeometric(population, training, sizes[i]);
    }
}
