package dev.synth.eval.internal.leakage;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction (Holm 1979): holds the familywise level under any dependence of the tests. */
final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, in the order given, at most 1.
     *
     * @param others how many more tests share the level and are judged at their equal part of it
     */
    static double[] adjust(double[] pValues, int others) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> pValues[test]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (pValues.length + others - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
