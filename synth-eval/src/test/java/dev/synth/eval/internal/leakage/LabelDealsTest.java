package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.math.special.Gamma;

class LabelDealsTest {
    private static final int ROUNDS = 2_000;
    private static final int DEALS = ROUNDS * LaneCounts.LANES;

    private static LabelDeals deals(int population, int holdout, int units) {
        return new LabelDeals(
                new HypergeometricSum(new Hypergeometric(population, holdout, units)),
                (double) holdout / population,
                units);
    }

    @ParameterizedTest
    @CsvSource({"300, 1", "300, 60", "300, 150", "300, 299", "7, 3", "1, 1", "1, 0", "5000, 3"})
    void everyDealOfAllUnitsHoldsOutAsManyAsTheHoldoutHas(int population, int holdout) {
        LabelDeals deals = deals(population, holdout, population);
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 20; round++) {
            long[] words = deals.deal(random);
            for (int lane = 0; lane < LaneCounts.LANES; lane++) {
                int bit = lane;
                assertThat(Arrays.stream(words).filter(word -> (word >>> bit & 1) == 1))
                        .hasSize(holdout);
            }
        }
    }

    /** Ten units of which a deal holds out one of 2¹⁰ subsets; all of one size are equally probable. */
    @Test
    void everySubsetComesUpAsOftenAsItShould() {
        int population = 30;
        int holdout = 9;
        int units = 10;
        int[] found = new int[1 << units];
        LabelDeals deals = deals(population, holdout, units);
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS; round++) {
            long[] words = deals.deal(random);
            for (int lane = 0; lane < LaneCounts.LANES; lane++) {
                int subset = 0;
                for (int unit = 0; unit < units; unit++) {
                    subset |= (int) (words[unit] >>> lane & 1) << unit;
                }
                found[subset]++;
            }
        }
        double chiSquare = 0;
        int cells = 0;
        for (int subset = 0; subset < found.length; subset++) {
            int size = Integer.bitCount(subset);
            if (size <= holdout) {
                double share = Math.exp(LogFactorial.choose(population - units, holdout - size)
                        - LogFactorial.choose(population, holdout));
                chiSquare += Math.pow(found[subset] - share * DEALS, 2) / (share * DEALS);
                cells++;
            }
        }
        double p = Gamma.regularizedUpperIncompleteGamma((cells - 1) / 2.0, chiSquare / 2);
        assertThat(p).isBetween(0.001, 0.999);
    }

    /** A coin of ten binary digits is not the share held out; the number of units mends that. */
    @Test
    void twoOfManyUnitsAreHeldOutTogetherAsOftenAsTheyShould() {
        int population = 900;
        int holdout = 271;
        LabelDeals deals = deals(population, holdout, 700);
        SplittableRandom random = new SplittableRandom(4);
        long first = 0;
        long both = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long[] words = deals.deal(random);
            first += Long.bitCount(words[0]);
            both += Long.bitCount(words[3] & words[699]);
        }
        double one = (double) holdout / population;
        double two = one * (holdout - 1) / (population - 1);
        assertThat((double) first / DEALS).isCloseTo(one, within(4 * Math.sqrt(one * (1 - one) / DEALS)));
        assertThat((double) both / DEALS).isCloseTo(two, within(4 * Math.sqrt(two * (1 - two) / DEALS)));
    }

    @Test
    void dealsAreThoseOfTheSeed() {
        long[] some = deals(100, 30, 80).deal(new SplittableRandom(5)).clone();
        assertThat(deals(100, 30, 80).deal(new SplittableRandom(5))).isEqualTo(some);
        assertThat(deals(100, 30, 80).deal(new SplittableRandom(6))).isNotEqualTo(some);
    }

    @Test
    void theTableOfADistributionIsItsSum() {
        Hypergeometric chance = new Hypergeometric(200, 60, 50);
        HypergeometricSum sum = new HypergeometricSum(chance);
        IntStream.rangeClosed(chance.min(), chance.max())
                .forEach(x -> assertThat(sum.surprise(x)).isCloseTo(-Math.log10(chance.atMost(x)), within(1e-9)));
    }
}
