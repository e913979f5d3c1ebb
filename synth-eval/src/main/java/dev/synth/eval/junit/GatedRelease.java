package dev.synth.eval.junit;

import dev.synth.eval.GatePolicy;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What a {@link ReleaseGated} test wants to release. Not thread-safe. */
public final class GatedRelease {
    private final List<Candidate> candidates = new ArrayList<>();

    GatedRelease() {}

    record Candidate(ReleaseAssert rows, GatePolicy policy) {}

    /** {@link #of(Table, Table, Table, GatePolicy)} under the standard policy. */
    public void of(Table training, Table holdout, Table synthetic) {
        of(training, holdout, synthetic, GatePolicy.standard());
    }

    /**
     * Hands over rows, to be judged when the test method has ended.
     *
     * @param training the rows that the generator was fitted on
     * @param holdout rows of the same population that nothing was fitted on
     * @param synthetic the rows that would be released
     */
    public void of(Table training, Table holdout, Table synthetic, GatePolicy policy) {
        candidates.add(new Candidate(ReleaseAssertions.assertThatRelease(training, holdout, synthetic), policy));
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }
}
