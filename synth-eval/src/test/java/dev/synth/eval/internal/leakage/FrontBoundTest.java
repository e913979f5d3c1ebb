package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.internal.leakage.FrontBound.Demand;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smile.math.special.Beta;

class FrontBoundTest {
    private static FrontBound near(int population, double holdout) {
        return near(population, holdout, new Demand(0.005, 0.05, 0.99, 1));
    }

    private static FrontBound near(int population, double holdout, Demand demand) {
        int training = (int) Math.round(population * (1 - holdout));
        return FrontBound.of(population, training, (int) Math.ceil(0.005 * population), demand);
    }

    private static Demand inAttempt(int attempt) {
        return new Demand(0.005, 0.05 / Math.pow(2, attempt), 0.99, attempt);
    }

    @ParameterizedTest
    @CsvSource({"5000, 0.2", "6000, 0.2", "10000, 0.2", "100000, 0.2", "2400, 0.5", "10000, 0.1", "48842, 0.333"})
    void honestGeneratorsPassAndLeaksAboveTheMarginFillTheFront(int population, double holdout) {
        FrontBound bound = near(population, holdout);
        assertThat(bound.honestPasses()).isGreaterThanOrEqualTo(0.99);
        assertThat(bound.size()).isGreaterThan(bound.allowed()).isLessThanOrEqualTo((int)
                Math.ceil(0.005 * population));
        // A front of training units alone is over the margin: the bound can refuse.
        assertThat(bound.bound(length -> Math.min(length, bound.size()))).isGreaterThan(0.005);
    }

    @Test
    void theChanceToPassIsThatOfTheBoundEnumerated() {
        FrontBound bound = near(7000, 0.2);
        double passes = 0;
        for (int inFront = 0; inFront <= bound.size(); inFront++) {
            int hits = inFront;
            passes += bound.bound(length -> Math.min(length, hits)) <= 0.005
                    ? bound.chance().probability(hits)
                    : 0;
        }
        assertThat(bound.honestPasses()).isCloseTo(passes, within(1e-9));
    }

    @Test
    void aLeakThatFillsTheFrontIsBoundedWhereTheFrontEnds() {
        FrontBound bound = near(10_000, 0.2);
        for (int leaked : new int[] {60, 100, 400, 1_000, 4_000}) {
            double atMost = bound.bound(length -> new Hypergeometric(10_000, 8_000, length).hitsIfFirst(leaked));
            assertThat(atMost).isBetween(leaked / 8_000.0, 1.2 * leaked / 8_000.0 + 0.01);
        }
        assertThat(bound.bound(length -> Math.min(length, 8_000))).isGreaterThanOrEqualTo(1);
    }

    /** Whatever leaked, most of it first and the rest among chance, so often is the bound too low. */
    @ParameterizedTest
    @ValueSource(ints = {30, 80, 200, 700})
    void theBoundIsTooLowNoMoreOftenThanItsError(int leaked) {
        FrontBound bound = near(5_000, 0.2);
        SplittableRandom random = new SplittableRandom(leaked);
        int draws = 2_000;
        int tooLow = 0;
        for (int draw = 0; draw < draws; draw++) {
            int[] order = Sample.shuffled(5_000 - leaked, random);
            int[] hits = new int[5_001];
            for (int at = 0; at < 5_000; at++) {
                boolean training = at < leaked || order[at - leaked] < 4_000 - leaked;
                hits[at + 1] = hits[at] + (training ? 1 : 0);
            }
            tooLow += bound.bound(length -> hits[length]) < leaked / 4_000.0 ? 1 : 0;
        }
        // At a rate of 5 %, 141 or more of 2,000 happen with probability 0.003 %.
        assertThat(tooLow).isLessThanOrEqualTo(140);
    }

    @Test
    void smallTablesAreReadWhereALeakJustAboveTheMarginShows() {
        FrontBound bound = near(1000, 0.2);
        assertThat(bound.size()).isEqualTo(5);
        assertThat(bound.honestPasses()).isCloseTo(1 - Math.pow(0.8, 5), within(0.002));
    }

    @Test
    void theRowsAskedForAreEnough() {
        for (double holdout : new double[] {0.1, 0.2, 0.3, 0.5}) {
            for (int attempt : new int[] {1, 4}) {
                Demand demand = inAttempt(attempt);
                long needed = FrontBound.unitsNeeded(demand, holdout);
                assertThat(near((int) needed + 10, holdout, demand).honestPasses())
                        .isGreaterThanOrEqualTo(0.99);
                assertThat(near((int) (0.9 * needed), holdout, demand).honestPasses())
                        .isLessThan(0.99);
            }
        }
        assertThat(FrontBound.unitsNeeded(inAttempt(1), 0.2)).isEqualTo(5000);
    }

    /** 2,000 and 500: one holdout unit among eleven passes the first attempt, later ones ask for more of them. */
    @Test
    void everyAttemptAsksForMoreHoldoutUnitsInTheFront() {
        int asked = 0;
        double honest = 1;
        for (int attempt = 1; attempt <= 5; attempt++) {
            FrontBound bound = near(2_500, 0.2, inAttempt(attempt));
            int size = bound.size();
            assertThat(size).isEqualTo(10 + attempt);
            int needed = (int) IntStream.rangeClosed(0, size)
                    .filter(held -> bound.bound(length -> Math.min(length, size - held)) > 0.005)
                    .count();
            assertThat(needed).isEqualTo(asked + 1);
            assertThat(bound.honestPasses()).isLessThan(honest);
            asked = needed;
            honest = bound.honestPasses();
        }
    }

    @Test
    void clopperPearsonBoundsAreThoseOfTheBinomial() {
        assertThat(ClopperPearson.upper(0, 100, 0.05)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-9));
        assertThat(ClopperPearson.lower(100, 100, 0.05)).isCloseTo(Math.pow(0.05, 0.01), within(1e-9));
        // Tables: 10 of 100, one-sided 95 %.
        assertThat(ClopperPearson.lower(10, 100, 0.05)).isCloseTo(0.0553, within(1e-4));
        assertThat(ClopperPearson.upper(10, 100, 0.05)).isCloseTo(0.1637, within(1e-4));
        assertThat(ClopperPearson.lower(0, 5, 0.05)).isZero();
        assertThat(ClopperPearson.upper(5, 5, 0.05)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "3, 40", "39, 40", "1000, 2000", "312, 26049", "10240, 1000000", "999000, 1000000"})
    void clopperPearsonBoundsAreQuantilesOfBetaDistributions(int hits, int trials) {
        double lower = ClopperPearson.lower(hits, trials, 0.05);
        double upper = ClopperPearson.upper(hits, trials, 0.05);
        assertThat(Beta.regularizedIncompleteBetaFunction(hits, trials - hits + 1.0, lower))
                .isCloseTo(0.05, within(1e-5));
        assertThat(Beta.regularizedIncompleteBetaFunction(hits + 1.0, trials - hits, upper))
                .isCloseTo(0.95, within(1e-5));
    }
}
