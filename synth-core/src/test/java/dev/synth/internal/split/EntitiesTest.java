package dev.synth.internal.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntitiesTest {
    private static final int FREQUENT = 500;

    /** One that has five hundred rows, and nine of one row each. */
    private static final Entities ENTITIES = new Entities(
            IntStream.range(0, FREQUENT + 9)
                    .map(row -> Math.max(0, row - FREQUENT + 1))
                    .toArray(),
            10);

    /** The frequent one's rows all hold this number, the others 20 to 28. */
    private static double[] numbers(double ofFrequent) {
        return IntStream.range(0, FREQUENT + 9)
                .mapToDouble(row -> row < FREQUENT ? ofFrequent : 20 + row - FREQUENT)
                .toArray();
    }

    @Test
    void anEndIsNotTheNumberOfOneWhoHasManyRows() {
        assertThat(ENTITIES.end(numbers(10), 1, 5)).isEqualTo((10 + 20 + 21 + 22 + 23) / 5.0);
        assertThat(ENTITIES.end(numbers(90), -1, 5)).isEqualTo((90 + 28 + 27 + 26 + 25) / 5.0);
    }

    @Test
    void fewerThanEnoughHaveNoEnd() {
        double[] numbers = numbers(10);
        Arrays.fill(numbers, FREQUENT, FREQUENT + 6, Double.NaN);
        assertThat(ENTITIES.end(numbers, 1, 4)).isEqualTo((10 + 26 + 27 + 28) / 4.0);
        assertThat(ENTITIES.end(numbers, 1, 5)).isNaN();
    }
}
