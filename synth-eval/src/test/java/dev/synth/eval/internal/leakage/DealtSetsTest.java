package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels dealt 64 at a time against labels dealt by one shuffle after the other. */
class DealtSetsTest {
    private static final int POPULATION = 120;
    private static final int TRAINING = 90;
    private static final int SHUFFLES = 40_000;
    private static final int ROUNDS = 2_000;
    private static final int[] SIZES = {8, 15, 30, 60};

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Chain> chains = new ArrayList<>();
    private final List<RankSum> sums = new ArrayList<>();

    private Ranking ranking() {
        double[] scores = random.doubles(POPULATION).toArray();
        return Ranking.of(IntStream.range(0, POPULATION).toArray(), scores, random);
    }

    /** The surprise where these units are dealt to training and holdout in this order. */
    private double shuffled() {
        int[] order = Sample.shuffled(POPULATION, random);
        double largest = 0;
        for (Chain chain : chains) {
            int[] units = Arrays.stream(chain.units()).map(unit -> order[unit]).toArray();
            Chain dealt = new Chain("", units, chain.sizes(), chain.bonus());
            largest = Math.max(largest, dealt.surprise(POPULATION, TRAINING).size());
        }
        for (RankSum sum : sums) {
            double[] ranks = new double[POPULATION];
            IntStream.range(0, POPULATION).forEach(unit -> ranks[order[unit]] = sum.ranks()[unit]);
            largest = Math.max(
                    largest,
                    new RankSum("", ranks).surprise(POPULATION, TRAINING).size());
        }
        return largest;
    }

    private void assertDistributedAsShuffled() {
        double[] dealt = new DealtSets(POPULATION, TRAINING, chains, sums).deal(ROUNDS, random);
        double[] shuffled =
                IntStream.range(0, SHUFFLES).mapToDouble(i -> shuffled()).toArray();
        for (double surprise : new double[] {0.3, 0.6, 1, 1.5, 2, 2.5, 3}) {
            double expected = share(shuffled, surprise);
            double noise = Math.sqrt(Math.max(expected, 1e-4) * (1.0 / shuffled.length + 1.0 / dealt.length));
            assertThat(share(dealt, surprise)).isCloseTo(expected, within(4 * noise));
        }
        assertThat(share(shuffled, 1)).isGreaterThan(0.01);
    }

    private static double share(double[] surprises, double least) {
        return (double) Arrays.stream(surprises)
                        .filter(surprise -> surprise >= least - 1e-9)
                        .count()
                / surprises.length;
    }

    @Test
    void frontsAndASetThatFewUnitsAreIn() {
        IntStream.range(0, 3).forEach(i -> chains.add(new Chain("", ranking().front(30), new int[] {8, 15, 30}, 0)));
        chains.add(new Chain("", IntStream.range(80, 95).toArray(), new int[] {15}, Math.log10(5)));
        assertDistributedAsShuffled();
    }

    @Test
    void frontsAndSumsOfWholeRankings() {
        for (int i = 0; i < 3; i++) {
            Ranking ranking = ranking();
            chains.add(new Chain("", ranking.front(60), SIZES, 0));
            sums.add(new RankSum("", ranking.ranksBeforeMiddle(POPULATION)));
        }
        assertDistributedAsShuffled();
    }
}
