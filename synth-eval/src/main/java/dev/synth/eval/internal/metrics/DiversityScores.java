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
        Table holdout = tables.holdout();
        int[] groups = RowKeys.groups(synthetic);
        int[] trainingGroups = RowKeys.groups(training);
        int duplicates = duplicates(groups, synthetic);
        Map<String, Double> coverage = coverage(training, synthetic);
        List<CollapsedMode> modes = CollapsedModes.of(tables);
        Optional<AlphaPrecision> precision = AlphaPrecision.of(training, synthetic, random);
        return new Diversity(
                duplicates,
                share(duplicates, synthetic),
                share(duplicates(trainingGroups, training), training),
                mean(coverage),
                coverage,
                modes.stream().map(CollapsedMode::column).distinct().toList(),
                precision.map(AlphaPrecision::alphaPrecision).orElse(null),
                precision.map(AlphaPrecision::betaRecall).orElse(null),
                distinct(tables, groups, trainingGroups),
                holdout == null ? null : (Double) mean(coverage(training, holdout)),
                modes,
                support(tables, precision.map(AlphaPrecision::rows).orElse(0), random));
    }

    private static int duplicates(int[] groups, Table table) {
        return table.schema().size() == 0 ? 0 : table.rowCount() - groups.length;
    }

    private static double share(int rows, Table table) {
        return (double) rows / Math.max(1, table.rowCount());
    }

    private static DistinctRows distinct(ComparedTables tables, int[] groups, int[] trainingGroups) {
        Table holdout = tables.holdout();
        int rows = Math.min(
                Math.min(tables.training().rowCount(), tables.synthetic().rowCount()),
                holdout == null ? Integer.MAX_VALUE : holdout.rowCount());
        return new DistinctRows(
                rows,
                RowKeys.distinctShare(groups, rows),
                RowKeys.distinctShare(trainingGroups, rows),
                holdout == null ? null : (Double) RowKeys.distinctShare(RowKeys.groups(holdout), rows));
    }

    private static SupportReferences support(ComparedTables tables, int rows, SplittableRandom random) {
        Table holdout = tables.holdout();
        Table training = tables.training();
        @Nullable
        AlphaPrecision real = holdout == null
                ? null
                : AlphaPrecision.of(training, holdout, random).orElse(null);
        @Nullable
        AlphaPrecision independent = AlphaPrecision.of(training, Shuffle.columns(training, random), random)
                .orElse(null);
        return new SupportReferences(
                rows,
                real == null ? null : (Double) real.alphaPrecision(),
                real == null ? null : (Double) real.betaRecall(),
                independent == null ? null : (Double) independent.alphaPrecision(),
                independent == null ? null : (Double) independent.betaRecall());
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
