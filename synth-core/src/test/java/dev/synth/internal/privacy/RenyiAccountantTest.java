package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs and their conversion beside published figures and beside numerical integration. */
class RenyiAccountantTest {
    @Test
    void twoSampledMechanismsGiveThePublishedEpsilon() {
        double[] orders = IntStream.rangeClosed(2, 32).asDoubleStream().toArray();
        RenyiAccountant.Promise promise = RenyiAccountant.of(orders)
                .plus(RenyiCost.sampledGaussian(1e-5, 1, 10))
                .plus(RenyiCost.sampledGaussian(1e-4, 3, 4))
                .promise(1e-5);
        assertThat(promise.epsilon()).isEqualTo(0.33634, within(5e-6));
        assertThat(promise.order()).isEqualTo(23);
    }

    /** As in the tests of Google's accounting library; its figure for order 1.5 lies 3 % above the integral. */
    @ParameterizedTest
    @CsvSource({"2.5, 1.08548710e-03", "5, 2.18075656e-03", "50, 2.38460375e-02", "100, 1.67416308e02"})
    void fiftyStepsOnAHundredthCostWhatGoogleSays(double order, double published) {
        assertThat(RenyiCost.sampledGaussian(0.01, 2.5, 50).at(order))
                .isCloseTo(published, Percentage.withPercentage(0.01));
    }

    @Test
    void constantCostAndGaussianNoiseConvertAsGoogleSays() {
        double[] orders = IntStream.rangeClosed(2, 32).asDoubleStream().toArray();
        assertThat(RenyiAccountant.of(orders).plus(order -> 1.1).promise(1e-5).epsilon())
                .isEqualTo(1.32783806176, within(1e-9));
        // A multiplier chosen there so as to give (1, 1e-6) exactly.
        double[] fine =
                IntStream.range(1_001, 100_000).mapToDouble(i -> i / 1_000.0).toArray();
        RenyiCost gaussian = RenyiCost.gaussian(4.530877117);
        assertThat(RenyiAccountant.of(fine).plus(gaussian).promise(1e-6).epsilon())
                .isEqualTo(1, within(1e-7));
        assertThat(RenyiAccountant.standard().plus(gaussian).promise(1e-6).epsilon())
                .isBetween(1.0, 1.001);
    }

    /** The table of TensorFlow Privacy's tutorial on MNIST, which converts as Mironov (2017) does. */
    @ParameterizedTest
    @CsvSource({"1.12, 60, 2.92", "0.6, 30, 9.74", "1.2, 10, 1.20"})
    void trainingsOfTheTutorialCostWhatWasPublished(double multiplier, int epochs, double published) {
        RenyiCost cost = RenyiCost.sampledGaussian(256.0 / 60_000, multiplier, epochs * 60_000 / 256);
        double[] orders = IntStream.range(11, 640).mapToDouble(i -> i / 10.0).toArray();
        double epsilon = IntStream.range(0, orders.length)
                .mapToDouble(i -> cost.at(orders[i]) + Math.log(1e5) / (orders[i] - 1))
                .min()
                .orElseThrow();
        assertThat(epsilon).isEqualTo(published, within(0.02));
        assertThat(RenyiAccountant.standard().plus(cost).promise(1e-5).epsilon())
                .isLessThan(epsilon);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-4, 1, 1.5",
        "0.01, 2.5, 1.5",
        "0.01, 10, 20.5",
        "0.1, 2, 3.7",
        "0.1, 2, 4",
        "0.3, 0.8, 2.2",
        "0.9, 1, 1.3",
        "0.5, 5, 60.5"
    })
    void fractionalOrdersAgreeWithIntegration(double rate, double multiplier, double order) {
        double integral = 0;
        double step = multiplier / 2_000;
        for (double x = -40 * multiplier; x < 40 * multiplier + order; x += step) {
            double log = -x * x / (2 * multiplier * multiplier)
                    - Math.log(multiplier * Math.sqrt(2 * Math.PI))
                    + order * Math.log1p(rate * Math.expm1((2 * x - 1) / (2 * multiplier * multiplier)));
            integral += Math.exp(log) * step;
        }
        double expected = Math.log(integral) / (order - 1);
        assertThat(new SampledGaussian(rate, multiplier).at(order)).isEqualTo(expected, within(1e-9 + 1e-6 * expected));
    }

    /** Noise so narrow that a law on whole numbers differs from the continuous one; a move along two coordinates at once. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.8, 2", "0.1, 0.8, 2.5", "0.1, 0.8, 7", "0.4, 0.6, 1.3", "0.4, 0.6, 3", "0.01, 1.5, 6.7"})
    void sampledDiscreteNoiseCostsNoMoreThanItsSumSays(double rate, double deviation, double order) {
        double there = 0;
        double back = 0;
        for (int x = -60; x <= 60; x++) {
            for (int y = -60; y <= 60; y++) {
                double logRatio = (x + 2 * y - 2.5) / (deviation * deviation);
                double ratio = 1 - rate + rate * Math.exp(logRatio);
                double weight = discrete(x, deviation) * discrete(y, deviation);
                there += weight == 0 ? 0 : weight * Math.pow(ratio, order);
                back += weight == 0 ? 0 : weight * Math.pow(ratio, 1 - order);
            }
        }
        double cost = RenyiCost.sampledDiscreteGaussian(rate, deviation / Math.sqrt(5))
                .at(order);
        assertThat(Math.log(there) / (order - 1)).isLessThanOrEqualTo(cost * (1 + 1e-9));
        assertThat(Math.log(back) / (order - 1)).isLessThanOrEqualTo(cost * (1 + 1e-9));
        if (order == Math.rint(order)) {
            assertThat(cost).isEqualTo(Math.log(there) / (order - 1), within(1e-9 * cost));
        }
    }

    private static double discrete(int x, double deviation) {
        double all = IntStream.rangeClosed(-60, 60)
                .mapToDouble(i -> Math.exp(-(double) i * i / (2 * deviation * deviation)))
                .sum();
        return Math.exp(-(double) x * x / (2 * deviation * deviation)) / all;
    }

    @Test
    void theNoiseSolvedForSpendsTheBudgetAndNoMore() {
        double multiplier = NoiseLevels.multiplier(3, 1e-6, 0.02, 2_000);
        double spent = RenyiAccountant.standard()
                .plus(RenyiCost.sampledGaussian(0.02, multiplier, 2_000))
                .promise(1e-6)
                .epsilon();
        assertThat(spent).isBetween(2.9999, 3.0);
        double rho = NoiseLevels.rho(3, 1e-6);
        assertThat(RenyiAccountant.standard()
                        .plus(RenyiCost.concentrated(rho))
                        .promise(1e-6)
                        .epsilon())
                .isBetween(2.9999, 3.0);
    }

    @Test
    void noNoiseIsEnoughForAnEpsilonBelowWhatDeltaAllows() {
        assertThatThrownBy(() -> NoiseLevels.multiplier(1e-9, 1e-6, 1, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer steps");
    }
}
