package dev.synth.eval;

import dev.synth.gate.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for and against the synthetic rows having been copied from training rows.
 *
 * @param dcrShare share of synthetic rows whose nearest real row is a training row, T and H cut to equal size; ½ is
 *     ideal, but the figure is known to mislead and decides nothing; null without a holdout
 * @param exactCopies rows of S equal to a row of T in every column but identifiers
 * @param holdoutCopies rows of S equal to a row of H and to none of T; null without a holdout
 * @param tests the tests that decide, in order
 * @param distances nearest-neighbour distance curves; null without a holdout
 */
public record Leakage(
        @Nullable Double dcrShare,
        int exactCopies,
        @Nullable Integer holdoutCopies,
        List<LeakageTest> tests,
        @Nullable DistanceCurves distances) {

    /**
     * One test of the gate.
     *
     * @param id such as {@code G1}
     * @param title the question in a few words
     * @param statistic the test's statistic; null if it has none
     * @param pValue of this test alone; null if it is deterministic
     * @param adjustedPValue after Holm's correction over the tests; null if deterministic
     * @param upperBound upper 95 % bound on the share of training records leaked, 0 to 1; null if it bounds nothing
     * @param margin the largest {@code upperBound} that passes; null if there is none
     * @param power the least number of leaked records that the test would have shown; null if deterministic
     * @param decision what this test alone decides
     * @param message the outcome in a sentence that discloses no value
     */
    public record LeakageTest(
            String id,
            String title,
            @Nullable Double statistic,
            @Nullable Double pValue,
            @Nullable Double adjustedPValue,
            @Nullable Double upperBound,
            @Nullable Double margin,
            @Nullable Integer power,
            Verdict decision,
            String message) {}

    /**
     * Quantiles of nearest-neighbour distances (Gower, 0 to 1), for drawing. Neighbours are searched among equally many
     * rows of T and H, since the nearest of more rows is nearer.
     *
     * @param levels the quantile levels, 0 to 1
     * @param syntheticToTraining distance from a row of S to its nearest row of T
     * @param syntheticToHoldout distance from a row of S to its nearest row of H
     * @param trainingToHoldout distance from a row of T to its nearest row of H
     */
    public record DistanceCurves(
            List<Double> levels,
            List<Double> syntheticToTraining,
            List<Double> syntheticToHoldout,
            List<Double> trainingToHoldout) {}
}
