package dev.synth.eval;

import dev.synth.gate.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for and against the synthetic rows having been copied from training rows.
 *
 * @param dcrShare share of synthetic rows whose nearest real row is a training row, T and H cut to equal size; ½ is
 *     ideal, but the figure is known to mislead and decides nothing; null without a holdout
 * @param exactCopies rows of S equal to a row of T in every column but identifiers; one to nine are not told in JSON
 * @param holdoutCopies rows of S equal to a row of H and to none of T; null without a holdout; told as {@code exactCopies} is
 * @param tests the tests that decide, in order
 * @param distances nearest-neighbour distance curves; null without a holdout
 * @param attacks how well membership attacks do; empty where they were not tried
 */
public record Leakage(
        @Nullable Double dcrShare,
        int exactCopies,
        @Nullable Integer holdoutCopies,
        List<LeakageTest> tests,
        @Nullable DistanceCurves distances,
        List<AttackCurve> attacks) {
    public Leakage {
        tests = List.copyOf(tests);
        attacks = List.copyOf(attacks);
    }

    /** Evidence without membership attacks. */
    public Leakage(
            @Nullable Double dcrShare,
            int exactCopies,
            @Nullable Integer holdoutCopies,
            List<LeakageTest> tests,
            @Nullable DistanceCurves distances) {
        this(dcrShare, exactCopies, holdoutCopies, tests, distances, List.of());
    }

    /**
     * One test of the gate.
     *
     * @param id such as {@code G1}
     * @param title the question in a few words
     * @param statistic the test's statistic; null if it has none
     * @param pValue of this test alone; null if it is deterministic
     * @param adjustedPValue after Holm's correction over the tests; null if deterministic
     * @param upperBound upper bound (95 % in the standard policy) on the share of training records leaked or, in G4, found
     *     by an attacker who accepts 1 % false alarms, 0 to 1; null if it bounds nothing
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

    /**
     * How well an attacker tells training from holdout records by a score of the synthetic rows.
     *
     * @param name of the score
     * @param auc area under the receiver operating characteristic; ½ is chance
     * @param rates true positive rates at false positive rates of 0.1, 1 and 10 %
     * @param points of the characteristic, false positive rates spaced evenly on a logarithmic scale from one holdout
     *     record to all
     */
    public record AttackCurve(String name, double auc, List<RatePoint> rates, List<RocPoint> points) {
        public AttackCurve {
            rates = List.copyOf(rates);
            points = List.copyOf(points);
        }
    }

    /**
     * A true positive rate with one-sided Clopper–Pearson bounds, given the threshold.
     *
     * @param falsePositiveRate at most this share of the holdout records is accused
     * @param lower bound, at the policy's {@code boundError}
     * @param upper bound, at the same
     */
    public record RatePoint(double falsePositiveRate, double truePositiveRate, double lower, double upper) {}

    /** A point of a receiver operating characteristic; both rates 0 to 1. */
    public record RocPoint(double falsePositiveRate, double truePositiveRate) {}
}
