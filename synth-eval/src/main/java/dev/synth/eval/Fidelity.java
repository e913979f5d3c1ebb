package dev.synth.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How close the synthetic table's columns and sets of columns are to the training table's.
 *
 * @param pairOverlays the joint distributions of up to six pairs, those that agree least, worst first
 * @param marginals joint distributions of one column, of two and of three, as far as there are so many columns
 * @param sdMetrics what SDMetrics' quality report would say of the same tables
 */
public record Fidelity(
        ColumnShapes columnShapes,
        ColumnPairTrends columnPairTrends,
        List<ColumnOverlay> overlays,
        List<PairOverlay> pairOverlays,
        List<Marginals> marginals,
        SdMetricsQuality sdMetrics) {
    /**
     * Marginal distributions, 0 to 1, 1 is equal: 1 − Kolmogorov–Smirnov statistic for numbers, dates and date-times,
     * 1 − total variation distance otherwise.
     *
     * @param mean over all columns, S against T
     * @param reference the same mean, H against T: what fresh real rows score; null without a holdout
     * @param columns score by column name
     * @param missing by column name, 1 − |missing share of T − missing share of S|
     * @param missingMean the mean of {@code missing} over all columns
     * @param missingReference the same mean, H against T; null without a holdout
     */
    public record ColumnShapes(
            double mean,
            @Nullable Double reference,
            Map<String, Double> columns,
            Map<String, Double> missing,
            double missingMean,
            @Nullable Double missingReference) {}

    /**
     * Dependences of two columns, 0 to 1, 1 is equal.
     *
     * @param mean over all pairs of columns, S against T; 1 if there is one column only
     * @param reference the same mean, H against T; null without a holdout
     * @param independent the same mean for columns of T shuffled one by one: what a generator scores that has learnt no
     *     dependence
     * @param pairs every pair that was scored, once, worst first
     * @param pairCount how many pairs there are; if more than {@code pairs}, those scored were drawn at random
     */
    public record ColumnPairTrends(
            double mean, @Nullable Double reference, double independent, List<PairTrend> pairs, long pairCount) {}

    /** The score of one pair of columns. */
    public record PairTrend(String a, String b, double score) {}

    /**
     * Joint distributions of so many columns. Numbers are cut into up to ten ranges of equally many rows of T; a missing
     * value is a level.
     *
     * @param order the number of columns of a set, 1 to 3
     * @param setCount how many sets there are
     * @param scored how many were compared; if fewer, they were drawn at random
     * @param synthetic mean over the sets, S against T
     * @param reference the same, H against T; null without a holdout
     * @param independent the same for columns of T shuffled one by one
     * @param weakest up to ten sets of S that lie farthest beyond what sampling explains, worst first
     */
    public record Marginals(
            int order,
            long setCount,
            int scored,
            MarginalDistance synthetic,
            @Nullable MarginalDistance reference,
            MarginalDistance independent,
            List<WeakMarginal> weakest) {}

    /**
     * A total variation distance, 0 to 1, 0 is equal.
     *
     * @param distance as measured
     * @param expected its mean if the rows of both tables had been dealt to them at random (exact, hypergeometric): what
     *     two samples of one population show
     */
    public record MarginalDistance(double distance, double expected) {}

    /** One set of columns and its distance. */
    public record WeakMarginal(List<String> columns, MarginalDistance distance) {}

    /**
     * Scores by the definitions and defaults of SDMetrics 0.29, to compare with figures of others. Pairs that depend on each
     * other little in T (|ρ| ≤ 0.5, or Cramér's V ≤ 0.3) are left out, and missing values of levelled columns too.
     *
     * @param columnShapes mean over columns, 0 to 1
     * @param columnPairTrends mean over the pairs kept, 0 to 1; null if none is
     * @param overall mean of the two, or {@code columnShapes} alone
     * @param pairsKept how many pairs were kept
     */
    public record SdMetricsQuality(
            double columnShapes, @Nullable Double columnPairTrends, double overall, int pairsKept) {}

    /**
     * A column's distribution in the three tables, for drawing.
     *
     * @param kind the column kind's label
     * @param unit what its numbers are counted in, as the schema declares it; null if it does not
     * @param bins what each bin stands for: a level, or a range of numbers or dates, rounded; levels of T with few rows
     *     are merged into one bin, so that no rare value is shown
     * @param training share of T's rows in each bin, missing rows left out
     * @param synthetic share of S's rows in each bin
     * @param holdout share of H's rows in each bin; empty without a holdout
     * @param trainingMissing share of missing values in T
     * @param syntheticMissing share of missing values in S
     */
    public record ColumnOverlay(
            String column,
            String kind,
            @Nullable String unit,
            List<String> bins,
            List<Double> training,
            List<Double> synthetic,
            List<Double> holdout,
            double trainingMissing,
            double syntheticMissing) {}

    /**
     * The joint distribution of two columns in T and in S, for drawing. A cell is null that fewer than k entities of T
     * hold, none of them included, and so is one whose showing would let such a cell be worked out from totals.
     *
     * @param score the pair's trend
     * @param aBins what each bin of {@code a} stands for, as in {@link ColumnOverlay}, or {@code (missing)}
     * @param bBins the same of {@code b}
     * @param training shape (aBins, bBins): share of T's rows in each cell
     * @param synthetic share of S's rows in each cell; null where {@code training} is
     * @param trainingHidden share of T's rows in the cells that are null
     * @param syntheticHidden share of S's rows in them
     */
    public record PairOverlay(
            String a,
            String b,
            double score,
            List<String> aBins,
            List<String> bBins,
            List<List<@Nullable Double>> training,
            List<List<@Nullable Double>> synthetic,
            double trainingHidden,
            double syntheticHidden) {}
}
