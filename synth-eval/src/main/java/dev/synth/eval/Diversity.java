package dev.synth.eval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the synthetic table has the variety of the real one.
 *
 * @param duplicateRows rows of S that repeat an earlier row of S
 * @param duplicateShare {@code duplicateRows} as a share of S
 * @param referenceDuplicateShare the same share inside T
 * @param holdoutDuplicateShare the same share inside H; null without a holdout
 * @param coverage mean over columns: share of T's levels, or of T's numeric range, that S reaches, 0 to 1
 * @param columnCoverage the same by column name
 * @param collapsed columns with a collapsed mode
 * @param alphaPrecision share of S inside the bulk of T (Alaa et al. 2022); null if not computed
 * @param betaRecall share of T's bulk that S reaches; null if not computed
 * @param distinctRows distinct rows of each table, at equal size
 * @param coverageReference the mean coverage of H; null without a holdout
 * @param coverageIndependent that of T's columns shuffled one by one, which lose no value: 1
 * @param collapsedModes what S all but lost, most significant first
 * @param collapsedModesReference how many modes H all but lost, by the same test; null without a holdout
 * @param support α-precision and β-recall of H and of independent columns
 */
public record Diversity(
        int duplicateRows,
        double duplicateShare,
        double referenceDuplicateShare,
        @Nullable Double holdoutDuplicateShare,
        double coverage,
        Map<String, Double> columnCoverage,
        List<String> collapsed,
        @Nullable Double alphaPrecision,
        @Nullable Double betaRecall,
        DistinctRows distinctRows,
        @Nullable Double coverageReference,
        double coverageIndependent,
        List<CollapsedMode> collapsedModes,
        @Nullable Integer collapsedModesReference,
        SupportReferences support) {
    /**
     * The share of distinct rows among so many rows of each table: the mean over all subsets of that size, computed and not
     * drawn (Hurlbert 1971), because larger tables repeat themselves more.
     *
     * @param rows the size: that of the smallest of the tables
     * @param synthetic of S, 0 to 1
     * @param training of T
     * @param holdout of H; null without a holdout
     * @param independent of T's columns shuffled one by one
     */
    public record DistinctRows(
            int rows,
            double synthetic,
            double training,
            @Nullable Double holdout,
            double independent) {}

    /**
     * A mode with share p in T of which S holds significantly less than p/4 (exact binomial test, familywise 1 % by Holm over
     * all modes of all columns that 20 rows of T hold).
     *
     * @param column the column's name
     * @param mode a level or point mass; {@code missing}; or a range as ranks in T, such as {@code ranks 10–20 %}; in other
     *     words where fewer than five entities hold it
     * @param trainingShare its share in T
     * @param syntheticShare its share in S
     * @param adjustedPValue after Holm's correction
     */
    public record CollapsedMode(
            String column, String mode, double trainingShare, double syntheticShare, double adjustedPValue) {}

    /**
     * What α-precision and β-recall are for tables that are no synthesis; null where they were not computed.
     *
     * @param rows how many rows of each of S and T were compared, at most 5,000 and fewer of tables of more than 100 columns;
     *     0 where nothing was computed
     * @param alphaPrecisionReference of H
     * @param betaRecallReference of H
     * @param alphaPrecisionIndependent of T's columns shuffled one by one
     * @param betaRecallIndependent of T's columns shuffled one by one
     */
    public record SupportReferences(
            int rows,
            @Nullable Double alphaPrecisionReference,
            @Nullable Double betaRecallReference,
            @Nullable Double alphaPrecisionIndependent,
            @Nullable Double betaRecallIndependent) {}
}
