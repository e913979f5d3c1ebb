package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RarePairsTest {
    private static final int TRAINING = 2_000;
    private static final int HOLDOUT = 500;
    private static final int TABLES = 10;

    /** Of 2,500 codes, most held by one or two rows, a thousand have a place; whose, must not tell who was in training. */
    @Test
    void whichOfManyLevelsHaveAPlaceDoesNotDependOnTheSplit() {
        double deviations = 0;
        for (int seed = 0; seed < TABLES; seed++) {
            Table training = codes(TRAINING, 3L * seed);
            Table holdout = codes(HOLDOUT, 3L * seed + 1);
            Evidence evidence =
                    Evidence.of(training, holdout, codes(TRAINING, 3L * seed + 2), 1, GatePolicy.standard(), 1);
            deviations += deviation(evidence, RarePairs.of(evidence, new SplittableRandom(seed)));
        }
        // The mean over the tables; beyond 3.5 standard deviations it is once in 4,000 times.
        assertThat(Math.abs(deviations) / Math.sqrt(TABLES)).isLessThan(3.5);
    }

    /** By how many standard deviations training rows fill the first 30 % more than chance has it. */
    private static double deviation(Evidence evidence, double[] scores) {
        double[] ascending = Arrays.stream(scores).map(score -> -score).toArray();
        Ranking ranking =
                Ranking.of(IntStream.range(0, scores.length).toArray(), ascending, new SplittableRandom(scores.length));
        int size = ranking.sizeOf(0.3);
        Hypergeometric chance = new Hypergeometric(scores.length, TRAINING, size);
        return (ranking.trainingHits(evidence.units(), size) - chance.mean()) / chance.standardDeviation();
    }

    private static Table codes(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong());
        TableBuilder table = Table.builder(
                Schema.builder().categorical("code").categorical("ward").build());
        for (int row = 0; row < rows; row++) {
            table.addRow("c" + (int) (2_500 * Math.pow(random.nextDouble(), 1.5)), "w" + random.nextInt(12));
        }
        return table.build();
    }
}
