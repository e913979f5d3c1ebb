package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Column shapes, column pair trends and their references. */
final class FidelityScores {
    private FidelityScores() {}

    static Fidelity of(ComparedTables tables, SplittableRandom random) {
        ColumnPairs pairs = ColumnPairs.of(tables.training().schema().size(), random);
        PairTrendScores scores = new PairTrendScores(tables.training(), pairs);
        double[] shapes = shapes(tables.training(), tables.synthetic());
        double[] trends = scores.against(tables.synthetic());
        ColumnPairTrends pairTrends = trends(tables, pairs, scores, trends, random);
        return new Fidelity(
                shapes(tables, shapes),
                pairTrends,
                Overlays.of(tables),
                PairOverlays.of(tables, pairTrends.pairs()),
                MarginalScores.of(tables, random),
                SdMetricsCompatible.quality(tables, shapes, scores, trends));
    }

    private static ColumnShapes shapes(ComparedTables tables, double[] scores) {
        Table holdout = tables.holdout();
        Map<String, Double> columns = new LinkedHashMap<>();
        Map<String, Double> missing = new LinkedHashMap<>();
        double[] missingScores = missing(tables.training(), tables.synthetic());
        for (int c = 0; c < scores.length; c++) {
            String name = tables.training().schema().column(c).name();
            columns.put(name, scores[c]);
            missing.put(name, missingScores[c]);
        }
        return new ColumnShapes(
                mean(scores),
                holdout == null ? null : (Double) mean(shapes(tables.training(), holdout)),
                Collections.unmodifiableMap(columns),
                Collections.unmodifiableMap(missing),
                mean(missingScores),
                holdout == null ? null : (Double) mean(missing(tables.training(), holdout)));
    }

    private static double[] missing(Table training, Table other) {
        return IntStream.range(0, training.schema().size())
                .mapToDouble(c -> ColumnScores.missing(
                        training.column(c).missingShare(), other.column(c).missingShare()))
                .toArray();
    }

    /** The shape score of each column. */
    static double[] shapes(Table training, Table other) {
        Codebook codebook = Codebook.fit(training);
        CodedTable trainingCodes = codebook.code(training);
        CodedTable otherCodes = codebook.code(other);
        return IntStream.range(0, training.schema().size())
                .parallel()
                .mapToDouble(c -> training.schema().column(c).kind().isNumeric()
                        ? ColumnScores.kolmogorovSmirnov(Numbers.of(training, c), Numbers.of(other, c))
                        : TotalVariation.complement(
                                trainingCodes.counts(c), training.rowCount(), otherCodes.counts(c), other.rowCount()))
                .toArray();
    }

    private static ColumnPairTrends trends(
            ComparedTables tables,
            ColumnPairs pairs,
            PairTrendScores scores,
            double[] trends,
            SplittableRandom random) {
        Table holdout = tables.holdout();
        List<String> names = tables.training().schema().names();
        List<PairTrend> worstFirst = IntStream.range(0, pairs.size())
                .mapToObj(pair ->
                        new PairTrend(names.get(pairs.first()[pair]), names.get(pairs.second()[pair]), trends[pair]))
                .sorted(Comparator.comparingDouble(PairTrend::score))
                .toList();
        return new ColumnPairTrends(
                mean(trends),
                holdout == null ? null : (Double) mean(scores.against(holdout)),
                mean(scores.against(Shuffle.columns(tables.training(), random))),
                worstFirst,
                pairs.total());
    }

    static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElse(1);
    }
}
