package dev.synth.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyLevelsTest {
    /** 400 levels: 100 of 9 real rows, then 100 of 3, then 200 of 1. */
    private static final int[] REAL =
            IntStream.range(0, 400).map(k -> k < 100 ? 9 : k < 200 ? 3 : 1).toArray();

    @Test
    void headAndTailAreSharesOfSyntheticRowsByRealRank() {
        int[] synthetic = new int[400];
        synthetic[5] = 60;
        synthetic[150] = 30;
        synthetic[399] = 10;

        assertThat(ManyLevels.of(REAL, synthetic)).isEqualTo(new ManyLevels(0.6, 0.1, 3));
    }

    @Test
    void freshRowsHaveTheRealSharesAndMissSomeRareLevels() {
        ManyLevels fresh = ManyLevels.expected(REAL, 1_400);

        assertThat(fresh.head()).isCloseTo(900.0 / 1_400, within(1e-12));
        assertThat(fresh.tail()).isCloseTo(200.0 / 1_400, within(1e-12));
        double some = 100 * (1 - Math.exp(-9)) + 100 * (1 - Math.exp(-3)) + 200 * (1 - Math.exp(-1));
        assertThat(fresh.present()).as("as Poisson counts would have it").isCloseTo(some, within(0.5));
    }
}
