package dev.synth.eval.internal.leakage;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.internal.leakage.MembershipTest.Outcome;
import dev.synth.gate.Verdict;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether synthetic rows leak the training rows: G0 (validity), G1 (exact copies), G2 (near copies) and G7 (literal
 * values), see docs/concepts/release-gate.md.
 */
public final class LeakageJudge {
    private static final List<MembershipTest> TESTS = List.of(new ExactCopies(), new NearCopies());

    private final Evidence evidence;
    private final Validity.Result validity;
    private final LiteralValues.Result literals;
    private final List<LeakageTest> membership = new ArrayList<>();
    private final Set<String> nextSteps = new LinkedHashSet<>();

    private LeakageJudge(Evidence evidence) {
        this.evidence = evidence;
        this.validity = Validity.check(evidence);
        this.literals = LiteralValues.check(evidence);
    }

    /**
     * Judges S.
     *
     * @param training T, the rows that the generator was fitted on
     * @param holdout H, rows of the same population that nothing was fitted on; null if there are none
     * @param synthetic S, the rows that would be released
     * @param seed of ties and of subsets of very large tables; nothing else is random
     * @throws IllegalArgumentException if a table lacks a column of T or stores it as another kind
     */
    public static JudgedLeakage judge(
            Table training, @Nullable Table holdout, Table synthetic, long seed, GatePolicy policy) {
        @Nullable Table usable = holdout == null || holdout.rowCount() < 2 ? null : holdout;
        return new LeakageJudge(Evidence.of(training, usable, synthetic, seed, policy)).judge();
    }

    private JudgedLeakage judge() {
        nextSteps.addAll(literals.nextSteps());
        if (validity.exchangeable() && Validity.isComparable(evidence)) {
            testMembership();
        } else {
            TESTS.forEach(test -> membership.add(untested(test)));
        }
        nextSteps.addAll(validity.nextSteps());
        List<LeakageTest> tests = new ArrayList<>();
        tests.add(validity.test());
        tests.addAll(membership);
        tests.add(literals.test());
        boolean measured = Validity.isComparable(evidence);
        Leakage leakage = new Leakage(
                measured ? (Double) evidence.distances().dcrShare() : null,
                copies(true),
                evidence.holdout().isPresent() ? (Integer) copies(false) : null,
                List.copyOf(tests),
                measured ? evidence.distances().curves() : null);
        return new JudgedLeakage(leakage, verdict(tests), List.copyOf(nextSteps));
    }

    private static Verdict verdict(List<LeakageTest> tests) {
        List<Verdict> decisions = tests.stream().map(LeakageTest::decision).toList();
        return decisions.contains(Verdict.FAIL)
                ? Verdict.FAIL
                : decisions.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    private void testMembership() {
        double level = evidence.policy().alpha() / TESTS.size();
        List<Outcome> outcomes =
                TESTS.stream().map(test -> test.run(evidence, level)).toList();
        double[] adjusted =
                Holm.adjust(outcomes.stream().mapToDouble(Outcome::pValue).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            LeakageTest test = decide(TESTS.get(i), outcomes.get(i), adjusted[i]);
            membership.add(test);
            Outcome outcome = outcomes.get(i);
            nextSteps.addAll(
                    switch (test.decision()) {
                        case PASS -> List.of();
                        case FAIL -> outcome.ifLeaking();
                        case INCONCLUSIVE -> outcome.ifUnclear();
                    });
        }
    }

    private LeakageTest decide(MembershipTest test, Outcome outcome, double adjusted) {
        double margin = test.margin(evidence);
        Verdict decision = Verdict.PASS;
        String reason = "";
        if (adjusted <= evidence.policy().alpha()) {
            decision = Verdict.FAIL;
            reason = " Training " + evidence.units().noun() + " are favoured more than chance allows.";
        } else if (!outcome.shortage().isEmpty()) {
            decision = Verdict.INCONCLUSIVE;
            reason = " " + outcome.shortage();
        } else if (outcome.upperBound() > margin) {
            decision = Verdict.INCONCLUSIVE;
            reason = " That is more than the margin of " + Wording.percent(margin) + ".";
        } else if (outcome.power().isEmpty() && outcome.upperBound() > 0) {
            decision = Verdict.INCONCLUSIVE;
            reason = " There are too few " + evidence.units().noun() + " for any leak to be significant.";
        }
        return new LeakageTest(
                test.id(),
                test.title(),
                outcome.statistic(),
                outcome.pValue(),
                adjusted,
                outcome.upperBound(),
                margin,
                outcome.power().isPresent() ? (Integer) outcome.power().getAsInt() : null,
                decision,
                outcome.facts() + reason);
    }

    private LeakageTest untested(MembershipTest test) {
        return new LeakageTest(
                test.id(),
                test.title(),
                null,
                null,
                null,
                null,
                test.margin(evidence),
                null,
                Verdict.INCONCLUSIVE,
                "Not tested: training and holdout cannot be compared (G0).");
    }

    /** Rows of S equal to a row of T or, of the others, equal to a row of H. */
    private int copies(boolean ofTraining) {
        Patterns patterns = evidence.patterns();
        if (evidence.compared().length == 0) {
            return 0;
        }
        boolean[] inTraining = new boolean[patterns.count()];
        for (int row = 0; row < evidence.training().rowCount(); row++) {
            inTraining[patterns.ofReal(row)] = true;
        }
        return (int) IntStream.range(0, evidence.synthetic().rowCount())
                .map(patterns::ofSynthetic)
                .filter(pattern -> pattern != Patterns.NONE && inTraining[pattern] == ofTraining)
                .count();
    }
}
