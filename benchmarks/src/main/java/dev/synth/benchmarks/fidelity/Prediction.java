package dev.synth.benchmarks.fidelity;

import dev.synth.eval.internal.metrics.Auc;
import dev.synth.eval.internal.metrics.Shuffle;
import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores of boosted trees that learn a column from one table and predict it in another: those that the evaluation report
 * does not have. Identifiers, free text and dropped columns predict nothing; rows without a target are left out; no more
 * than {@value #MAX_ROWS} rows, drawn at random, are learnt from.
 */
final class Prediction {
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_CLASSES = 50;

    private Prediction() {}

    /** The distinct values of a column as classes, in ascending order of their text. */
    static List<String> classes(Table table, String target) {
        List<String> classes = IntStream.range(0, table.rowCount())
                .mapToObj(row -> text(table, target, row))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (classes.size() < 2 || classes.size() > MAX_CLASSES) {
            throw new IllegalArgumentException("target '" + target + "' has " + classes.size()
                    + " classes, but 'auc' takes 2 to " + MAX_CLASSES
                    + "; for a number use 'rmseOfLog' or 'r2', otherwise name another target.");
        }
        return classes;
    }

    /**
     * Macro-averaged area under the ROC curve, one class against the rest.
     *
     * @param classes the classes to be told apart; rows of others are left out
     */
    static double macroAuc(List<String> classes, Table training, Table test, String target, SplittableRandom random) {
        Table learnt = sample(training, labels(classes, training, target), random);
        Table asked = known(test, labels(classes, test, target));
        double[][] margins = BoostedTrees.classifier(
                        features(learnt, target), labels(classes, learnt, target), classes.size())
                .margins(features(asked, target));
        return macroAuc(labels(classes, asked, target), margins);
    }

    /**
     * Macro-averaged area under the ROC curve; classes of which there is no row are left out.
     *
     * @param truth the class of each row
     * @param margins shape (classes, rows), unnormalised log probabilities; of two classes, shape (1, rows), the log odds
     *     of class 1
     */
    static double macroAuc(int[] truth, double[][] margins) {
        if (margins.length == 1) {
            return Auc.of(truth, margins[0]);
        }
        double[][] shares = softmax(margins);
        return IntStream.range(0, margins.length)
                .filter(k -> Arrays.stream(truth).anyMatch(label -> label == k))
                .mapToDouble(k -> Auc.of(
                        Arrays.stream(truth).map(label -> label == k ? 1 : 0).toArray(), shares[k]))
                .average()
                .orElse(0.5);
    }

    private static double[][] softmax(double[][] margins) {
        double[][] shares = new double[margins.length][margins[0].length];
        for (int row = 0; row < margins[0].length; row++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (double[] margin : margins) {
                greatest = Math.max(greatest, margin[row]);
            }
            double total = 0;
            for (int k = 0; k < margins.length; k++) {
                shares[k][row] = Math.exp(margins[k][row] - greatest);
                total += shares[k][row];
            }
            for (double[] share : shares) {
                share[row] /= total;
            }
        }
        return shares;
    }

    /** Root mean square error of a regression of the target's {@link #log}, against the same of the test rows. */
    static double rmseOfLog(Table training, Table test, String target, SplittableRandom random) {
        Table learnt = sample(training, present(training, target), random);
        Table asked = known(test, present(test, target));
        double[] predicted = BoostedTrees.regressor(features(learnt, target), logs(learnt, target))
                .margins(features(asked, target))[0];
        return rmse(logs(asked, target), predicted);
    }

    /** Root mean square difference. */
    static double rmse(double[] truth, double[] predicted) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += (truth[row] - predicted[row]) * (truth[row] - predicted[row]);
        }
        return Math.sqrt(sum / truth.length);
    }

    /** The natural logarithm, of numbers that have none that of 1. */
    static double log(double number) {
        return number > 0 ? Math.log(number) : 0;
    }

    private static double[] logs(Table table, String target) {
        NumericView numbers = table.numeric(table.schema().indexOf(target));
        return IntStream.range(0, table.rowCount())
                .mapToDouble(row -> log(numbers.number(row)))
                .toArray();
    }

    /** 0 where the target is there, −1 where it is missing. */
    private static int[] present(Table table, String target) {
        Column column = table.column(target);
        return IntStream.range(0, table.rowCount())
                .map(row -> column.isMissing(row) ? -1 : 0)
                .toArray();
    }

    private static int[] labels(List<String> classes, Table table, String target) {
        return IntStream.range(0, table.rowCount())
                .map(row -> {
                    String text = text(table, target, row);
                    return text == null ? -1 : classes.indexOf(text);
                })
                .toArray();
    }

    private static @Nullable String text(Table table, String target, int row) {
        ColumnKind kind = table.schema().column(target).kind();
        Object value = table.column(target).value(row, kind);
        return value == null ? null : value.toString();
    }

    private static Table known(Table table, int[] labels) {
        return table.rows(IntStream.range(0, labels.length)
                .filter(row -> labels[row] >= 0)
                .toArray());
    }

    private static Table sample(Table table, int[] labels, SplittableRandom random) {
        return Shuffle.sample(known(table, labels), MAX_ROWS, random);
    }

    private static Table features(Table table, String target) {
        return table.select(table.schema().columns().stream()
                .filter(column ->
                        !column.name().equals(target) && !column.kind().isTextual() && !column.has(Role.DROP))
                .map(ColumnSchema::name)
                .toList());
    }
}
