package dev.synth.eval.internal.metrics;

import dev.synth.eval.Diversity;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import smile.stat.distribution.BinomialDistribution;

/** Duplicates, coverage, collapsed columns, α-precision and β-recall. */
final class DiversityScores {
    private static final int MIN_EXPECTED = 20;
    private static final double COLLAPSED_TO = 0.25;
    private static final double SIGNIFICANCE = 0.001;

    private DiversityScores() {}

    static Diversity of(ComparedTables tables, SplittableRandom random) {
        Table training = tables.training();
        Table synthetic = tables.synthetic();
        int duplicates = RowKeys.duplicates(synthetic);
        Map<String, Double> coverage = coverage(training, synthetic);
        Optional<AlphaPrecision> precision = AlphaPrecision.of(training, synthetic, random);
        return new Diversity(
                duplicates,
                share(duplicates, synthetic),
                share(RowKeys.duplicates(training), training),
                coverage.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(1),
                coverage,
                collapsed(training, synthetic),
                precision.map(AlphaPrecision::alphaPrecision).orElse(null),
                precision.map(AlphaPrecision::betaRecall).orElse(null));
    }

    private static double share(int rows, Table table) {
        return (double) rows / Math.max(1, table.rowCount());
    }

    private static Map<String, Double> coverage(Table training, Table synthetic) {
        Map<String, Double> coverage = new LinkedHashMap<>();
        for (int c = 0; c < training.schema().size(); c++) {
            boolean numeric = training.schema().column(c).kind().isNumeric();
            coverage.put(
                    training.schema().column(c).name(),
                    numeric
                            ? ColumnScores.rangeCoverage(Numbers.of(training, c), Numbers.of(synthetic, c))
                            : ColumnScores.levelCoverage(training.levels(c), synthetic.levels(c)));
        }
        return Collections.unmodifiableMap(coverage);
    }

    /**
     * Columns of which a level, or a missing value, is held by 20 rows of T or more and by significantly fewer rows of S
     * than a quarter of its share (one-sided binomial test at 0.001).
     */
    private static List<String> collapsed(Table training, Table synthetic) {
        Codebook codebook = Codebook.fit(training);
        CodedTable trainingCodes = codebook.code(training);
        CodedTable syntheticCodes = codebook.code(synthetic);
        List<String> collapsed = new ArrayList<>();
        for (int c = 0; c < training.schema().size(); c++) {
            int[] real = trainingCodes.counts(c);
            int[] made = syntheticCodes.counts(c);
            boolean numeric = training.schema().column(c).kind().isNumeric();
            for (int code = numeric ? real.length - 1 : 0; code < real.length; code++) {
                if (real[code] >= MIN_EXPECTED && tooFew(share(real[code], training), made[code], synthetic)) {
                    collapsed.add(training.schema().column(c).name());
                    break;
                }
            }
        }
        return List.copyOf(collapsed);
    }

    private static boolean tooFew(double share, int count, Table synthetic) {
        double expected = COLLAPSED_TO * share;
        return synthetic.rowCount() > 0
                && count < expected * synthetic.rowCount()
                && new BinomialDistribution(synthetic.rowCount(), expected).cdf(count) < SIGNIFICANCE;
    }
}
