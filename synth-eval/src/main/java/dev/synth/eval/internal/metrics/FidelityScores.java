package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.table.Table;
import java.util.ArrayList;
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
        return new Fidelity(shapes(tables), trends(tables, random), Overlays.of(tables));
    }

    private static ColumnShapes shapes(ComparedTables tables) {
        Table holdout = tables.holdout();
        double[] scores = shapes(tables.training(), tables.synthetic());
        Map<String, Double> columns = new LinkedHashMap<>();
        Map<String, Double> missing = new LinkedHashMap<>();
        for (int c = 0; c < scores.length; c++) {
            String name = tables.training().schema().column(c).name();
            columns.put(name, scores[c]);
            missing.put(
                    name,
                    ColumnScores.missing(
                            tables.training().column(c).missingShare(),
                            tables.synthetic().column(c).missingShare()));
        }
        Double reference = holdout == null ? null : (Double) mean(shapes(tables.training(), holdout));
        return new ColumnShapes(
                mean(scores), reference, Collections.unmodifiableMap(columns), Collections.unmodifiableMap(missing));
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

    private static ColumnPairTrends trends(ComparedTables tables, SplittableRandom random) {
        Table training = tables.training();
        Table holdout = tables.holdout();
        PairTrendScores scores = new PairTrendScores(training);
        List<PairTrend> pairs = new ArrayList<>(pairs(training, scores.against(tables.synthetic())));
        Double reference = holdout == null ? null : (Double) mean(pairs(training, scores.against(holdout)));
        double independent = mean(pairs(training, scores.against(Shuffle.columns(training, random))));
        double mean = mean(pairs);
        pairs.sort(Comparator.comparingDouble(PairTrend::score));
        return new ColumnPairTrends(mean, reference, independent, List.copyOf(pairs));
    }

    private static List<PairTrend> pairs(Table training, double[][] scores) {
        List<String> names = training.schema().names();
        List<PairTrend> pairs = new ArrayList<>();
        for (int a = 0; a < scores.length; a++) {
            for (int b = a + 1; b < scores.length; b++) {
                pairs.add(new PairTrend(names.get(a), names.get(b), scores[a][b]));
            }
        }
        return pairs;
    }

    private static double mean(List<PairTrend> pairs) {
        return mean(pairs.stream().mapToDouble(PairTrend::score).toArray());
    }

    private static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElse(1);
    }
}
