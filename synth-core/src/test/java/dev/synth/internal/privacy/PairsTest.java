package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.ColumnKind;
import dev.synth.table.ValueDomain;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bins in groups, tables of pairs, and the rows drawn from them. */
class PairsTest {
    private static final Bins TWO_LEVELS = new LevelBins(List.of("a", "b"), false);

    private static Grouping two(double first, double second) {
        return Grouping.of(TWO_LEVELS, new double[] {first, second, 0}, 2);
    }

    @Test
    void rareLevelsShareAGroupAndCommonOnesStayAlone() {
        Bins bins = new LevelBins(List.of("a", "b", "c", "d", "e"), false);
        double[] masses = {50, 2, 30, 3, 2, 13};
        Grouping grouping = Grouping.of(bins, masses, 5);
        int[] groups = grouping.groups();
        assertThat(groups[0]).isNotIn(groups[1], groups[2], groups[3], groups[4], groups[5]);
        assertThat(groups[2]).isNotIn(groups[1], groups[3], groups[4], groups[5]);
        assertThat(groups[1]).isEqualTo(groups[4]).isEqualTo(groups[3]).isNotEqualTo(groups[5]);
        assertThat(Arrays.stream(grouping.masses()).sum()).isEqualTo(100);
    }

    @Test
    void neighboursOnALineAreGroupedAndPointsStayAlone() {
        NumberLine line = new NumberLine(true, 0, ValueDomain.ANY.limits(ColumnKind.CONTINUOUS), false);
        double[] lows = {0, 0, 1, 2, 3, 4, 5};
        double[] highs = {0, 1, 2, 3, 4, 5, 6};
        NumberBins bins = new NumberBins(line, lows, highs);
        Grouping grouping = Grouping.of(bins, new double[] {40, 5, 5, 5, 5, 5, 5, 30}, 4);
        int[] groups = grouping.groups();
        assertThat(groups).isSorted();
        assertThat(groups[0]).isNotEqualTo(groups[1]);
        assertThat(groups[7]).isNotEqualTo(groups[6]);
        assertThat(grouping.size()).isLessThanOrEqualTo(5);
    }

    @Test
    void projectedCountsAreTheNearestPossibleOnes() {
        double[] projected = Projection.onto(new double[] {10, -3, 5, 1}, 12);
        // Solved by hand: 10, 5 and 1 lose 4/3 each would make 1 negative, so 10 and 5 lose 3/2.
        assertThat(projected).containsExactly(new double[] {8.5, 0, 3.5, 0}, within(1e-12));
    }

    @Test
    void aFittedTableMeetsItsColumnsAndForgetsNoise() {
        Grouping rows = two(600, 400);
        Grouping columns = two(500, 500);
        double[] independent = PairTable.independent(rows, columns);
        double[] strong = strong(rows, columns, 450, 150, 50, 350);
        PairTable fitted = PairTable.fit(0, 1, rows, columns, independent, new Curator.Noisy(strong, 1));
        assertThat(share(fitted, 0, 0)).isEqualTo(0.45, within(0.005));
        assertThat(share(fitted, 0, 0) + share(fitted, 0, 1)).isEqualTo(0.6, within(1e-6));
        PairTable noise = PairTable.fit(
                0, 1, rows, columns, independent, new Curator.Noisy(strong(rows, columns, 310, 290, 190, 210), 50));
        assertThat(share(noise, 0, 0)).isEqualTo(0.3, within(1e-6));
    }

    private static double[] strong(Grouping rows, Grouping columns, double... cells) {
        double[] counts = new double[rows.size() * columns.size()];
        for (int i = 0; i < 4; i++) {
            counts[rows.groups()[i / 2] * columns.size() + columns.groups()[i % 2]] = cells[i];
        }
        return counts;
    }

    private static double share(PairTable table, int row, int column) {
        return table.shares()[
                table.rows().groups()[row] * table.columns().size()
                        + table.columns().groups()[column]];
    }

    @Test
    void aPoolIsWeightedUntilItMeetsAPairThatNoTreeHolds() {
        double[] even = {500, 500, 0};
        Grouping grouping = two(500, 500);
        int[][] codes = new TreeDraw(List.of(even, even), List.of(), new SplittableRandom(3)).codes(10_000);
        Pool pool = new Pool(codes, 8, 0);
        double[] wanted = strong(grouping, grouping, 0.4, 0.1, 0.1, 0.4);
        pool.rake(List.of(new PairTable(0, 1, grouping, grouping, wanted)), 10);
        int[] drawn = pool.draw(1_000, 0.5);
        long same = IntStream.of(drawn)
                .filter(row -> codes[0][row] == codes[1][row])
                .count();
        assertThat(same).isBetween(770L, 830L);
        assertThat(drawn).doesNotHaveDuplicates();
    }

    @Test
    void rowsAlongATreeMeetItsSharesToWithinARow() {
        double[] even = {500, 500, 0};
        Grouping grouping = two(500, 500);
        PairTable pair = new PairTable(0, 1, grouping, grouping, strong(grouping, grouping, 0.4, 0.1, 0.1, 0.4));
        int[][] codes = new TreeDraw(List.of(even, even), List.of(pair), new SplittableRandom(3)).codes(1_000);
        assertThat(IntStream.of(codes[0]).filter(code -> code == 0).count()).isBetween(499L, 501L);
        assertThat(IntStream.range(0, 1_000)
                        .filter(row -> codes[0][row] == codes[1][row])
                        .count())
                .isBetween(797L, 803L);
    }
}
