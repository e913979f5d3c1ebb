package dev.synth.examples.simulation;

import java.util.SplittableRandom;

/**
 * Random draws that are the same on every Java: they rest on {@link SplittableRandom#nextDouble()} and {@link StrictMath}
 * alone.
 */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double uniform() {
        return random.nextDouble();
    }

    /** A whole number from 0 (inclusive) to {@code bound} (exclusive). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** A standard normal number (Box and Muller 1958). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** A normal number, drawn again until it lies from {@code least} (inclusive) to {@code below} (exclusive). */
    double normal(double mean, double deviation, double least, double below) {
        while (true) {
            double value = mean + deviation * normal();
            if (value >= least && value < below) {
                return value;
            }
        }
    }

    /** A factor around 1 whose logarithm is normal with this standard deviation and whose mean is 1. */
    double logNormalFactor(double deviation) {
        return StrictMath.exp(deviation * normal() - deviation * deviation / 2);
    }

    /** A position in {@code weights}, each with a probability in proportion to its weight. */
    int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double rest = uniform() * total;
        int position = 0;
        while (position < weights.length - 1 && rest >= weights[position]) {
            rest -= weights[position++];
        }
        return position;
    }

    /** The probability whose log odds these are. */
    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
