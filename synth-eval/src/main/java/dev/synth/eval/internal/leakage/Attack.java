package dev.synth.eval.internal.leakage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A score by which an attacker, who sees the synthetic rows and some people, would tell who was in training.
 *
 * @param name as messages call it
 * @param ranking units, most suspicious first
 */
record Attack(String name, Ranking ranking) {
    private static final int RANDOM_STAGE = 6;

    static List<Attack> all(Evidence evidence) {
        var random = evidence.random(RANDOM_STAGE);
        Distances distances = evidence.distances();
        int[] everybody = IntStream.range(0, evidence.units().count()).toArray();
        double[] ratio = evidence.greatestByUnit(DensityRatio.of(evidence, random));
        double[] pairs = evidence.greatestByUnit(RarePairs.of(evidence, random));
        return List.of(
                new Attack("distance", Ranking.of(distances.units(), distances.scores(), random)),
                new Attack("density ratio", Ranking.of(everybody, negative(ratio), random)),
                new Attack("rare pairs", Ranking.of(everybody, negative(pairs), random)));
    }

    private static double[] negative(double[] scores) {
        return Arrays.stream(scores).map(score -> -score).toArray();
    }
}
