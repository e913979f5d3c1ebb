package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailTestTest {
    private static final int[] SIZES = {2, 6, 20, 60};

    @Test
    void pValueIsThatOfPermutations() {
        TailTest test = new TailTest(300, 200, SIZES);
        double statistic = test.statistic(new int[] {2, 6, 18, 44});
        SplittableRandom random = new SplittableRandom(5);
        int draws = 100_000;
        int reached = 0;
        for (int draw = 0; draw < draws; draw++) {
            reached += test.statistic(randomHits(random)) >= statistic - 1e-9 ? 1 : 0;
        }
        double share = (double) reached / draws;
        assertThat(share).isBetween(0.001, 0.2);
        assertThat(test.pValue(statistic)).isCloseTo(share, within(5 * Math.sqrt(share / draws)));
    }

    private static int[] randomHits(SplittableRandom random) {
        int[] order = Sample.shuffled(300, random);
        int[] hits = new int[SIZES.length];
        for (int i = 0; i < SIZES.length; i++) {
            for (int rank = 0; rank < SIZES[i]; rank++) {
                hits[i] += order[rank] < 200 ? 1 : 0;
            }
        }
        return hits;
    }

    @Test
    void oneTailGivesTheHypergeometricPValue() {
        TailTest test = new TailTest(1000, 500, new int[] {40});
        assertThat(test.pValue(test.statistic(new int[] {29})))
                .isCloseTo(new Hypergeometric(1000, 500, 40).atLeast(29), within(1e-12));
    }

    @Test
    void leastVisibleNumberIsTheFirstSignificantOne() {
        TailTest test = new TailTest(4000, 2000, new int[] {4, 20, 80, 400});
        int least = test.leastVisible(0.005).orElseThrow();
        assertThat(least).isBetween(8, 20);
    }

    @Test
    void aTableOfOneSideOnlyShowsNothing() {
        TailTest test = new TailTest(100, 100, new int[] {1, 10});
        assertThat(test.pValue(test.statistic(new int[] {1, 10}))).isEqualTo(1);
        assertThat(test.leastVisible(0.005)).isEmpty();
    }
}
