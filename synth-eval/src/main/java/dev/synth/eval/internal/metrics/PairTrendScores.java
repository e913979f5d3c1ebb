package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.stream.IntStream;

/**
 * Scores of pairs of columns of T against another table, 0 to 1, 1 being equal.
 *
 * <p>Two numeric columns score {@code 1 − |ρ_T − ρ_S| / 2} with the correlations of {@link Correlations}; any other pair
 * one minus the total variation distance of its contingency tables over the codes of {@link Codebook}, missing values
 * being a level. So two columns that are constant in both tables score 1, and one that is constant in S alone loses half
 * of what it correlated with in T.
 */
final class PairTrendScores {
    private static final double STRONG_CORRELATION = 0.5;
    private static final double STRONG_ASSOCIATION = 0.3;

    private final Table training;
    private final ColumnPairs pairs;
    private final Codebook codebook;
    private final CodedTable trainingCodes;
    private final Correlations trainingCorrelations;

    PairTrendScores(Table training, ColumnPairs pairs) {
        this.training = training;
        this.pairs = pairs;
        this.codebook = Codebook.fit(training);
        this.trainingCodes = codebook.code(training);
        this.trainingCorrelations = Correlations.of(training);
    }

    /** The score of every pair, in their order, of a table whose columns stand in T's order. */
    double[] against(Table other) {
        CodedTable codes = codebook.code(other);
        Correlations correlations = Correlations.of(other);
        return IntStream.range(0, pairs.size())
                .parallel()
                .mapToDouble(pair -> score(codes, correlations, pairs.first()[pair], pairs.second()[pair]))
                .toArray();
    }

    private double score(CodedTable codes, Correlations correlations, int a, int b) {
        return bothNumeric(a, b)
                ? 1 - Math.abs(trainingCorrelations.between(a, b) - correlations.between(a, b)) / 2
                : contingency(codes, a, b);
    }

    /**
     * Whether the columns depend on each other in T by SDMetrics' default thresholds: |ρ| above ½ or, unless both are
     * numeric, Cramér's V above 0.3.
     */
    boolean isStrong(int pair) {
        int a = pairs.first()[pair];
        int b = pairs.second()[pair];
        return bothNumeric(a, b)
                ? Math.abs(trainingCorrelations.between(a, b)) > STRONG_CORRELATION
                : Association.cramersV(trainingCodes, a, b) > STRONG_ASSOCIATION;
    }

    private boolean bothNumeric(int a, int b) {
        return training.schema().column(a).kind().isNumeric()
                && training.schema().column(b).kind().isNumeric();
    }

    private double contingency(CodedTable other, int a, int b) {
        JointCounts counts = JointCounts.of(trainingCodes, other, a, b);
        return TotalVariation.complement(counts.first(), trainingCodes.rows(), counts.second(), other.rows());
    }
}
