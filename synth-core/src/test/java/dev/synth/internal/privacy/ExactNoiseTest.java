package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise drawn from seeded bits beside its law. */
class ExactNoiseTest {
    private static final int DRAWS = 200_000;
    private static final double LEAST_P = 1e-4;

    private final ExactNoise noise = new ExactNoise(new SplittableRandom(17));

    @ParameterizedTest
    @CsvSource({"1", "3", "16", "57", "1600", "16000000"})
    void gaussianNoiseFollowsItsLaw(long variance) {
        DiscreteGaussian law = new DiscreteGaussian(variance);
        long width = Math.max(1, (long) law.deviation() / 4);
        assertThat(chiSquareP(
                        () -> noise.discreteGaussian(law),
                        width,
                        x -> Math.exp(-(double) x * x / (2 * law.variance()))))
                .isGreaterThan(LEAST_P);
    }

    @Test
    void noiseFromTheTableFollowsItsLaw() {
        SplittableRandom bits = new SplittableRandom(19);
        double deviation = GaussianTable.DEVIATION;
        assertThat(chiSquareP(
                        () -> GaussianTable.standard().draw(bits),
                        (long) deviation / 4,
                        x -> Math.exp(-(double) x * x / (2 * deviation * deviation))))
                .isGreaterThan(LEAST_P);
    }

    /** The coarse half of a draw moves in steps of 256; the fine half must smooth them out. */
    @Test
    void noiseFromTheTableFavoursNoRemainder() {
        SplittableRandom bits = new SplittableRandom(23);
        assertThat(chiSquareP(
                        () -> Math.floorMod(GaussianTable.standard().draw(bits), 256L),
                        1,
                        x -> x >= 0 && x < 256 ? 1 : 0))
                .isGreaterThan(LEAST_P);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "30"})
    void laplaceNoiseFollowsItsLaw(long scale) {
        assertThat(chiSquareP(() -> noise.discreteLaplace(scale), 1, x -> Math.exp(-(double) Math.abs(x) / scale)))
                .isGreaterThan(LEAST_P);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 3", "1, 1", "7, 2", "9223372036854775807, 4611686018427387904"})
    void coinsShowHeadsAsOftenAsTheyShould(long numerator, long denominator) {
        double odds = Math.exp(-(double) numerator / denominator);
        int heads = 0;
        for (int i = 0; i < DRAWS; i++) {
            heads += noise.bernoulliExp(numerator, denominator) ? 1 : 0;
        }
        assertThat((double) heads / DRAWS).isEqualTo(odds, within(1e-9 + 5 * Math.sqrt(odds * (1 - odds) / DRAWS)));
    }

    @Test
    void secureNoiseFollowsTheSameLaw() {
        ExactNoise secure = ExactNoise.secure();
        DiscreteGaussian law = DiscreteGaussian.ofVariance(9);
        double square = 0;
        for (int i = 0; i < DRAWS; i++) {
            square += Math.pow(secure.discreteGaussian(law), 2);
        }
        // The standard error of the mean square is 9·√(2/200,000) = 0.028; nine of them never happen.
        assertThat(square / DRAWS).isEqualTo(9, within(0.25));
    }

    @ParameterizedTest
    @CsvSource({"9, 0.1", "9, 1e-7", "400, 1e-6", "0.5, 1e-3"})
    void theQuantileIsTheLeastThatIsReachedSoSeldom(double variance, double probability) {
        DiscreteGaussian law = DiscreteGaussian.ofVariance(variance);
        long quantile = law.quantile(probability);
        assertThat(tail(law, quantile)).isLessThanOrEqualTo(probability);
        assertThat(tail(law, quantile - 1)).isGreaterThan(probability);
    }

    private static double tail(DiscreteGaussian law, long least) {
        double all = 0;
        double tail = 0;
        for (long x = -2_000; x <= 2_000; x++) {
            double weight = Math.exp(-(double) x * x / (2 * law.variance()));
            all += weight;
            tail += x >= least ? weight : 0;
        }
        return tail / all;
    }

    /** Pearson's test over cells of this width, those of few draws together. */
    private double chiSquareP(LongSupplier draw, long width, LongToDoubleFunction weight) {
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            seen.merge(Math.floorDiv(draw.getAsLong(), width), 1, Integer::sum);
        }
        long reach = 1;
        while (weight.applyAsDouble(reach * width) > 1e-12) {
            reach++;
        }
        double all = 0;
        Map<Long, Double> weights = new HashMap<>();
        for (long x = -reach * width; x < (reach + 1) * width; x++) {
            weights.merge(Math.floorDiv(x, width), weight.applyAsDouble(x), Double::sum);
            all += weight.applyAsDouble(x);
        }
        double statistic = 0;
        int cells = 0;
        double restExpected = 0;
        int restSeen = DRAWS;
        for (Map.Entry<Long, Double> cell : weights.entrySet()) {
            double expected = DRAWS * cell.getValue() / all;
            if (expected >= 20) {
                int found = seen.getOrDefault(cell.getKey(), 0);
                statistic += Math.pow(found - expected, 2) / expected;
                restSeen -= found;
                cells++;
            } else {
                restExpected += expected;
            }
        }
        if (restExpected > 1) {
            statistic += Math.pow(restSeen - restExpected, 2) / restExpected;
            cells++;
        }
        return RegularizedGamma.Q.value((cells - 1) / 2.0, statistic / 2);
    }
}
