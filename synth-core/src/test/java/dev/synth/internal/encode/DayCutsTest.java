package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayCutsTest {
    private static final int ROWS = 4_000;
    private static final int MOST = 5;

    private final SplittableRandom random = new SplittableRandom(7);
    private final int[] slots = random.ints(ROWS, 0, DayCuts.SLOTS)
            .map(slot -> slot == 5 ? -1 : slot)
            .toArray();

    /** A column that changes at these slots, but for a share of its rows. */
    private int[] shifts(double noise, int... changes) {
        return Arrays.stream(slots)
                .map(slot -> random.nextDouble() < noise
                        ? random.nextInt(changes.length)
                        : (int) IntStream.of(changes)
                                        .filter(from -> from <= slot)
                                        .count()
                                % changes.length)
                .toArray();
    }

    @Test
    void aDayIsCutWhereAnotherColumnChanges() {
        assertThat(DayCuts.cuts(slots, Stream.of(shifts(0.3, 12, 28, 44)), MOST, 1))
                .containsExactly(12, 28, 44);
    }

    @Test
    void severalColumnsAreLookedAtTogether() {
        assertThat(DayCuts.cuts(
                        slots, Stream.of(shifts(1, 1, 2, 3), shifts(0.2, 16, 24), shifts(0.2, 16, 36)), MOST, 1))
                .containsExactly(16, 24, 36);
    }

    @Test
    void noMoreCutsAreTakenThanAskedFor() {
        assertThat(DayCuts.cuts(slots, Stream.of(shifts(0, 8, 20, 36)), 2, 1)).hasSize(2);
    }

    @Test
    void whatGoesWithNoHourCutsNone() {
        for (int trial = 0; trial < 20; trial++) {
            assertThat(DayCuts.cuts(slots, Stream.of(shifts(1, 1, 2), shifts(1, 1, 2, 3, 4, 5)), MOST, 1))
                    .isEmpty();
        }
    }

    @Test
    void rowsOfFewEntitiesAreLittleEvidence() {
        assertThat(DayCuts.cuts(slots, Stream.of(shifts(0.3, 12, 28)), MOST, 10.0 / ROWS))
                .isEmpty();
    }

    @Test
    void aStretchOfFewRowsIsNoPart() {
        int[] night = Arrays.stream(slots)
                .map(slot -> slot >= 0 && slot < 40 ? 40 : slot)
                .toArray();
        for (int row = 0; row < 30; row++) {
            night[row] = 3;
        }
        int[] column = Arrays.stream(night).map(slot -> slot == 3 ? 1 : 0).toArray();
        assertThat(DayCuts.cuts(night, Stream.of(column), MOST, 1)).isEmpty();
    }

    @Test
    void whatHoldsMostRowsIsCutFurther() {
        assertThat(DayParts.divided(new double[] {0.1, 0.7}, 6))
                .containsExactly(new double[] {0.1, 0.3, 0.5, 0.7, 0.85}, within(1e-12));
        assertThat(DayParts.divided(new double[] {0.5}, 2)).containsExactly(0.5);
        assertThat(DayParts.divided(new double[] {0, 0.5, 0.5, 1}, 4))
                .containsExactly(new double[] {0.25, 0.5, 0.75}, within(1e-12));
    }
}
