package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * G2: do near copies favour training records? Units are ranked by λ (see {@link Distances}), ties in random order, and
 * training units counted among the first 0.1, 0.5, 2 and 10 %.
 *
 * <p>The bound is read where a generator that leaks just the margin fills the whole tail: wider tails only add the noise of
 * honest records.
 */
final class NearCopies implements MembershipTest {
    private static final double[] LEVELS = {0.001, 0.02, 0.1};
    private static final int RANDOM_STAGE = 2;
    private static final int FEWEST_IN_TAIL = 5;

    /**
     * An honest generator passes in at least 93 % (mostly 98 %) of splits if N · margin · h(1 − h) ≥ 8, with h the share of
     * holdout units: found by enumerating the bound, see docs/concepts/release-gate.md.
     */
    private static final double ENOUGH = 8;

    @Override
    public String id() {
        return "G2";
    }

    @Override
    public String title() {
        return "Near copies";
    }

    @Override
    public double margin(Evidence evidence) {
        return evidence.policy().nearMargin();
    }

    @Override
    public Outcome run(Evidence evidence, double level) {
        Distances distances = evidence.distances();
        int searched = distances.units().length;
        double margin = margin(evidence);
        int[] sizes = DoubleStream.concat(DoubleStream.of(margin), Arrays.stream(LEVELS))
                .sorted()
                .mapToInt(tail -> size(tail, searched))
                .toArray();
        int[] hits = trainingHits(evidence, sizes);
        int marginSize = size(margin, searched);
        int marginHits = hits[Arrays.binarySearch(sizes, marginSize)];
        Hypergeometric chance = new Hypergeometric(searched, distances.trainingUnits(), marginSize);
        double bound = (double) chance.leakedAtMost(marginHits) / Math.max(1, distances.trainingUnits());
        TailTest test = new TailTest(searched, distances.trainingUnits(), sizes);
        double statistic = test.statistic(hits);
        return new Outcome(
                statistic,
                test.pValue(statistic),
                bound,
                power(test, level, distances),
                facts(evidence, chance, marginHits, bound),
                marginSize < FEWEST_IN_TAIL ? "Too few " + evidence.units().noun() + " to tell." : "",
                List.of(trainLess(evidence)),
                ifUnclear(evidence, chance));
    }

    private static int size(double tail, int searched) {
        return Math.max(1, (int) Math.ceil(tail * searched));
    }

    private static int[] trainingHits(Evidence evidence, int[] sizes) {
        Distances distances = evidence.distances();
        double[] scores = distances.scores();
        // The sort is stable, so that ties keep the random order.
        int[] ranking = Arrays.stream(Sample.shuffled(scores.length, evidence.random(RANDOM_STAGE)))
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> scores[unit]))
                .mapToInt(Integer::intValue)
                .toArray();
        return Arrays.stream(sizes)
                .map(size -> (int) IntStream.range(0, size)
                        .filter(rank -> ranking[rank] < distances.trainingUnits())
                        .count())
                .toArray();
    }

    /** In units of the whole table: of a subset, only that share of the leaks is seen. */
    private static OptionalInt power(TailTest test, double level, Distances distances) {
        OptionalInt seen = test.leastVisible(level);
        double share = distances.unitShare() * distances.syntheticShare();
        return seen.isEmpty() ? seen : OptionalInt.of((int) Math.ceil(seen.getAsInt() / share));
    }

    private static String facts(Evidence evidence, Hypergeometric chance, int hits, double bound) {
        String noun = evidence.units().noun();
        return "Among the " + Wording.percent(evidence.policy().nearMargin()) + " of " + noun
                + " that synthetic rows come unusually close to, " + Wording.count(hits)
                + " are training " + noun + ", where chance gives " + Wording.count(Math.round(chance.mean()))
                + ". At most " + Wording.percent(bound) + " of the training " + noun
                + " can have been nearly copied (95 % bound)." + subset(evidence);
    }

    private static String subset(Evidence evidence) {
        Distances distances = evidence.distances();
        if (distances.unitShare() == 1 && distances.syntheticShare() == 1) {
            return "";
        }
        return " Searched was a random " + Wording.percent(distances.unitShare()) + " of the real "
                + evidence.units().noun() + " and " + Wording.percent(distances.syntheticShare())
                + " of the synthetic rows; near copies outside these are not seen.";
    }

    private static String trainLess(Evidence evidence) {
        return "Train less, with a smaller model or on more rows: synthetic rows come closer to training "
                + evidence.units().noun() + " than to the holdout's.";
    }

    /** More rows, if the bound is wide because there are few; otherwise it is the generator. */
    private static List<String> ifUnclear(Evidence evidence, Hypergeometric chance) {
        double margin = evidence.policy().nearMargin();
        double holdout = 1 - (double) chance.marked() / Math.max(1, chance.population());
        double evidencePerUnit = margin * holdout * (1 - holdout);
        if (evidencePerUnit == 0 || evidencePerUnit * chance.population() >= ENOUGH) {
            return List.of(trainLess(evidence));
        }
        String rows = "Bring more rows: about " + Wording.number((long) Math.ceil(ENOUGH / evidencePerUnit - 1e-6))
                + " "
                + evidence.units().noun() + " (training and holdout together) are needed to bound near copies at "
                + Wording.percent(margin) + " with " + Wording.percent(holdout) + " held out.";
        boolean holdoutHelps = margin * chance.population() / 4 >= ENOUGH;
        return holdoutHelps ? List.of(rows, "Or hold out a larger share of the rows, up to one half.") : List.of(rows);
    }
}
