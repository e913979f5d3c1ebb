package dev.synth.eval.internal.metrics;

import java.util.Arrays;
import smile.validation.metric.AUC;

/** Area under the receiver operating characteristic: the chance that a row of class 1 scores above one of class 0. */
public final class Auc {
    private Auc() {}

    /**
     * The area, ties counting half.
     *
     * @param labels 0 or 1 by row
     * @return 0 to 1; ½ if a class has no row
     */
    public static double of(int[] labels, double[] scores) {
        long classes = Arrays.stream(labels).distinct().count();
        return classes < 2 ? 0.5 : AUC.of(labels, scores);
    }
}
