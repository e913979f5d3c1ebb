package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A classifier two-sample test (Lopez-Paz and Oquab 2017): how well a classifier tells the rows of two tables apart.
 *
 * <p>The score is {@code 1 − (2·max(½, AUC) − 1)}, AUC being the mean of {@value #FOLDS} cross-validation folds. Both
 * tables are cut, at random, to equally many rows, at most {@value #MAX_ROWS}; tables of fewer than {@value #FOLDS} rows
 * show no difference and score 1.
 */
final class TwoSampleTest {
    static final int MAX_ROWS = 20_000;

    private static final int FOLDS = 3;

    /** Learns to tell rows of class 1 from rows of class 0. */
    interface Classifier {
        /** Scores for the test rows, higher meaning class 1, after fitting on the training rows. */
        double[] fitAndScore(Table training, int[] labels, Table test);
    }

    private final Table pooled;
    private final int[] labels;
    private final int[] folds;

    /** Draws the rows and the folds, so that every classifier is tested on the same ones. */
    TwoSampleTest(Table first, Table second, SplittableRandom random) {
        int rows = Math.min(MAX_ROWS, Math.min(first.rowCount(), second.rowCount()));
        pooled = Shuffle.sample(first, rows, random).append(Shuffle.sample(second, rows, random));
        labels = IntStream.range(0, 2 * rows).map(row -> row < rows ? 0 : 1).toArray();
        folds = new int[2 * rows];
        int[] firstOrder = Shuffle.permutation(rows, random);
        int[] secondOrder = Shuffle.permutation(rows, random);
        for (int i = 0; i < rows; i++) {
            folds[firstOrder[i]] = i % FOLDS;
            folds[rows + secondOrder[i]] = i % FOLDS;
        }
    }

    /** How many rows of each table are told apart. */
    int rows() {
        return labels.length / 2;
    }

    /** The score of one classifier, 0 to 1: 1 if it cannot tell the tables apart. */
    double score(Classifier classifier) {
        if (labels.length < 2 * FOLDS || pooled.schema().size() == 0) {
            return 1;
        }
        double auc =
                IntStream.range(0, FOLDS)
                        .parallel()
                        .mapToDouble(fold -> auc(classifier, fold))
                        .boxed()
                        .toList()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
        return 1 - (2 * Math.max(0.5, auc) - 1);
    }

    private double auc(Classifier classifier, int fold) {
        int[] training = IntStream.range(0, folds.length)
                .filter(row -> folds[row] != fold)
                .toArray();
        int[] test = IntStream.range(0, folds.length)
                .filter(row -> folds[row] == fold)
                .toArray();
        double[] scores = classifier.fitAndScore(pooled.rows(training), labels(training), pooled.rows(test));
        return Auc.of(labels(test), scores);
    }

    private int[] labels(int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }
}
