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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether synthetic rows leak the training rows by tests G0 to G7, see docs/concepts/release-gate.md.
 */
public final class LeakageJudge {
    private static final List<MembershipTest> TESTS = List.of(
            new ExactCopies(),
            new NearCopies(),
            new SubspaceCopies(),
            new MembershipAttacks(),
            new WorstCase(),
            new AttributeGuess());

    private final Evidence evidence;
    private final List<MembershipTest> tests;
    private final double level;
    private final Validity.Result validity;
    private final LiteralValues.@Nullable Result literals;
    private final List<LeakageTest> membership = new ArrayList<>();
    private final Set<String> nextSteps = new LinkedHashSet<>();

    private LeakageJudge(Evidence evidence) {
        this.evidence = evidence;
        this.validity = Validity.check(evidence);
        this.tests = TESTS.stream()
                .filter(test -> evidence.policy().asks(test.id()) && test.applies(evidence))
                .toList();
        this.level = evidence.policy().alpha() / (tests.size() + others());
        this.literals = evidence.policy().asks("G7") ? LiteralValues.check(evidence, tests.size() + 1) : null;
    }

    /** G7 finds repeated records by a test of its own. */
    private int others() {
        return evidence.policy().asks("G7") ? 1 : 0;
    }

    /**
     * Judges S.
     *
     * @param training T, the rows that the generator was fitted on
     * @param holdout H, rows of the same population that nothing was fitted on; null if there are none
     * @param synthetic S, the rows that would be released
     * @param seed of ties and of subsets of very large tables; nothing else is random
     * @param policy whose errors are shared by all attempts, see {@link GatePolicy#forAttempt}
     * @param attempt to release from these training and holdout rows, 1 for the first
     * @throws IllegalArgumentException if a table lacks a column of T or stores it as another kind, or the attempt is less
     *     than 1
     */
    public static JudgedLeakage judge(
            Table training, @Nullable Table holdout, Table synthetic, long seed, GatePolicy policy, int attempt) {
        @Nullable Table usable = holdout == null || holdout.rowCount() < 2 ? null : holdout;
        return new LeakageJudge(Evidence.of(training, usable, synthetic, seed, policy, attempt)).judge();
    }

    private JudgedLeakage judge() {
        if (literals != null) {
            nextSteps.addAll(literals.nextSteps());
        }
        boolean measured = Validity.isComparable(evidence);
        boolean tested = validity.exchangeable() && measured;
        if (tested) {
            testMembership();
        } else {
            tests.forEach(test -> membership.add(untested(test)));
        }
        nextSteps.addAll(validity.nextSteps());
        List<LeakageTest> all = new ArrayList<>();
        all.add(validity.test());
        all.addAll(membership);
        if (literals != null) {
            all.add(literals.test());
        }
        Leakage leakage = new Leakage(
                measured ? (Double) evidence.distances().dcrShare() : null,
                copies(true),
                evidence.holdout().isPresent() ? (Integer) copies(false) : null,
                all,
                measured ? evidence.distances().curves() : null,
                tested && evidence.policy().asks("G4") ? RocCurves.of(evidence) : List.of());
        if (!couldTell()) {
            nextSteps.add(
                    "No test that the policy names could show a leak in these tables. Name G1, G2 and G4, which need"
                            + " no declaration.");
        }
        return new JudgedLeakage(leakage, verdict(all), List.copyOf(nextSteps));
    }

    /** Whether a test of membership could have been significant, or bounds a leak: otherwise nothing speaks for a release. */
    private boolean couldTell() {
        return membership.stream().anyMatch(test -> test.power() != null || test.margin() != null);
    }

    private Verdict verdict(List<LeakageTest> tests) {
        List<Verdict> decisions = tests.stream().map(LeakageTest::decision).toList();
        return decisions.contains(Verdict.FAIL)
                ? Verdict.FAIL
                : !couldTell() || decisions.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    private void testMembership() {
        List<Outcome> outcomes =
                tests.stream().map(test -> test.run(evidence, level)).toList();
        double[] adjusted =
                Holm.adjust(outcomes.stream().mapToDouble(Outcome::pValue).toArray(), others());
        for (int i = 0; i < adjusted.length; i++) {
            LeakageTest test = decide(tests.get(i), outcomes.get(i), adjusted[i]);
            membership.add(test);
            Outcome outcome = outcomes.get(i);
            if (test.decision() != Verdict.PASS) {
                nextSteps.addAll(adjusted[i] <= evidence.firstAlpha() ? outcome.ifLeaking() : outcome.ifUnclear());
            }
        }
    }

    private LeakageTest decide(MembershipTest test, Outcome outcome, double adjusted) {
        OptionalDouble margin = test.margin(evidence);
        double bound = outcome.upperBound().orElse(0);
        Verdict decision = Verdict.PASS;
        String reason = "";
        if (adjusted <= evidence.policy().alpha()) {
            decision = Verdict.FAIL;
            reason = test.ifSignificant(evidence);
        } else if (adjusted <= evidence.firstAlpha()) {
            decision = Verdict.INCONCLUSIVE;
            reason = Wording.firstWouldFail(evidence);
        } else if (!outcome.shortage().isEmpty()) {
            decision = Verdict.INCONCLUSIVE;
            reason = " " + outcome.shortage();
        } else if (margin.isPresent() && bound > margin.getAsDouble()) {
            decision = Verdict.INCONCLUSIVE;
            reason = " That is more than the margin of " + Wording.percent(margin.getAsDouble()) + ".";
        } else if (outcome.power().isEmpty() && (margin.isEmpty() || bound > 0)) {
            decision = margin.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE;
            reason = " There are too few " + evidence.units().noun() + " for any leak to be significant.";
        }
        return new LeakageTest(
                test.id(),
                test.title(),
                outcome.statistic(),
                outcome.pValue(),
                adjusted,
                boxed(outcome.upperBound()),
                boxed(margin),
                outcome.power().isPresent() ? (Integer) outcome.power().getAsInt() : null,
                decision,
                outcome.facts() + reason);
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private LeakageTest untested(MembershipTest test) {
        return new LeakageTest(
                test.id(),
                test.title(),
                null,
                null,
                null,
                null,
                boxed(test.margin(evidence)),
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
