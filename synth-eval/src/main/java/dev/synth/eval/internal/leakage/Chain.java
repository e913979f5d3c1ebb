package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * Fronts of one ranking, or a single set.
 *
 * @param name as messages call them
 * @param units those of the longest front
 * @param sizes of the fronts, ascending
 * @param bonus added to their surprise
 */
record Chain(String name, int[] units, int[] sizes, double bonus) {
    Surprise surprise(int population, int training) {
        double largest = 0;
        int hits = 0;
        int from = 0;
        for (int size : sizes) {
            hits += (int) Arrays.stream(units, from, size)
                    .filter(unit -> unit < training)
                    .count();
            from = size;
            double alone = new Hypergeometric(population, training, size).atLeast(hits);
            largest = Math.max(largest, HypergeometricSum.surpriseOf(alone) + bonus);
        }
        return new Surprise(name, largest);
    }
}
