package dev.synth.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How close the synthetic table's columns and pairs of columns are to the training table's. */
public record Fidelity(ColumnShapes columnShapes, ColumnPairTrends columnPairTrends, List<ColumnOverlay> overlays) {
    /**
     * Marginal distributions, 0 to 1, 1 is equal: 1 − Kolmogorov–Smirnov statistic for numbers, dates and date-times,
     * 1 − total variation distance otherwise.
     *
     * @param mean over all columns, S against T
     * @param reference the same mean, H against T: what fresh real rows score; null without a holdout
     * @param columns score by column name
     * @param missing by column name, 1 − |missing share of T − missing share of S|
     */
    public record ColumnShapes(
            double mean, @Nullable Double reference, Map<String, Double> columns, Map<String, Double> missing) {}

    /**
     * Dependences of two columns, 0 to 1, 1 is equal.
     *
     * @param mean over all pairs of columns, S against T; 1 if there is one column only
     * @param reference the same mean, H against T; null without a holdout
     * @param independent the same mean for columns of T shuffled one by one: what a generator scores that has learnt no
     *     dependence
     * @param pairs every pair once, worst first
     */
    public record ColumnPairTrends(
            double mean, @Nullable Double reference, double independent, List<PairTrend> pairs) {}

    /** The score of one pair of columns. */
    public record PairTrend(String a, String b, double score) {}

    /**
     * A column's distribution in the three tables, for drawing.
     *
     * @param kind the column kind's label
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
            List<String> bins,
            List<Double> training,
            List<Double> synthetic,
            List<Double> holdout,
            double trainingMissing,
            double syntheticMissing) {}
}
