package dev.synth.eval.internal.metrics;

import dev.synth.eval.Diversity;
import dev.synth.eval.Diversity.CollapsedMode;
import dev.synth.eval.Diversity.DistinctRows;
import dev.synth.eval.Diversity.SupportReferences;
import dev.synth.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Duplicates, coverage, collapsed modes, α-precision and β-recall. */
final class DiversityScores {
    private DiversityScores() {}

    static Diversity of(ComparedTables tables, SplittableRandom random) {
        Table training = tables.training();
        Table synthetic = tables.synthetic();
        @Nullable Table holdout = tables.holdout();
        int[] groups = RowKeys.groups(synthetic);
        int[] trainingGroups = RowKeys.groups(training);
        int[] holdoutGroups = holdout == null ? null : RowKeys.groups(holdout);
        int duplicates = duplicates(groups, synthetic);
        Map<String, Double> coverage = coverage(training, synthetic);
        List<CollapsedMode> modes = CollapsedModes.of(tables, synthetic);
        Optional<AlphaPrecision> precision = AlphaPrecision.of(training, synthetic, random);
        Optional<AlphaPrecision> real =
                holdout == null ? Optional.empty() : AlphaPrecision.of(training, holdout, random);
        Table independent = Shuffle.columns(training, random);
        return new Diversity(
                duplicates,
                share(duplicates, synthetic),
                share(duplicates(trainingGroups, training), training),
                holdout == null ? null : (Double) share(duplicates(holdoutGroups, holdout), holdout),
                mean(coverage),
                coverage,
                modes.stream().map(CollapsedMode::column).distinct().toList(),
                precision.map(AlphaPrecision::alphaPrecision).orElse(null),
                precision.map(AlphaPrecision::betaRecall).orElse(null),
                distinct(leastRows(tables), groups, trainingGroups, holdoutGroups, RowKeys.groups(independent)),
                holdout == null ? null : (Double) mean(coverage(training, holdout)),
                mean(coverage(training, independent)),
                modes,
                holdout == null
                        ? null
                        : (Integer) CollapsedModes.of(tables, holdout).size(),
                support(precision, real, AlphaPrecision.of(training, independent, random)));
    }

    private static int duplicates(int[] groups, Table table) {
        return table.schema().size() == 0 ? 0 : table.rowCount() - groups.length;
    }

    private static double share(int rows, Table table) {
        return (double) rows / Math.max(1, table.rowCount());
    }

    private static int leastRows(ComparedTables tables) {
        @Nullable Table holdout = tables.holdout();
        int rows = Math.min(tables.training().rowCount(), tables.synthetic().rowCount());
        return holdout == null ? rows : Math.min(rows, holdout.rowCount());
    }

    private static DistinctRows distinct(
            int rows, int[] synthetic, int[] training, int @Nullable [] holdout, int[] independent) {
        return new DistinctRows(
                rows,
                RowKeys.distinctShare(synthetic, rows),
                RowKeys.distinctShare(training, rows),
                holdout == null ? null : (Double) RowKeys.distinctShare(holdout, rows),
                RowKeys.distinctShare(independent, rows));
    }

    private static SupportReferences support(
            Optional<AlphaPrecision> synthetic, Optional<AlphaPrecision> real, Optional<AlphaPrecision> independent) {
        return new SupportReferences(
                synthetic.map(AlphaPrecision::rows).orElse(0),
                real.map(AlphaPrecision::alphaPrecision).orElse(null),
                real.map(AlphaPrecision::betaRecall).orElse(null),
                independent.map(AlphaPrecision::alphaPrecision).orElse(null),
                independent.map(AlphaPrecision::betaRecall).orElse(null));
    }

    private static Map<String, Double> coverage(Table training, Table other) {
        Map<String, Double> coverage = new LinkedHashMap<>();
        for (int c = 0; c < training.schema().size(); c++) {
            boolean numeric = training.schema().column(c).kind().isNumeric();
            coverage.put(
                    training.schema().column(c).name(),
                    numeric
                            ? ColumnScores.rangeCoverage(Numbers.of(training, c), Numbers.of(other, c))
                            : ColumnScores.levelCoverage(training.levels(c), other.levels(c)));
        }
        return Collections.unmodifiableMap(coverage);
    }

    private static double mean(Map<String, Double> scores) {
        return scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }
}
