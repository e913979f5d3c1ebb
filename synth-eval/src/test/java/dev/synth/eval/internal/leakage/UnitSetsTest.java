package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitSetsTest {
    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void oneSetGivesTheHypergeometricPValue() {
        UnitSets sets = new UnitSets(500, 400);
        // 26 training units and one of the holdout.
        sets.add(
                "a set",
                IntStream.concat(IntStream.range(0, 26), IntStream.of(450)).toArray());
        double exact = new Hypergeometric(500, 400, 27).atLeast(26);
        UnitSets.Result result = sets.test(0.001, new SplittableRandom(1));
        assertThat(result.statistic()).isCloseTo(-Math.log10(exact), within(1e-9));
        assertThat(result.pValue()).isCloseTo(exact, within(5 * Math.sqrt(exact / 20_000)));
        assertThat(sets.pValue(0.001, new SplittableRandom(2))).isCloseTo(exact, within(exact));
    }

    @Test
    void manySetsThatAreOneCostNothing() {
        UnitSets sets = new UnitSets(500, 250);
        int[] units = IntStream.concat(IntStream.range(0, 16), IntStream.range(250, 254))
                .toArray();
        IntStream.range(0, 50).forEach(i -> sets.add("set " + i, units));
        double exact = new Hypergeometric(500, 250, 20).atLeast(16);
        assertThat(sets.test(0.001, new SplittableRandom(1)).pValue()).isCloseTo(exact, within(0.003));
    }

    @Test
    void setsThatDifferCostTheirNumber() {
        UnitSets sets = new UnitSets(1000, 500);
        for (int i = 0; i < 40; i++) {
            int first = i * 12;
            sets.add(
                    "set " + i,
                    IntStream.concat(IntStream.range(first, first + 6), IntStream.range(500 + first, 506 + first))
                            .toArray());
        }
        sets.add("the leak", range(480, 492));
        UnitSets.Result result = sets.test(0.001, new SplittableRandom(1));
        double alone = new Hypergeometric(1000, 500, 12).atLeast(12);
        assertThat(result.strongest()).isEqualTo("the leak");
        assertThat(result.pValue()).isBetween(5 * alone, 60 * alone);
        assertThat(result.critical()).isBetween(0.001 / 60, 0.001);
    }

    /** Labels that were dealt at random: the p-value is below 5 % in 5 % of tables. */
    @Test
    void honestLabelsAreAccusedNoMoreOftenThanTheLevel() {
        SplittableRandom random = new SplittableRandom(3);
        int accused = 0;
        for (int table = 0; table < 400; table++) {
            UnitSets sets = new UnitSets(200, 150);
            double[] scores = random.doubles(200).toArray();
            Ranking ranking = Ranking.of(range(0, 200), scores, random);
            sets.addFronts("fronts", ranking, 10, 20, 60);
            sets.addRanking("ranks", ranking);
            accused += sets.pValue(0.01, random) <= 0.05 ? 1 : 0;
        }
        // 36 or more of 400 happen with probability 0.05 %.
        assertThat(accused).isBetween(5, 35);
    }

    @Test
    void aRankingThatPutsTrainingFirstIsSignificantAsAWhole() {
        UnitSets sets = new UnitSets(1000, 500);
        SplittableRandom random = new SplittableRandom(4);
        double[] scores = IntStream.range(0, 1000)
                .mapToDouble(unit -> random.nextDouble() + (unit < 500 ? 0 : 0.15))
                .toArray();
        sets.addRanking("ranks", Ranking.of(range(0, 1000), scores, random));
        assertThat(sets.test(0.001, random).pValue()).isLessThan(0.001);
    }

    @Test
    void theNormalTailIsThatOfTables() {
        assertThat(RankSum.surpriseOf(2, 1)).isCloseTo(-Math.log10(0.022750), within(0.005));
        assertThat(RankSum.surpriseOf(6, 1)).isCloseTo(-Math.log10(9.8659e-10), within(0.005));
    }
}
