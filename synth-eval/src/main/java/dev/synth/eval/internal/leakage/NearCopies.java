package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * G2: do near copies favour training records? Units are ranked by λ (see {@link Distances}), ties in random order, and
 * training units counted in fronts of 0.1 to 10 %. The bound is that of {@link FrontBound}.
 */
final class NearCopies implements MembershipTest {
    private static final int RANDOM_STAGE = 2;
    private static final double HONEST = 0.99;
    private static final int FEWEST_IN_FRONT = 5;

    @Override
    public String id() {
        return "G2";
    }

    @Override
    public String title() {
        return "Near copies";
    }

    @Override
    public OptionalDouble margin(Evidence evidence) {
        return OptionalDouble.of(evidence.policy().nearMargin());
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        Distances distances = evidence.distances();
        Ranking ranking = Ranking.of(distances.units(), distances.scores(), evidence.random(RANDOM_STAGE));
        double margin = evidence.policy().nearMargin();
        int[] sizes = Arrays.stream(Ranking.FRONTS)
                .mapToInt(ranking::sizeOf)
                .distinct()
                .toArray();
        int[] hits = Arrays.stream(sizes)
                .map(size -> ranking.trainingHits(evidence.units(), size))
                .toArray();
        TailTest test = new TailTest(ranking.size(), distances.trainingUnits(), sizes);
        double statistic = test.statistic(hits);
        FrontBound front = FrontBound.of(
                ranking.size(),
                distances.trainingUnits(),
                ranking.sizeOf(margin),
                FrontBound.Demand.of(evidence, margin, HONEST));
        int frontHits = ranking.trainingHits(evidence.units(), front.size());
        double bound = front.bound(length -> ranking.trainingHits(evidence.units(), length));
        return new Outcome(
                statistic,
                test.pValue(statistic),
                OptionalDouble.of(bound),
                power(test, level, distances),
                facts(evidence, front, frontHits, bound),
                front.size() < FEWEST_IN_FRONT ? "Too few " + evidence.units().noun() + " to tell." : "",
                List.of(trainLess(evidence)),
                ifUnclear(evidence, front));
    }

    /** In units of the whole table: of a subset, only that share of the leaks is seen. */
    private static OptionalInt power(TailTest test, double level, Distances distances) {
        return Wording.scaled(test.leastVisible(level), distances.unitShare() * distances.syntheticShare());
    }

    private static String facts(Evidence evidence, FrontBound front, int hits, double bound) {
        String noun = evidence.units().noun();
        Distances distances = evidence.distances();
        return "Among the " + Wording.percent((double) front.size() / front.population()) + " of " + noun
                + " that synthetic rows come unusually close to, " + Wording.count(hits)
                + " are training " + noun + ", where chance gives "
                + Wording.count(Math.round(front.chance().mean())) + ". At most " + Wording.percent(bound)
                + " of the training " + noun + " can have been nearly copied"
                + (hits < front.size() ? " and stand among these (" : " (")
                + Wording.bound(evidence.policy()) + ")."
                + Wording.searched(noun, distances.unitShare(), distances.syntheticShare());
    }

    private static String trainLess(Evidence evidence) {
        return "Train less, with a smaller model or on more rows: synthetic rows come closer to training "
                + evidence.units().noun() + " than to the holdout's.";
    }

    /** More rows, if the bound is wide because there are few; otherwise it is the generator. */
    private static List<String> ifUnclear(Evidence evidence, FrontBound front) {
        return FrontBound.moreRows(evidence, front, "near copies").orElse(List.of(trainLess(evidence)));
    }
}
