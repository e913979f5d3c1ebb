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
 * @param coverage mean over columns: share of T's levels, or of T's numeric range, that S reaches, 0 to 1
 * @param columnCoverage the same by column name
 * @param collapsed columns of which a level with real share p comes out significantly less often than p/4
 * @param alphaPrecision share of S inside the bulk of T (Alaa et al. 2022); null if not computed
 * @param betaRecall share of T's bulk that S reaches; null if not computed
 */
public record Diversity(
        int duplicateRows,
        double duplicateShare,
        double referenceDuplicateShare,
        double coverage,
        Map<String, Double> columnCoverage,
        List<String> collapsed,
        @Nullable Double alphaPrecision,
        @Nullable Double betaRecall) {}
