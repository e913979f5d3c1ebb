package dev.synth.eval.internal.leakage;

import dev.synth.internal.trees.BoostedTrees;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Can boosted trees tell training from holdout rows? A classifier two-sample test (Lopez-Paz & Oquab 2017) on one row per
 * unit, which sees columns that drift only in how they depend on each other.
 *
 * <p>Two halves of the units; trees learn the labels of one and score the other. Given what was learnt, the labels of the
 * other half are exchangeable, so its Mann–Whitney sum has a permutation distribution. The smaller p-value of the two
 * counts, doubled.
 */
final class JointDrift {
    private static final int MOST_UNITS = 20_000;
    private static final int FEWEST_OF_A_SIDE = 50;
    private static final double LEARNER_SHARE = 0.5;

    private JointDrift() {}

    /** A valid p-value of the hypothesis that units were split at random; 1 if there are too few to learn from. */
    static double pValue(Evidence evidence, double level, SplittableRandom random) {
        Units units = evidence.units();
        int[] drawn = Sample.rows(units.count(), MOST_UNITS, random);
        int[] order = Arrays.stream(Sample.shuffled(drawn.length, random))
                .map(at -> drawn[at])
                .toArray();
        int half = (int) (LEARNER_SHARE * order.length);
        int[] first = Arrays.copyOf(order, half);
        int[] second = Arrays.copyOfRange(order, half, order.length);
        long smallest = List.of(first, second).stream()
                .mapToLong(part -> Math.min(training(units, part), part.length - training(units, part)))
                .min()
                .orElse(0);
        if (smallest < FEWEST_OF_A_SIDE) {
            return 1;
        }
        double p = Math.min(
                pValue(evidence, first, second, level / 2, random), pValue(evidence, second, first, level / 2, random));
        return Math.min(1, 2 * p);
    }

    private static int training(Units units, int[] part) {
        return (int) Arrays.stream(part).filter(units::isTraining).count();
    }

    private static double pValue(Evidence evidence, int[] learnt, int[] scored, double level, SplittableRandom random) {
        Units units = evidence.units();
        int[] labels = Arrays.stream(learnt)
                .map(unit -> units.isTraining(unit) ? 1 : 0)
                .toArray();
        double[] margins =
                BoostedTrees.classifier(rows(evidence, learnt), labels, 2).margins(rows(evidence, scored))[0];
        // The scored units anew, training units first, so that labels can be dealt among them alone.
        int training = training(units, scored);
        int[] numbers = new int[scored.length];
        int nextTraining = 0;
        int nextHoldout = training;
        for (int i = 0; i < scored.length; i++) {
            numbers[i] = units.isTraining(scored[i]) ? nextTraining++ : nextHoldout++;
        }
        double[] scores = Arrays.stream(margins).map(margin -> -margin).toArray();
        UnitSets sets = new UnitSets(scored.length, training);
        sets.addRanking("trees", Ranking.of(numbers, scores, random));
        return sets.pValue(level, random);
    }

    private static Table rows(Evidence evidence, int[] units) {
        List<String> names = IntStream.of(evidence.compared())
                .mapToObj(column -> evidence.training().schema().column(column).name())
                .toList();
        return evidence.allReal()
                .select(names)
                .rows(Arrays.stream(units).map(evidence.units()::firstRow).toArray());
    }
}
