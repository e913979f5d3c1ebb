package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Fidelity.MarginalDistance;
import dev.synth.eval.Fidelity.Marginals;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarginalsTest {
    private static final long SEED = 11;

    @Test
    void expectedDistanceIsTheMeanOverAllWaysToDealTheRows() {
        // 7 rows in cells a a a b b c c; every choice of 3 of them, counted one by one.
        int[] cells = {0, 0, 0, 1, 1, 2, 2};
        double sum = 0;
        int ways = 0;
        for (int chosen = 0; chosen < 1 << cells.length; chosen++) {
            if (Integer.bitCount(chosen) == 3) {
                int[] first = new int[3];
                int[] second = new int[3];
                for (int row = 0; row < cells.length; row++) {
                    ((chosen >> row & 1) == 1 ? first : second)[cells[row]]++;
                }
                sum += 1 - TotalVariation.complement(first, 3, second, 4);
                ways++;
            }
        }
        double expected = new SamplingNoise(3, 4).expectedDistance(new int[] {2, 0, 1}, new int[] {1, 2, 1});
        assertThat(expected).isCloseTo(sum / ways, within(1e-12));
        assertThat(new SamplingNoise(0, 4).expectedDistance(new int[3], new int[] {1, 2, 1}))
                .isZero();
    }

    @Test
    void samplesOfOnePopulationLieAsFarApartAsExpected() {
        List<Marginals> marginals = marginals(Samples.correlated(4_000, 1), Samples.correlated(2_000, 2));
        assertThat(marginals).extracting(Marginals::order).containsExactly(1, 2, 3);
        assertThat(marginals).extracting(Marginals::scored).containsExactly(3, 3, 1);
        for (Marginals order : marginals) {
            assertThat(order.synthetic().distance())
                    .isCloseTo(
                            order.synthetic().expected(),
                            within(0.3 * order.synthetic().expected()));
        }
    }

    @Test
    void columnsWithoutTheirRelationLieFartherApartThanExpectedFromTwoColumnsOn() {
        Table training = Samples.correlated(4_000, 1);
        Table unrelated = Shuffle.columns(training, new SplittableRandom(SEED));
        List<Marginals> marginals = marginals(training, unrelated);
        assertThat(marginals.get(0).synthetic().distance()).isCloseTo(0, within(1e-12));
        for (Marginals order : marginals.subList(1, 3)) {
            MarginalDistance found = order.synthetic();
            assertThat(found.distance()).isGreaterThan(3 * found.expected());
            assertThat(order.independent().distance()).isCloseTo(found.distance(), within(0.05));
            assertThat(order.weakest().get(0).columns()).contains("x");
        }
    }

    @Test
    void missingValuesAreALevel() {
        Table training = Samples.numbers(1, 2, 3, 4);
        Table synthetic = Samples.numbers(1, 2, Double.NaN, Double.NaN);
        assertThat(marginals(training, synthetic).get(0).synthetic().distance()).isEqualTo(0.5);
    }

    @Test
    void aPointMassAndALongTailAreToldApart() {
        double[] values = IntStream.range(0, 1_000)
                .mapToDouble(i -> i < 900 ? 0 : Math.exp(i / 50.0))
                .toArray();
        ModeBins bins = ModeBins.fit(values, 10);
        assertThat(bins.count()).isEqualTo(10);
        assertThat(bins.points()[0]).isTrue();
        assertThat(bins.of(0)).isZero();
        assertThat(bins.of(-5)).isZero();
        assertThat(bins.upTo()).startsWith(0.9).endsWith(1.0).isSorted();
        int[] counts = new int[10];
        Arrays.stream(values).forEach(value -> counts[bins.of(value)]++);
        assertThat(Arrays.stream(counts).skip(1)).allMatch(count -> count >= 10 && count <= 13);
    }

    @Test
    void moreSetsThanCanBeCountedAreDrawnBySeed() {
        ColumnSets sets = ColumnSets.of(40, 3, new SplittableRandom(SEED));
        assertThat(sets.total()).isEqualTo(9_880);
        assertThat(sets.sets()).hasNumberOfRows(ColumnSets.MAX_SETS);
        assertThat(Arrays.stream(sets.sets()).map(Arrays::toString).collect(Collectors.toSet()))
                .hasSize(ColumnSets.MAX_SETS);
        assertThat(sets.sets())
                .isDeepEqualTo(ColumnSets.of(40, 3, new SplittableRandom(SEED)).sets());
        assertThat(ColumnSets.of(15, 3, new SplittableRandom(SEED)).sets()).hasNumberOfRows(455);
    }

    @Test
    void morePairsThanCanBeScoredAreDrawnBySeed() {
        ColumnPairs all = ColumnPairs.of(200, new SplittableRandom(SEED));
        assertThat(all.total()).isEqualTo(19_900);
        assertThat(all.size()).isEqualTo(19_900);
        assertThat(keys(all)).doesNotHaveDuplicates();
        ColumnPairs drawn = ColumnPairs.of(2_000, new SplittableRandom(SEED));
        assertThat(drawn.total()).isEqualTo(1_999_000);
        assertThat(drawn.size()).isEqualTo(ColumnPairs.MAX_PAIRS);
        assertThat(keys(drawn)).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, drawn.size()))
                .allMatch(i -> drawn.first()[i] < drawn.second()[i] && drawn.second()[i] < 2_000);
        assertThat(Arrays.stream(drawn.first()).average().orElseThrow()).isCloseTo(666, within(15.0));
    }

    @Test
    void manyCellsAreCountedAsFewAre() {
        SplittableRandom random = new SplittableRandom(SEED);
        Schema schema = Schema.builder()
                .categorical("a")
                .categorical("b")
                .continuous("c", 1)
                .build();
        List<String> few = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
        List<String> many = IntStream.range(0, 3_000).mapToObj(String::valueOf).toList();
        int[] a = random.ints(500, 0, 40).toArray();
        int[] b = random.ints(500, 0, 40).toArray();
        double[] c = random.doubles(500).toArray();
        Table narrow = Table.of(schema, List.of(LevelColumn.of(a, few), LevelColumn.of(b, few), NumberColumn.of(c)));
        Table wide = Table.of(schema, List.of(LevelColumn.of(a, many), LevelColumn.of(b, many), NumberColumn.of(c)));
        List<Marginals> expected = marginals(narrow.slice(0, 250), narrow.slice(250, 500));
        assertThat(marginals(wide.slice(0, 250), wide.slice(250, 500))).isEqualTo(expected);
    }

    private static List<String> keys(ColumnPairs pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> pairs.first()[i] + "|" + pairs.second()[i])
                .toList();
    }

    private static List<Marginals> marginals(Table training, Table synthetic) {
        return Metrics.fidelity(training, null, synthetic, SEED).marginals();
    }
}
