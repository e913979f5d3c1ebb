package dev.synth.eval.internal.leakage;

import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much denser the synthetic rows lie at a real row than real rows do (the score of DOMIAS, van Breugel et al. 2023):
 * the log odds of boosted trees that tell S from a reference. The reference is drawn from T ∪ H, so that it knows nothing of
 * who was in training.
 */
final class DensityRatio {
    private static final int MOST_ROWS = 10_000;

    private DensityRatio() {}

    /** By real row, training rows first; high means dense in S. */
    static double[] of(Evidence evidence, SplittableRandom random) {
        List<String> names = Arrays.stream(evidence.compared())
                .mapToObj(column -> evidence.training().schema().column(column).name())
                .toList();
        Table real = evidence.allReal().select(names);
        Table synthetic = evidence.synthetic().select(names);
        int rows = Math.min(MOST_ROWS, Math.min(real.rowCount(), synthetic.rowCount()));
        // In random order, so that not even the order of summation depends on the split.
        Table reference = real.rows(Arrays.copyOf(Sample.shuffled(real.rowCount(), random), rows));
        Table drawn = synthetic.rows(Arrays.copyOf(Sample.shuffled(synthetic.rowCount(), random), rows));
        int[] labels = IntStream.range(0, 2 * rows).map(row -> row / rows).toArray();
        return BoostedTrees.classifier(reference.append(drawn), labels, 2).margins(real)[0];
    }
}
