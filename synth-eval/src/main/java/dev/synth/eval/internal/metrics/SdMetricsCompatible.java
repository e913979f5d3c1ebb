package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores by the definitions of SDMetrics 0.29, under their names there, so that figures can be compared.
 *
 * <p>They are the scores of this package but for two things: missing values are left out of {@code TVComplement}, where
 * here they are a level; and SDMetrics counts 10⁻⁶ rows for a level that T lacks, which is not imitated.
 */
final class SdMetricsCompatible {
    private final Table real;
    private final Table synthetic;

    SdMetricsCompatible(Table real, Table synthetic) {
        ComparedTables tables = ComparedTables.of(real, null, synthetic);
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

    /** {@code CorrelationSimilarity} of two numeric columns, {@code ContingencySimilarity} of any others. */
    double columnPair(String a, String b) {
        Table pair = real.select(List.of(a, b));
        return new PairTrendScores(pair).against(synthetic.select(List.of(a, b)))[0][1];
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
