package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.Erfc;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Privacy losses beside closed forms, published figures and the Rényi accountant. */
class LossAccountantTest {
    /** Balle and Wang 2018, theorem 8. */
    private static double exactDelta(double multiplier, double epsilon) {
        double mean = 1 / (2 * multiplier);
        return normal(mean - epsilon * multiplier) - Math.exp(epsilon) * normal(-mean - epsilon * multiplier);
    }

    private static double normal(double x) {
        return Erfc.value(-x / Math.sqrt(2)) / 2;
    }

    private static double epsilon(LossLaw.Pair look, int times, double delta, double about) {
        return LossAccountant.empty().plus(look, times).epsilon(delta, about);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1e-5", "5, 1, 1e-6", "5, 30, 1e-6", "20, 10, 1e-8", "60, 2000, 1e-5", "0.5, 3, 1e-6"})
    void gaussianNoiseCostsWhatTheClosedFormSays(double multiplier, int times, double delta) {
        double epsilon = epsilon(LossLaw.Pair.gaussian(multiplier), times, delta, renyi(1, multiplier, times, delta));
        double together = multiplier / Math.sqrt(times);
        assertThat(exactDelta(together, epsilon)).isLessThanOrEqualTo(delta);
        assertThat(exactDelta(together, epsilon * 0.999)).isGreaterThan(delta);
    }

    private static double renyi(double rate, double multiplier, int times, double delta) {
        return RenyiAccountant.standard()
                .plus(RenyiCost.sampledGaussian(rate, multiplier, times))
                .promise(delta)
                .epsilon();
    }

    /** As the test of Google's accounting library for single queries has it. */
    @ParameterizedTest
    @CsvSource({"0.67379294682, 1, 0.01", "0.53492750433, 25, 0.001"})
    void sampledNoiseCostsWhatGoogleSays(double multiplier, int times, double rate) {
        assertThat(epsilon(LossLaw.Pair.sampledGaussian(rate, multiplier), times, 1e-5, 1))
                .isCloseTo(1, Percentage.withPercentage(0.1));
    }

    /** The examples of Koskela's accountant, which knows one direction alone. */
    @Test
    void sampledNoiseCostsWhatKoskelaSays() {
        assertThat(epsilon(removed(4), 10_000, 4.243484012034273e-06, 1)).isCloseTo(1, Percentage.withPercentage(0.05));
        LossAccountant mixed = LossAccountant.empty().plus(removed(2), 500).plus(removed(1), 500);
        assertThat(mixed.epsilon(0.0003151995621652058, 1)).isCloseTo(1, Percentage.withPercentage(0.05));
    }

    private static LossLaw.Pair removed(double multiplier) {
        return LossLaw.Pair.symmetric(new SampledGaussianLoss(0.01, multiplier, true));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1, 1000, 1e-5",
        "0.02, 2.5, 2000, 1e-6",
        "0.004, 1.12, 14000, 1e-5",
        "0.3, 3, 50, 1e-6",
        "1, 8, 12, 1e-7"
    })
    void epsilonIsBelowThatOfRenyiAndAboveThatOfOneStep(double rate, double multiplier, int times, double delta) {
        double renyi = renyi(rate, multiplier, times, delta);
        LossLaw.Pair look = LossLaw.Pair.sampledGaussian(rate, multiplier);
        double together = epsilon(look, times, delta, renyi);
        assertThat(together).isBetween(0.7 * renyi, renyi);
        assertThat(together).isGreaterThan(epsilon(look, 1, delta, renyi));
    }

    /** A grid twice as fine changes nothing that matters, and never for the better by more than rounding. */
    @Test
    void theGridIsFineEnough() {
        LossLaw.Pair look = LossLaw.Pair.sampledGaussian(0.02, 1.2);
        double coarse = epsilon(look, 1_500, 1e-6, 6);
        double fine = epsilon(look, 1_500, 1e-6, 1.5);
        assertThat(coarse).isBetween(fine, fine * 1.001);
    }

    @Test
    void discreteNoiseCostsNearlyWhatContinuousNoiseDoes() {
        DiscreteGaussian law = DiscreteGaussian.ofVariance(30);
        double discrete = epsilon(LossLaw.Pair.discreteGaussian(law, 1), 40, 1e-6, 6);
        double continuous = epsilon(LossLaw.Pair.gaussian(law.deviation()), 40, 1e-6, 6);
        assertThat(discrete).isCloseTo(continuous, Percentage.withPercentage(0.1));
    }

    /** The sum over all answers, with nothing rounded. */
    @Test
    void oneDiscreteAnswerCostsItsHockeyStick() {
        DiscreteGaussian law = DiscreteGaussian.ofVariance(2);
        double epsilon = epsilon(LossLaw.Pair.discreteGaussian(law, 1), 1, 1e-4, 2);
        double all = 0;
        double delta = 0;
        for (int x = -60; x <= 60; x++) {
            all += Math.exp(-x * x / 4.0);
            delta += Math.max(0, Math.exp(-(x - 1) * (x - 1) / 4.0) - Math.exp(epsilon - x * x / 4.0));
        }
        assertThat(delta / all).isBetween(0.99e-4, 1e-4);
    }

