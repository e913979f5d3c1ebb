package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTest {
    @Test
    void tailsMatchFractionsWorkedOutByHand() {
        // 10 records, 5 marked, 4 drawn: P(4) = 5/210, P(3) = 50/210.
        Hypergeometric chance = new Hypergeometric(10, 5, 4);
        assertThat(chance.atLeast(4)).isCloseTo(5 / 210.0, within(1e-14));
        assertThat(chance.atLeast(3)).isCloseTo(55 / 210.0, within(1e-14));
        assertThat(chance.atMost(2)).isCloseTo(155 / 210.0, within(1e-14));
        assertThat(chance.atMost(0)).isCloseTo(5 / 210.0, within(1e-14));
        assertThat(chance.atLeast(0)).isEqualTo(1);
        assertThat(chance.atMost(4)).isEqualTo(1);
        assertThat(chance.mean()).isEqualTo(2);
        assertThat(chance.standardDeviation()).isCloseTo(Math.sqrt(4 * 0.25 * 6 / 9), within(1e-14));
    }

    @Test
    void probabilitiesOfALargePopulationSumToOne() {
        Hypergeometric chance = new Hypergeometric(60_000, 48_000, 900);
        double sum = IntStream.rangeClosed(chance.min(), chance.max())
                .mapToDouble(chance::probability)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-8));
        assertThat(chance.atLeast(740) + chance.atMost(739)).isCloseTo(1, within(1e-8));
    }

    @Test
    void withoutHoldoutHitsEveryHitMayBeALeak() {
        assertThat(new Hypergeometric(1000, 500, 7).leakedAtMost(7, 0.05)).isEqualTo(7);
        assertThat(new Hypergeometric(1000, 500, 0).leakedAtMost(0, 0.05)).isZero();
    }

    @Test
    void holdoutHitsLowerTheBound() {
        // N = 6, n_T = 3, K = 4, a = 3, so 1 holdout hit. L = 3: the one other hit falls on the 3 holdout records left,
        // P(X ≤ 0) = 1. So 3 cannot be excluded.
        assertThat(new Hypergeometric(6, 3, 4).leakedAtMost(3, 0.05)).isEqualTo(3);
        // 10 hits on each side of 100 + 100: summed up from binomial coefficients.
        assertThat(new Hypergeometric(200, 100, 20).leakedAtMost(10, 0.05))
                .isEqualTo(enumeratedBound(200, 100, 20, 10));
        assertThat(new Hypergeometric(200, 100, 20).leakedAtMost(5, 0.05)).isZero();
    }

    private static int enumeratedBound(int population, int training, int hits, int inTraining) {
        int bound = 0;
        for (int leaked = 0; leaked <= inTraining; leaked++) {
            double below = 0;
            for (int x = 0; x <= inTraining - leaked; x++) {
                below += choose(training - leaked, x)
                        * choose(population - training, hits - leaked - x)
                        / choose(population - leaked, hits - leaked);
            }
            bound = below >= 0.05 ? leaked : bound;
        }
        return bound;
    }

    private static double choose(int n, int k) {
        double product = k < 0 || k > n ? 0 : 1;
        for (int i = 0; i < k && product > 0; i++) {
            product *= (double) (n - i) / (i + 1);
        }
        return product;
    }

    @ParameterizedTest
    @CsvSource({"0.5, 11", "0.8, 35", "0.9, 73"})
    void leastVisibleNumberOfLeaksGrowsAsTheHoldoutShrinks(double trainingShare, int least) {
        int population = 10_000_000;
        assertThat(Hypergeometric.leastVisible(population, (int) (trainingShare * population), 0.0005))
                .hasValue(least);
    }

    @Test
    void tinyTablesShowNoLeakAtAll() {
        assertThat(Hypergeometric.leastVisible(6, 4, 0.005)).isEmpty();
    }

    @Test
    void holmMultipliesTheSmallestByTheNumberOfTestsAndStaysMonotone() {
        assertThat(Holm.adjust(new double[] {0.04, 0.01, 0.03}, 0))
                .containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
        assertThat(Holm.adjust(new double[] {0.9, 0.8}, 0)).containsExactly(1.0, 1.0);
    }
}
