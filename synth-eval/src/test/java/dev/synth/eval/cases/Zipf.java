package dev.synth.eval.cases;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Zipf's law, flattened: rank r = 1 … n has a share in proportion to 1 / (r + shift). */
final class Zipf {
    private final double[] cumulated;

    Zipf(int ranks, int shift) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += 1.0 / (rank + 1 + shift);
            cumulated[rank] = sum;
        }
        double total = sum;
        Arrays.setAll(cumulated, rank -> cumulated[rank] / total);
    }

    /** A rank, from 0. */
    int next(SplittableRandom random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble());
        return Math.min(cumulated.length - 1, found >= 0 ? found : -found - 1);
    }
}
