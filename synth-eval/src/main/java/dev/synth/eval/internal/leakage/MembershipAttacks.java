package dev.synth.eval.internal.leakage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * G4: does an attacker tell more members than the margin allows? For every {@link Attack}, looked at are the fronts of its
 * ranking. That some trace of training shows (found by the same sets and the Mann–Whitney sum, labels dealt at random) is
 * said and decides nothing: every generator that learns lies closer to the rows it learnt from, and enough rows show it.
 *
 * <p>The bound is on the true positive rate at a false positive rate f of 1 %. If at most a share l of the training units
 * leaked and the rest are like holdout units, it is at most f + (1 − f)·l; l is bounded by {@link FrontBound} in the front
 * that f and the margin fill, or in a shorter one of small tables.
 */
final class MembershipAttacks implements MembershipTest {
    static final double FALSE_POSITIVES = 0.01;

    private static final double[] SHARES = DoubleStream.concat(Arrays.stream(Ranking.FRONTS), DoubleStream.of(0.3))
            .toArray();
    private static final int RANDOM_STAGE = 7;
    /** Three attacks have to pass together. */
    private static final double HONEST = 0.998;

    private static final int FEWEST_IN_FRONT = 5;

    @Override
    public String id() {
        return "G4";
    }

    @Override
    public String title() {
        return "Membership attacks";
    }

    @Override
    public OptionalDouble margin(Evidence evidence) {
        return OptionalDouble.of(evidence.policy().attackMargin());
    }

    /** How well one attack does. */
    private record Bounded(Attack attack, FrontBound front, double rate) {
        static Bounded of(Attack attack, Evidence evidence) {
            int[] units = attack.ranking().units();
            int training = attack.ranking().trainingHits(evidence.units(), units.length);
            double margin = evidence.policy().attackMargin();
            double longest = FALSE_POSITIVES * (units.length - training) + margin * training;
            FrontBound front = FrontBound.of(
                    units.length,
                    training,
                    (int) Math.ceil(longest),
                    FrontBound.Demand.of(evidence, excess(evidence), HONEST));
            double leaked = front.bound(length -> attack.ranking().trainingHits(evidence.units(), length));
            return new Bounded(attack, front, FALSE_POSITIVES + (1 - FALSE_POSITIVES) * leaked);
        }
    }

    private static double excess(Evidence evidence) {
        return (evidence.policy().attackMargin() - FALSE_POSITIVES) / (1 - FALSE_POSITIVES);
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        UnitSets sets = new UnitSets(evidence.units());
        List<Bounded> bounds = new ArrayList<>();
        for (Attack attack : evidence.attacks()) {
            sets.addFronts(attack.name(), attack.ranking(), attack.ranking().sizesOf(SHARES));
            sets.addRanking(attack.name(), attack.ranking());
            bounds.add(Bounded.of(attack, evidence));
        }
        boolean trace = sets.pValue(level, evidence.random(RANDOM_STAGE)) <= level;
        ToleratedLeak excess = tolerated(evidence);
        ToleratedLeak.Result result = excess.test();
        Bounded worst =
                bounds.stream().max(Comparator.comparingDouble(Bounded::rate)).orElseThrow();
        return new Outcome(
                result.statistic(),
                result.pValue(),
                OptionalDouble.of(worst.rate()),
                excess.leastVisible(level),
                facts(evidence, sets.mostSurprising(), trace, worst) + farthest(evidence, result),
                worst.front().size() < FEWEST_IN_FRONT
                        ? "Too few " + evidence.units().noun() + " to tell."
                        : "",
                List.of(trainLess(evidence)),
                FrontBound.moreRows(evidence, worst.front(), "what attackers gain")
                        .orElse(List.of(trainLess(evidence))));
    }

    private static ToleratedLeak tolerated(Evidence evidence) {
        List<Ranking> rankings =
                evidence.attacks().stream().map(Attack::ranking).toList();
        int training = evidence.units().training();
        double[] shares =
                Arrays.stream(SHARES).filter(share -> share > excess(evidence)).toArray();
        return new ToleratedLeak(evidence.units(), (int) Math.floor(excess(evidence) * training), rankings, shares);
    }

    @Override
    public String ifSignificant(Evidence evidence) {
        return " There are significantly more training " + evidence.units().noun() + " in it than chance and a leak of "
                + Wording.percent(excess(evidence)) + " of them, which is what the margin of "
                + Wording.percent(evidence.policy().attackMargin()) + " stands for, explain together.";
    }

    private static String farthest(Evidence evidence, ToleratedLeak.Result result) {
        return result.ranking() < 0
                ? ""
                : " Of the fronts looked at, the first " + Wording.percent(result.share()) + " by "
                        + evidence.attacks().get(result.ranking()).name() + " lies farthest above the margin.";
    }

    private static String facts(Evidence evidence, String standsOut, boolean trace, Bounded worst) {
        return "An attacker who ranks " + evidence.units().noun() + " by "
                + worst.attack().name()
                + " and accepts 1 % false alarms finds at most " + Wording.percent(worst.rate())
                + " of the training " + evidence.units().noun() + " (" + Wording.bound(evidence.policy())
                + "); chance finds 1 %. Training " + evidence.units().noun() + " stand out most by "
                + standsOut
                + (trace ? ", by more than chance; the margin limits by how much." : ".");
    }

    private static String trainLess(Evidence evidence) {
        return "Train less, with a smaller model or on more rows: what comes out tells which "
                + evidence.units().noun() + " were in training.";
    }
}
