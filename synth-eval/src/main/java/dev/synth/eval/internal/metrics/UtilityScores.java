package dev.synth.eval.internal.metrics;

import dev.synth.eval.Utility;
import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well boosted trees that were trained on S, or on T, predict the target of H.
 *
 * <p>AUC for two classes; for more, the mean over H's classes of the F1 score; R² for numbers, cut at −1. Rows without a
 * target, or with a class that T lacks, are left out; no more than {@value #MAX_ROWS} rows, and
 * no more than 200 columns, drawn at random, are trained on.
 */
final class UtilityScores {
    private static final int MAX_ROWS = 50_000;

    private UtilityScores() {}

    static @Nullable Utility of(ComparedTables tables, SplittableRandom random) {
        Optional<Target> found = Target.find(tables.training());
        Table holdout = tables.holdout();
        if (holdout == null || found.isEmpty()) {
            return null;
        }
        Target target = found.get();
        Table real = features(target, tables.training(), random);
        Table test =
                holdout.rows(target.knownRows(holdout)).select(real.schema().names());
        if (!target.varies(test)) {
            return null;
        }
        String metric = target.isNumber() ? "r2" : target.classes().size() == 2 ? "auc" : "macroF1";
        Table made = training(target, tables.synthetic().select(real.schema().names()), random);
        double tstr = score(target, made, test);
        Table learnt = training(target, real, random);
        double trtr = score(target, learnt, test);
        double independent = score(target, Shuffle.columns(learnt, random), test);
        return new Utility(
                target.name(),
                target.declared(),
                metric,
                tstr,
                trtr,
                independent,
                made.rowCount(),
                learnt.rowCount(),
                test.rowCount());
    }

    /** The target and what it is predicted from. */
    private static Table features(Target target, Table table, SplittableRandom random) {
        List<String> names =
                new ArrayList<>(Shuffle.sampleColumns(target.features(table), DetectionScores.MAX_COLUMNS, random)
                        .schema()
                        .names());
        names.add(target.name());
        return table.select(names);
    }

    private static Table training(Target target, Table table, SplittableRandom random) {
        return Shuffle.sample(table.rows(target.knownRows(table)), MAX_ROWS, random);
    }

    private static double score(Target target, Table training, Table test) {
        if (target.isNumber()) {
            return r2(target, training, test);
        }
        int classes = target.classes().size();
        int[] truth = target.labels(test);
        double[][] margins = BoostedTrees.classifier(target.features(training), target.labels(training), classes)
                .margins(target.features(test));
        return classes == 2 ? Auc.of(truth, margins[0]) : macroF1(truth, margins);
    }

    private static double r2(Target target, Table training, Table test) {
        double[] numbers = target.numbers(training);
        double mean = Arrays.stream(numbers).average().orElse(0);
        double scale =
                Arrays.stream(numbers).map(x -> Math.abs(x - mean)).average().orElse(0);
        double unit = scale > 0 ? scale : 1;
        double[] scaled = Arrays.stream(numbers).map(x -> (x - mean) / unit).toArray();
        double[] predicted =
                BoostedTrees.regressor(target.features(training), scaled).margins(target.features(test))[0];
        double[] truth =
                Arrays.stream(target.numbers(test)).map(x -> (x - mean) / unit).toArray();
        double center = Arrays.stream(truth).average().orElse(0);
        double residual = 0;
        double total = 0;
        for (int row = 0; row < truth.length; row++) {
            residual += (truth[row] - predicted[row]) * (truth[row] - predicted[row]);
            total += (truth[row] - center) * (truth[row] - center);
        }
        double score = 1 - residual / total;
        return score > -1 ? score : -1; // so, too, where a sum overflows
    }

    /** The mean F1 score of the classes that have a row. */
    static double macroF1(int[] truth, double[][] margins) {
        int classes = margins.length;
        int[] hits = new int[classes];
        int[] actual = new int[classes];
        int[] predicted = new int[classes];
        for (int row = 0; row < truth.length; row++) {
            int guess = likeliest(margins, row);
            actual[truth[row]]++;
            predicted[guess]++;
            hits[guess] += guess == truth[row] ? 1 : 0;
        }
        return IntStream.range(0, classes)
                .filter(k -> actual[k] > 0)
                .mapToDouble(k -> 2.0 * hits[k] / (actual[k] + predicted[k]))
                .average()
                .orElse(0);
    }

    private static int likeliest(double[][] margins, int row) {
        int best = 0;
        for (int k = 1; k < margins.length; k++) {
            best = margins[k][row] > margins[best][row] ? k : best;
        }
        return best;
    }
}
