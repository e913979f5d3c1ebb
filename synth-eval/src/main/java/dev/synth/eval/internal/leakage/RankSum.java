package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * A whole ranking.
 *
 * @param ranks by unit, how far before the middle; they add up to 0
 */
record RankSum(String name, double[] ranks) {
    double deviation(int population, int training) {
        double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
        return Math.sqrt(squares * training * (population - training) / population / (population - 1.0));
    }

    Surprise surprise(int population, int training) {
        double sum = Arrays.stream(ranks, 0, training).sum();
        return new Surprise(name, surpriseOf(sum, deviation(population, training)));
    }

    /** −log₁₀ of the upper tail of the normal distribution (Börjesson & Sundberg 1979); nothing surprises below 0. */
    static double surpriseOf(double sum, double deviation) {
        if (sum <= 0 || deviation == 0) {
            return 0;
        }
        double z = sum / deviation;
        double ratio = 0.661 * z + 0.339 * Math.sqrt(z * z + 5.51);
        return (z * z / 2 + Math.log(ratio) + 0.5 * Math.log(2 * Math.PI)) / Math.log(10);
    }
}
