package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.eval.internal.metrics.Shuffle;
import dev.synth.table.Table;
import java.util.SplittableRandom;

/**
 * The training table with each column shuffled by itself: perfect marginals and no dependence. What a generator must beat
 * to have learnt anything. Its values are those of T, names included, so the gate fails it.
 */
record IndependentRows() implements RowMaker {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "independent";
    }

    @Override
    public Made make(Table training, long seed, News news) {
        long begin = System.nanoTime();
        Table rows = Shuffle.columns(training.withoutDropped(), new SplittableRandom(seed));
        return new Made(rows, 0, 0, (System.nanoTime() - begin) / NANOS);
    }

    @Override
    public void describe(ObjectNode record) {}
}
