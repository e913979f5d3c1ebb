package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity.SdMetricsQuality;
import dev.synth.table.Table;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Scores by the definitions of SDMetrics 0.29, under their names there, so that figures can be compared.
 *
 * <p>They are the scores of this package but for two things: missing values are left out of {@code TVComplement}, where
 * here they are a level; and SDMetrics counts 10⁻⁶ rows for a level that T lacks, which is not imitated. Its report leaves
 * out pairs that depend on each other little in T; {@link #quality} does so, too.
 */
final class SdMetricsCompatible {
    private final Table real;
    private final Table synthetic;

    SdMetricsCompatible(Table real, Table synthetic) {
        this(ComparedTables.of(real, null, synthetic));
    }

    private SdMetricsCompatible(ComparedTables tables) {
        this.real = tables.training();
        this.synthetic = tables.synthetic();
    }

    double ksComplement(String column) {
        return ColumnScores.kolmogorovSmirnov(numbers(real, column), numbers(synthetic, column));
    }

    double tvComplement(String column) {
        Table present = present(real, column);
        return FidelityScores.shapes(present, present(synthetic, column))[0];
    }

    double rangeCoverage(String column) {
        return ColumnScores.rangeCoverage(numbers(real, column), numbers(synthetic, column));
    }

    double categoryCoverage(String column) {
        return ColumnScores.levelCoverage(
                real.levels(real.schema().indexOf(column)),
                synthetic.levels(synthetic.schema().indexOf(column)));
    }

    double missingValueSimilarity(String column) {
        return ColumnScores.missing(
                real.column(column).missingShare(), synthetic.column(column).missingShare());
    }

    /** What the quality report of SDMetrics says, without the pairs that it leaves out. */
    static SdMetricsQuality quality(ComparedTables tables, double[] shapes, PairTrendScores scores, double[] trends) {
        SdMetricsCompatible compatible = new SdMetricsCompatible(tables);
        double shape = FidelityScores.mean(IntStream.range(0, shapes.length)
                .mapToDouble(column -> compatible.shape(column, shapes[column]))
                .toArray());
        double[] kept = IntStream.range(0, trends.length)
                .parallel()
                .filter(scores::isStrong)
                .mapToDouble(pair -> trends[pair])
                .toArray();
        Double pairs = kept.length == 0 ? null : (Double) FidelityScores.mean(kept);
        return new SdMetricsQuality(shape, pairs, pairs == null ? shape : (shape + pairs) / 2, kept.length);
    }

    private double shape(int column, double score) {
        boolean same = real.schema().column(column).kind().isNumeric()
                || real.column(column).missingShare() + synthetic.column(column).missingShare() == 0;
        return same ? score : tvComplement(real.schema().column(column).name());
    }

    /** {@code CorrelationSimilarity} of two numeric columns, {@code ContingencySimilarity} of any others. */
    double columnPair(String a, String b) {
        Table pair = real.select(List.of(a, b));
        ColumnPairs only = ColumnPairs.of(2, new SplittableRandom(0));
        return new PairTrendScores(pair, only).against(synthetic.select(List.of(a, b)))[0];
    }

    private static double[] numbers(Table table, String column) {
        return Numbers.of(table, table.schema().indexOf(column));
    }

    private static Table present(Table table, String column) {
        Table alone = table.select(List.of(column));
        int[] rows = IntStream.range(0, table.rowCount())
                .filter(row -> !alone.column(0).isMissing(row))
                .toArray();
        return alone.rows(rows);
    }
}
