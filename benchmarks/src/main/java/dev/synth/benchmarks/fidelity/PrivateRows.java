package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.internal.privacy.MarginalMechanism;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.Table;

/**
 * Rows drawn from noisy marginals. The noise is secret, so a seed gives other rows each time. The schema is taken as
 * public, though the benchmark infers it.
 *
 * @param pairs whether pairs of columns are learnt, or each column by itself
 */
record PrivateRows(PrivacyBudget budget, boolean pairs) implements RowMaker {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return pairs ? "private-marginals" : "private-independent";
    }

    @Override
    public Made make(Table training, long seed, News news) {
        long begin = System.nanoTime();
        Table table = training.withoutDropped();
        MarginalMechanism.Result result =
                pairs ? MarginalMechanism.learn(table, budget) : MarginalMechanism.learnColumns(table, budget);
        double trainingSeconds = (System.nanoTime() - begin) / NANOS;
        result.notes().forEach(news::onWarning);
        begin = System.nanoTime();
        Table rows = result.model().draw(training.rowCount(), seed);
        return new Made(rows, 0, trainingSeconds, (System.nanoTime() - begin) / NANOS);
    }

    @Override
    public void describe(ObjectNode record) {
        record.put("epsilon", budget.epsilon()).put("delta", budget.delta());
    }
}
