package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
    private static final Schema SCHEMA = Schema.builder()
            .continuous("heavy", 6)
            .integer("count")
            .continuous("empty", 0)
            .integer("mostlyZero")
            .categorical("level")
            .categorical("many")
            .bool("flag")
            .dateTime("time")
            .build();

    private final Table real = table(1500, 1);
    private final Table synthetic = table(1100, 2);
    private final List<CodedRows> coded =
            CodedRows.of(real, synthetic, IntStream.range(0, SCHEMA.size()).toArray());
    private final double[] ranges =
            IntStream.range(0, SCHEMA.size()).mapToDouble(this::range).toArray();

    @Test
    void nearestOfTheOtherTableIsThatOfAPlainSearchInBothDirections() {
        NearestNeighbours.Nearest nearest = NearestNeighbours.between(coded.get(1), coded.get(0));
        for (int row = 0; row < synthetic.rowCount(); row += 37) {
            int at = row;
            double expected = IntStream.range(0, real.rowCount())
                    .mapToDouble(other -> gower(synthetic, at, real, other))
                    .min()
                    .orElseThrow();
            assertThat(coded.get(0).distance(nearest.ofQueries()[row])).isCloseTo(expected, within(1e-5));
        }
        for (int row = 0; row < real.rowCount(); row += 37) {
            int at = row;
            double expected = IntStream.range(0, synthetic.rowCount())
                    .mapToDouble(other -> gower(synthetic, other, real, at))
                    .min()
                    .orElseThrow();
            assertThat(coded.get(0).distance(nearest.ofTargets()[row])).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void nearestInTheSameTableLeavesOutTheOwnGroup() {
        int[] group = IntStream.range(0, real.rowCount()).map(row -> row / 3).toArray();
        int[] nearest = NearestNeighbours.within(coded.get(0), group);
        for (int row = 0; row < real.rowCount(); row += 31) {
            int at = row;
            double expected = IntStream.range(0, real.rowCount())
                    .filter(other -> group[other] != group[at])
                    .mapToDouble(other -> gower(real, at, real, other))
                    .min()
                    .orElseThrow();
            assertThat(coded.get(0).distance(nearest[row])).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void aTableOfOneGroupHasNoNeighbours() {
        CodedRows few = coded.get(0).slice(0, 5);
        assertThat(NearestNeighbours.within(few, new int[5])).containsOnly(NearestNeighbours.NONE);
        assertThat(few.distance(NearestNeighbours.NONE)).isEqualTo(1);
    }

    private double range(int column) {
        if (!SCHEMA.column(column).kind().isNumeric()) {
            return 0;
        }
        double[] sorted = IntStream.range(0, real.rowCount())
                .mapToDouble(row -> real.numeric(column).number(row))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return 1;
        }
        int cut = (int) (0.01 * (sorted.length - 1));
        double middle = sorted[sorted.length - 1 - cut] - sorted[cut];
        return middle > 0 ? middle : sorted[sorted.length - 1] - sorted[0];
    }

    private double gower(Table a, int rowA, Table b, int rowB) {
        double sum = 0;
        for (int c = 0; c < SCHEMA.size(); c++) {
            Object x = a.value(rowA, c);
            Object y = b.value(rowB, c);
            if (x == null || y == null || !SCHEMA.column(c).kind().isNumeric()) {
                sum += Objects.equals(x, y) ? 0 : 1;
            } else {
                sum += Math.min(
                        1, Math.abs(a.numeric(c).number(rowA) - b.numeric(c).number(rowB)) / ranges[c]);
            }
        }
        return sum / SCHEMA.size();
    }

    /** Heavy tails, outliers far beyond the robust range, a column of a few non-zeros, missing values, many levels. */
    private static Table table(int rows, long seed) {
        Random random = new Random(seed);
        TableBuilder table = Table.builder(SCHEMA);
        for (int row = 0; row < rows; row++) {
            @Nullable
            Object[] values = {
                Math.pow(random.nextGaussian(), 7) * 1e4,
                random.nextInt(30) + (random.nextInt(200) == 0 ? random.nextInt(1_000_000) : 0),
                null,
                random.nextInt(500) == 0 ? 1 + random.nextInt(9) : 0,
                "l" + random.nextInt(4),
                "m" + random.nextInt(9000),
                random.nextBoolean(),
                java.time.LocalDateTime.of(2024, 1, 1, 0, 0).plusSeconds(random.nextInt(90_000_000))
            };
            int missing = random.nextInt(12);
            if (missing < values.length) {
                values[missing] = null;
            }
            table.addRow(values);
        }
        return table.build();
    }

    @Test
    void distancesStayExactWhereSyntheticValuesLieFarOutside() {
        double[] values = {0, 1, 2, 3, 1000};
        LineScale scale = new LineScale(Arrays.copyOf(values, 5), 1 << 16);
        double range = 1000;
        double[] probes = {-5000, -500, 0.5, 3, 500, 999, 1500, 1e12};
        for (double probe : probes) {
            for (double value : values) {
                int apart = Math.abs(scale.position(probe) - scale.position(value));
                double expected = Math.min(1, Math.abs(probe - value) / range);
                assertThat(Math.min(apart, 1 << 16) / (double) (1 << 16)).isCloseTo(expected, within(2e-5));
            }
        }
    }
}
