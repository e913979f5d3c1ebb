package dev.synth.eval.cases;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.internal.leakage.JudgedLeakage;
import dev.synth.eval.internal.leakage.LeakageJudge;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the gate, and plain rules, say about one draw of a case.
 *
 * @param fired the tests that decided FAIL
 * @param tests how many tests share the gate's level
 * @param dcr the plain rule; null if there is no holdout or if it was not asked for
 * @param identical share of synthetic rows equal to a training row
 * @param leaked distinct training units repeated
 */
record CaseRun(
        Verdict verdict,
        List<String> fired,
        int tests,
        @Nullable PlainDcr dcr,
        double identical,
        int leaked) {

    /** Draws and judges under the standard policy as users are, seeds in parallel. */
    static List<CaseRun> of(GateCase gateCase, Sizes sizes, int seeds, boolean compared) {
        return LongStream.range(0, seeds)
                .parallel()
                .mapToObj(number -> of(gateCase, sizes, number, compared))
                .toList();
    }

    private static CaseRun of(GateCase gateCase, Sizes sizes, long seed, boolean compared) {
        Trial trial = gateCase.scenario().draw(sizes, gateCase.seed(seed));
        JudgedLeakage judged = LeakageJudge.judge(
                trial.training(), trial.holdout(), trial.synthetic(), seed, GatePolicy.standard(), gateCase.attempt());
        Leakage leakage = judged.leakage();
        List<String> fired = leakage.tests().stream()
                .filter(test -> test.decision() == Verdict.FAIL)
                .map(LeakageTest::id)
                .toList();
        int tests = (int) leakage.tests().stream()
                .filter(test -> test.adjustedPValue() != null)
                .count();
        PlainDcr dcr = compared && trial.holdout() != null
                ? PlainDcr.of(trial.training(), trial.holdout(), trial.synthetic(), new SplittableRandom(seed))
                : null;
        double identical = (double) leakage.exactCopies() / trial.synthetic().rowCount();
        return new CaseRun(judged.verdict(), fired, tests, dcr, identical, trial.leaked());
    }
}
