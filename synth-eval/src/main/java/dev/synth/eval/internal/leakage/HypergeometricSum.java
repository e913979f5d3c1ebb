package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The distribution function of a {@link Hypergeometric} as a table: where its terms are not negligible, P(X ≤ x) for every
 * x. Beyond lie numbers that come up less often than once in 10³⁰⁰ times.
 */
final class HypergeometricSum {
    private static final int DEVIATIONS = 40;

    private final int first;
    private final double[] atMost;
    private final double[] surprise;

    HypergeometricSum(Hypergeometric distribution) {
        double spread = DEVIATIONS * (1 + distribution.standardDeviation());
        this.first = Math.max(distribution.min(), (int) (distribution.mean() - spread));
        int last = Math.min(distribution.max(), (int) (distribution.mean() + spread));
        this.atMost = new double[last - first + 1];
        double sum = 0;
        for (int x = first; x <= last; x++) {
            sum += distribution.probability(x);
            atMost[x - first] = sum;
        }
        this.surprise = Arrays.stream(atMost).map(HypergeometricSum::surpriseOf).toArray();
    }

    /** −log₁₀ of a probability; of one too small to be held, that of the least that is. */
    static double surpriseOf(double probability) {
        return -Math.log10(Math.min(1, Math.max(probability, Double.MIN_NORMAL)));
    }

    /** −log₁₀ P(X ≤ x). */
    double surprise(int x) {
        return surprise[Math.max(0, Math.min(surprise.length - 1, x - first))];
    }

    /** A random number of this distribution. */
    int draw(SplittableRandom random) {
        int at = Arrays.binarySearch(atMost, random.nextDouble() * atMost[atMost.length - 1]);
        return first + Math.min(atMost.length - 1, at < 0 ? -at - 1 : at + 1);
    }
}