    /** Rows that are all in one cell are worst: of every other way to spread them the sum over all answers is less. */
    @ParameterizedTest
    @CsvSource({"2, 1, 1", "3, 2, 1", "3, 1, 1", "4, 2, 2", "4, 3, 1", "5, 3, 2", "5, 1, 2"})
    void rowsOfAnEntityInOneCellCostMost(int rows, int first, int second) {
        DiscreteGaussian law = DiscreteGaussian.ofVariance(2.0 * rows * rows);
        LossLaw worst = LossLaw.Pair.discreteGaussian(law, rows).removed();
        for (double epsilon = 0; epsilon < 3; epsilon += 0.05) {
            double together = worst.above(epsilon) - Math.exp(epsilon) * worst.aboveUnderOther(epsilon);
            assertThat(together).isGreaterThanOrEqualTo(apart(law, first, second, epsilon) - 1e-12);
        }
    }

    /** The hockey-stick divergence where two counts change by so much each, with nothing rounded. */
    private static double apart(DiscreteGaussian law, int first, int second, double epsilon) {
        int reach = (int) (9 * law.deviation());
        double all = 0;
        double delta = 0;
        for (int x = -reach; x <= reach; x++) {
            for (int y = -reach; y <= reach; y++) {
                double without = law.weight(x) * law.weight(y);
                all += without;
                delta += Math.max(0, law.weight(x - first) * law.weight(y - second) - Math.exp(epsilon) * without);
            }
        }
        return delta / all;
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "5, 3", "30, 12"})
    void rowsOfAnEntityCostWhatTheClosedFormSaysOfNoiseInProportion(int rows, double multiplier) {
        DiscreteGaussian law = DiscreteGaussian.ofVariance(Math.pow(rows * multiplier, 2));
        double epsilon = epsilon(LossLaw.Pair.discreteGaussian(law, rows), 10, 1e-6, 3);
        double together = multiplier / Math.sqrt(10);
        assertThat(exactDelta(together, epsilon * 1.002)).isLessThanOrEqualTo(1e-6);
        assertThat(exactDelta(together, epsilon * 0.998)).isGreaterThan(1e-6);
    }

    /** Of a choice among many, whatever is chosen, and of randomised response, which has twice the range. */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.5, 1", "0.5, 20", "2, 3"})
    void choicesCostNoLessThanAnyMechanismOfTheirRange(double range, int times) {
        double delta = 1e-6;
        double bound = epsilon(LossLaw.Pair.exponential(range), times, delta, range * times);
        assertThat(bound).isLessThanOrEqualTo(range * times + 1e-9);
        for (double top = range / 8; top < range; top += range / 8) {
            assertThat(bound).isGreaterThanOrEqualTo(twoPoint(top, top - range, times, delta) - 1e-3 * bound);
        }
    }

    /** ε of so many answers whose loss is one of two, by their binomial law. */
    private static double twoPoint(double high, double low, int times, double delta) {
        double p = -Math.expm1(-low) / (Math.exp(-high) - Math.exp(-low));
        double epsilon = 0;
        while (binomialDelta(high, low, p, times, epsilon) > delta) {
            epsilon += 1e-3 * high;
        }
        return epsilon;
    }

    private static double binomialDelta(double high, double low, double p, int times, double epsilon) {
        double delta = 0;
        double choose = 1;
        for (int i = 0; i <= times; i++) {
            double loss = i * high + (times - i) * low;
            delta += choose * Math.pow(p, i) * Math.pow(1 - p, times - i) * Math.max(0, -Math.expm1(epsilon - loss));
            choose *= (times - i) / (i + 1.0);
        }
        return delta;
    }

    @Test
    void ofNothingNothingIsSpentAndTooSmallADeltaIsLeftToOthers() {
        assertThat(LossAccountant.empty().epsilon(1e-6, 1)).isZero();
        assertThat(epsilon(LossLaw.Pair.gaussian(5), 1, 1e-12, 1)).isInfinite();
    }

    @Test
    void noiseSolvedForIsLessThanRenyiAsksFor() {
        double tight = NoiseLevels.tightMultiplier(3, 1e-6, 0.02, 2_000);
        assertThat(epsilon(LossLaw.Pair.sampledGaussian(0.02, tight), 2_000, 1e-6, 3))
                .isEqualTo(3, within(0.01))
                .isLessThanOrEqualTo(3);
        assertThat(tight).isLessThan(0.99 * NoiseLevels.multiplier(3, 1e-6, 0.02, 2_000));
    }
}
