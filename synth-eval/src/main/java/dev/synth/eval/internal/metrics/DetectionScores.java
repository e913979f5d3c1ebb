package dev.synth.eval.internal.metrics;

import dev.synth.eval.Detection;
import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.List;
import java.util.SplittableRandom;

/** Two-sample tests of S and of H against T. */
final class DetectionScores {
    /** Of more columns, as many are drawn at random. */
    static final int MAX_COLUMNS = 200;

    private DetectionScores() {}

    static Detection of(ComparedTables tables, SplittableRandom random) {
        Table training = Shuffle.sampleColumns(tables.training(), MAX_COLUMNS, random);
        List<String> columns = training.schema().names();
        TwoSampleTest synthetic = new TwoSampleTest(training, tables.synthetic().select(columns), random);
        Table holdout = tables.holdout();
        TwoSampleTest reference = holdout == null ? null : new TwoSampleTest(training, holdout.select(columns), random);
        Table drawn = Shuffle.sample(training, TwoSampleTest.MAX_ROWS, random);
        TwoSampleTest independent = new TwoSampleTest(drawn, Shuffle.columns(drawn, random), random);
        return new Detection(
                synthetic.score(DetectionScores::logistic),
                synthetic.score(DetectionScores::trees),
                reference == null ? null : (Double) reference.score(DetectionScores::logistic),
                reference == null ? null : (Double) reference.score(DetectionScores::trees),
                independent.score(DetectionScores::logistic),
                independent.score(DetectionScores::trees),
                columns.size(),
                synthetic.rows());
    }

    static double[] logistic(Table training, int[] labels, Table test) {
        return LogisticRegression.fit(training, labels).scores(test);
    }

    static double[] trees(Table training, int[] labels, Table test) {
        return BoostedTrees.classifier(training, labels, 2).margins(test)[0];
    }
}
