package dev.synth.eval.internal.leakage;

import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * G0: can training and holdout be compared at all? Every other test of membership takes it that the split was random, so
 * that the labels are exchangeable; a failing report rests on that as much as a passing one.
 */
final class Validity {
    /** Each check may be wrong about this share of honest splits. */
    private static final double LEVEL = 0.001;

    private static final int RANDOM_STAGE = 9;
    private static final int RANK_STAGE = 10;
    private static final int FEWEST_REAL = 2;
    private static final int FEWEST_SYNTHETIC = 100;
    private static final int FEWEST_TWINS = 20;
    private static final int RARER = 6;

    private final Evidence evidence;
    private final List<String> problems = new ArrayList<>();
    private final List<String> nextSteps = new ArrayList<>();
    private boolean exchangeable = true;
    private @Nullable Double driftPValue;

    private Validity(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * What G0 found.
     *
     * @param exchangeable whether the tests that rest on a random split may be run
     */
    record Result(LeakageTest test, boolean exchangeable, List<String> nextSteps) {}

    static Result check(Evidence evidence) {
        Validity check = new Validity(evidence);
        if (check.hasRows()) {
            check.entities();
            check.twins();
            check.drift();
            check.jointDrift();
            check.writtenOtherwise();
        }
        check.enoughSynthetic();
        boolean valid = check.problems.isEmpty();
        String message = valid
                ? "Training and holdout " + evidence.units().noun()
                        + " are disjoint and look like one population, so they can be compared."
                : String.join(" ", check.problems);
        LeakageTest test = new LeakageTest(
                "G0",
                "Validity of the comparison",
                null,
                check.driftPValue,
                null,
                null,
                null,
                null,
                valid ? Verdict.PASS : Verdict.INCONCLUSIVE,
                message);
        return new Result(test, check.exchangeable, check.nextSteps);
    }

    /** Whether there is anything to measure distances between. */
    static boolean isComparable(Evidence evidence) {
        return evidence.training().rowCount() >= FEWEST_REAL
                && evidence.holdout().isPresent()
                && evidence.synthetic().rowCount() > 0
                && evidence.compared().length > 0;
    }

    private boolean hasRows() {
        if (evidence.holdout().isEmpty()) {
            invalid(
                    "There is no holdout: rows that the generator never saw show which matches happen by chance.",
                    "Hold out rows before training (20 % of them, chosen at random) and judge again.");
        } else if (evidence.training().rowCount() < FEWEST_REAL) {
            invalid("There are fewer than 2 training rows.", "Train on more rows.");
        } else if (evidence.compared().length == 0) {
            invalid(
                    "No column can be compared: all are identifiers, entities or free text.",
                    "Declare the kinds of the columns that describe a record.");
        }
        return exchangeable;
    }

    private void entities() {
        int shared = evidence.units().shared();
        if (shared > 0) {
            invalid(
                    "Rows of " + Wording.count(shared) + " entities are in training and in the holdout.",
                    "Split by the entity column, so that all rows of an entity are on one side, and train again.");
        }
    }

    /**
     * Records that two units share: are they one record that was given to both sides, or one that was listed twice? Of
     * twins that were split at random, a known share falls on different sides.
     */
    private void twins() {
        Map<Integer, int[]> counts = new HashMap<>();
        Units units = evidence.units();
        for (int unit = 0; unit < units.count(); unit++) {
            int pattern = evidence.patterns().ofReal(units.firstRow(unit));
            counts.computeIfAbsent(pattern, unseen -> new int[2])[units.isTraining(unit) ? 0 : 1]++;
        }
        int[] patternsOf = new int[4];
        int apart = 0;
        int training = 0;
        for (int[] count : counts.values()) {
            int size = Math.min(patternsOf.length - 1, count[0] + count[1]);
            patternsOf[size] += count[0] + count[1] == size ? 1 : 0;
            apart += count[0] == 1 && count[1] == 1 ? 1 : 0;
            training += count[0] + count[1] == 2 ? count[0] : 0;
        }
        if (twinsApart(patternsOf[2], training, apart) <= LEVEL) {
            invalid(
                    "Holdout rows repeat training rows far more often than a random split of distinct records would.",
                    "Take the holdout from the table before training, at random, each record on one side only.");
        } else if (patternsOf[2] >= FEWEST_TWINS
                && patternsOf[2] > patternsOf[1]
                && patternsOf[2] > RARER * patternsOf[3]) {
            problems.add("Most records are listed exactly twice, which hides copies of them.");
            nextSteps.add("Remove duplicate rows before splitting and training.");
        }
    }

    /**
     * The probability that at least {@code apart} of {@code pairs} pairs are split over both sides, if {@code training} of
     * their rows are training rows.
     */
    static double twinsApart(int pairs, int training, int apart) {
        double p = 0;
        for (int split = apart; split <= Math.min(training, 2 * pairs - training); split += 2) {
            int together = (training - split) / 2;
            p += Math.exp(LogFactorial.choose(pairs, split)
                    + LogFactorial.choose(pairs - split, together)
                    + split * Math.log(2)
                    - LogFactorial.choose(2 * pairs, training));
        }
        return Math.min(1, p);
    }

    private void drift() {
        Drift.Result drift = Drift.test(evidence, LEVEL / 2);
        RankDrift.Result ranks = RankDrift.test(evidence, LEVEL / 2, evidence.random(RANK_STAGE));
        driftPValue = Math.min(1, 2 * Math.min(drift.pValue(), ranks.pValue()));
        Set<String> columns = new LinkedHashSet<>(drift.columns());
        if (ranks.pValue() <= LEVEL / 2) {
            columns.add(ranks.column());
        }
        if (!columns.isEmpty()) {
            invalid(
                    "Holdout and training rows come from different populations; they differ in "
                            + Wording.names(List.copyOf(columns)) + ".",
                    "Choose the holdout at random from the same rows as the training rows, not by time, place or order.");
        }
    }

    /** Only where no column drifts, which says more and costs less. */
    private void jointDrift() {
        if (!exchangeable) {
            return;
        }
        double p = JointDrift.pValue(evidence, LEVEL, evidence.random(RANDOM_STAGE));
        driftPValue = Math.min(p, driftPValue == null ? 1 : driftPValue);
        if (p <= LEVEL) {
            invalid(
                    "Holdout and training rows come from different populations; they differ in how their columns depend"
                            + " on each other.",
                    "Choose the holdout at random from the same rows as the training rows, not by time, place or order.");
        }
    }

    /** Of a few such columns the parts without them can still be compared. */
    private void writtenOtherwise() {
        List<String> others = OtherValues.columns(evidence);
        if (2 * others.size() > evidence.compared().length) {
            problems.add("Synthetic rows hold no value that real rows could have in " + Wording.names(others)
                    + ", so that copies cannot be told.");
            nextSteps.add("Write the synthetic rows as the real ones are written, in the same units and spellings, and"
                    + " judge them again.");
        }
    }

    private void enoughSynthetic() {
        if (evidence.synthetic().rowCount() < FEWEST_SYNTHETIC) {
            problems.add("Fewer than " + FEWEST_SYNTHETIC + " synthetic rows show too little of the generator.");
            nextSteps.add("Judge at least " + FEWEST_SYNTHETIC + " synthetic rows, better as many as training rows.");
        }
    }

    private void invalid(String problem, String nextStep) {
        exchangeable = false;
        problems.add(problem);
        nextSteps.add(nextStep);
    }
}
