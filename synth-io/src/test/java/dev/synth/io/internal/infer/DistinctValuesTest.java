package dev.synth.io.internal.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistinctValuesTest {
    private static DistinctValues of(int columns, IntStream values) {
        DistinctValues distinct = new DistinctValues(columns);
        values.forEach(value -> distinct.add("v" + value));
        return distinct;
    }

    @Test
    void aHundredThousandValuesOfAUsualTableAreCountedExactly() {
        assertThat(of(50, IntStream.range(0, 100_000)).size()).isEqualTo(100_000);
        assertThat(of(50, IntStream.range(0, 200_000).map(i -> i % 100_000)).size())
                .isEqualTo(100_000);
    }

    @Test
    void veryManyAreEstimated() {
        assertThat(of(1_000, IntStream.range(0, 1_000_000).map(i -> i % 400_000))
                        .size())
                .isCloseTo(400_000, Percentage.withPercentage(6));
    }

    @Test
    void allDistinctIsToldFromOneValueInAThousandSeenTwice() {
        assertThat(of(1_000, IntStream.range(0, 1_000_000)).size()).isEqualTo(1_000_000);
        assertThat(of(1_000, IntStream.range(0, 1_001_000).map(i -> i % 1_000_000))
                        .size())
                .isLessThan(1_001_000);
    }

    @Test
    void whatIsNewIsNeverTakenForKnown() {
        DistinctValues distinct = new DistinctValues(1_000);
        for (int i = 0; i < 300_000; i++) {
            assertThat(distinct.add("v" + i)).isTrue();
        }
        assertThat(distinct.add("v3")).isFalse();
    }

    @Test
    void longTextsAreNotKeptBeyondAShareOfMemory() {
        DistinctValues distinct = new DistinctValues(1_000);
        String text = "x".repeat(100_000);
        for (int i = 0; i < 100; i++) {
            distinct.add(text + i);
        }
        assertThat(distinct.byFrequency()).hasSize(1);
        assertThat(distinct.size()).isEqualTo(100);
    }
}
