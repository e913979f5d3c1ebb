package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.internal.leakage.NearestNeighbours.Nearest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sum is that of a plain double loop, on coded rows with ties, missing values and duplicates. */
class NeighbourSumsTest {
    private static final int STEP = 1 << 12;

    @ParameterizedTest(name = "{0} queries, {1} targets, {2} numbers, {3} levels")
    @CsvSource({
        "700, 1500, 3, 2", "150, 1025, 6, 4", "300, 1024, 0, 5", "1100, 700, 4, 0", "60, 1, 2, 9", "1, 60, 1, 1",
        "400, 3000, 1, 0", "400, 500, 0, 1", "0, 70, 2, 2", "70, 0, 2, 2", "0, 0, 2, 2", "9, 50, 9, 300"
    })
    void sumsAreThoseOfAPlainDoubleLoop(int queryCount, int targetCount, int lines, int levels) {
        Random random = new Random(queryCount + 31L * targetCount + lines);
        CodedRows queries = rows(queryCount, lines, levels, random);
        CodedRows targets = rows(targetCount, lines, levels, random);
        int[] group = IntStream.range(0, targetCount).map(row -> row / 3).toArray();
        int[] everyColumn = IntStream.range(0, lines + levels).toArray();

        assertSame(NearestNeighbours.between(queries, targets), plain(queries, targets, everyColumn));
        assertThat(NearestNeighbours.within(targets, group)).isEqualTo(plainWithin(targets, group, everyColumn));

        Nearest[] without = NearestNeighbours.leavingOneOut(queries, targets);
        int[][] withoutWithin = NearestNeighbours.leavingOneOut(targets, group);
        assertThat(without).hasSize(lines + levels);
        for (int left = 0; left < lines + levels; left += 1 + levels / 40) {
            int out = left;
            int[] others =
                    Arrays.stream(everyColumn).filter(column -> column != out).toArray();
            Nearest expected = plain(queries, targets, others);
            assertSame(without[left], expected);
            assertThat(withoutWithin[left]).isEqualTo(plainWithin(targets, group, others));
            if (others.length > 0) {
                assertSame(NearestNeighbours.between(queries.columns(others), targets.columns(others)), expected);
            }
        }
    }

    private static void assertSame(Nearest found, Nearest expected) {
        assertThat(found.ofQueries()).isEqualTo(expected.ofQueries());
        assertThat(found.ofTargets()).isEqualTo(expected.ofTargets());
    }

    private static Nearest plain(CodedRows queries, CodedRows targets, int[] columns) {
        int[] ofQueries = filled(queries.size());
        int[] ofTargets = filled(targets.size());
        for (int i = 0; i < queries.size(); i++) {
            for (int j = 0; j < targets.size(); j++) {
                int sum = sum(queries, i, targets, j, columns);
                ofQueries[i] = Math.min(ofQueries[i], sum);
                ofTargets[j] = Math.min(ofTargets[j], sum);
            }
        }
        return new Nearest(ofQueries, ofTargets);
    }

    private static int[] plainWithin(CodedRows rows, int[] group, int[] columns) {
        int[] nearest = filled(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                if (group[i] != group[j]) {
                    nearest[i] = Math.min(nearest[i], sum(rows, i, rows, j, columns));
                }
            }
        }
        return nearest;
    }

    private static int[] filled(int size) {
        int[] sums = new int[size];
        Arrays.fill(sums, NearestNeighbours.NONE);
        return sums;
    }

    private static int sum(CodedRows a, int i, CodedRows b, int j, int[] columns) {
        int sum = 0;
        for (int column : columns) {
            int at = a.place()[column];
            if (at < a.line().length) {
                sum += 2 * Math.min(STEP, Math.abs(a.line()[at][i] - b.line()[at][j]));
            } else {
                at -= a.line().length;
                sum += a.level()[at][i] == b.level()[at][j] ? 0 : 2 * STEP;
            }
        }
        return sum;
    }

    /** Compared columns are the levels first, then the numbers; every fourth row repeats an earlier one. */
    private static CodedRows rows(int count, int lines, int levels, Random random) {
        int[][] line = new int[lines][count];
        int[][] level = new int[levels][count];
        for (int row = 0; row < count; row++) {
            int copied = row > 0 && row % 4 == 0 ? random.nextInt(row) : -1;
            for (int[] column : line) {
                column[row] = copied >= 0 ? column[copied] : position(random);
            }
            for (int c = 0; c < levels; c++) {
                level[c][row] = copied >= 0 ? level[c][copied] : code(c, random);
            }
        }
        int[] place = IntStream.concat(IntStream.range(lines, lines + levels), IntStream.range(0, lines))
                .toArray();
        return new CodedRows(line, level, STEP, count, place);
    }

    private static int position(Random random) {
        int kind = random.nextInt(20);
        return kind == 0
                ? LineScale.MISSING
                : kind < 8 ? STEP * random.nextInt(4) / 3 : (int) (STEP * random.nextGaussian() * 0.4) + 3 * STEP;
    }

    /** −1 is missing; columns of few levels, of as many as seven or fifteen bits tell apart, and of more. */
    private static int code(int column, Random random) {
        int[] codes = {4, 128, 1 << 15, 100_000};
        return random.nextInt(8) == 0 ? codes[column % 4] - 2 : random.nextInt(codes[column % 4]) - 1;
    }
}
