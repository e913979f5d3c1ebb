package dev.synth.eval.internal.metrics;

import dev.synth.eval.Detection;
import dev.synth.eval.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Two-sample tests of S and of H against T. */
final class DetectionScores {
    private DetectionScores() {}

    static Detection of(ComparedTables tables, SplittableRandom random) {
        TwoSampleTest synthetic = new TwoSampleTest(tables.training(), tables.synthetic(), random);
        @Nullable Table holdout = tables.holdout();
        TwoSampleTest reference = holdout == null ? null : new TwoSampleTest(tables.training(), holdout, random);
        Table drawn = Shuffle.sample(tables.training(), TwoSampleTest.MAX_ROWS, random);
        TwoSampleTest independent = new TwoSampleTest(drawn, Shuffle.columns(drawn, random), random);
        return new Detection(
                synthetic.score(DetectionScores::logistic),
                synthetic.score(DetectionScores::trees),
                reference == null ? null : (Double) reference.score(DetectionScores::logistic),
                reference == null ? null : (Double) reference.score(DetectionScores::trees),
                independent.score(DetectionScores::logistic),
                independent.score(DetectionScores::trees));
    }

    static double[] logistic(Table training, int[] labels, Table test) {
        return LogisticRegression.fit(training, labels).scores(test);
    }

    static double[] trees(Table training, int[] labels, Table test) {
        return BoostedTrees.classifier(training, labels, 2).margins(test)[0];
    }
}
