package dev.synth.eval.junit;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.GatePolicy;
import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.Verdict;
import dev.synth.table.Table;
import java.util.Map;
import java.util.Optional;

/** An assertion about synthetic rows; immutable. */
public final class ReleaseAssert {
    static final long DEFAULT_SEED = 1;

    private final Table training;
    private final Table holdout;
    private final Table synthetic;
    private final long seed;

    ReleaseAssert(Table training, Table holdout, Table synthetic, long seed) {
        this.training = training;
        this.holdout = holdout;
        this.synthetic = synthetic;
        this.seed = seed;
    }

    /** The same with another seed of the gate's own random choices, which is 1 otherwise. */
    public ReleaseAssert withSeed(long other) {
        return new ReleaseAssert(training, holdout, synthetic, other);
    }

    /** {@link #passes(GatePolicy)} under the standard policy. */
    public EvaluationReport passes() {
        return passes(GatePolicy.standard());
    }

    /**
     * Judges the rows and returns the report if the verdict is PASS.
     *
     * @throws AssertionError with the report's summary, if the verdict is FAIL or INCONCLUSIVE
     * @throws IllegalArgumentException if the tables do not share their columns
     */
    public EvaluationReport passes(GatePolicy policy) {
        EvaluationReport report = judge(policy);
        requirePass(report);
        return report;
    }

    EvaluationReport judge(GatePolicy policy) {
        return LeakageGate.of(policy)
                .assess(new ReleaseEvidence(training, Optional.of(holdout), synthetic, seed, Map.of()));
    }

    static void requirePass(EvaluationReport report) {
        if (report.verdict() != Verdict.PASS) {
            throw new AssertionError("The release gate refuses these rows.\n" + report.summary());
        }
    }
}
