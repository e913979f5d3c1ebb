package dev.synth.io.internal.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WholeRunsTest {
    private static final long SEED = 20_261_126;

    private static WholeRuns runs(LongStream values) {
        WholeRuns runs = new WholeRuns();
        values.forEach(value -> {
            runs.add(value);
            assertThat(runs.last()).isEqualTo(value);
        });
        return runs;
    }

    @Test
    void numbersOfAnyWidthComeOutAsTheyWentIn() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int size : new int[] {0, 1, 1023, 1024, 1025, 5000}) {
            for (int bits = 1; bits < Long.SIZE; bits++) {
                long most = (1L << bits) - 1;
                List<Long> limits = List.of(0L, -1L, most, -most, most - 1, -most - 1, Long.MIN_VALUE);
                long[] values = random.longs(size, 0, 3 * limits.size())
                        .map(pick -> pick < limits.size() ? limits.get((int) pick) : random.nextLong(-most, most))
                        .toArray();
                WholeRuns runs = runs(LongStream.of(values));
                WholeColumn column = WholeColumn.of(runs.longs(), runs.size());
                assertThat(IntStream.range(0, column.size()).mapToLong(column::whole))
                        .as("%s values of %s bits, seed %s", size, bits, SEED)
                        .containsExactly(LongStream.of(values).boxed().toArray(Long[]::new));
            }
        }
    }

    @Test
    void everyDoubleComesOutAsItWentIn() {
        List<Double> values =
                new ArrayList<>(List.of(0.0, -0.0, 1.0, -2.5, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE));
        new SplittableRandom(SEED).doubles(3000).forEach(values::add);
        WholeRuns runs = runs(values.stream().mapToLong(Double::doubleToRawLongBits));
        NumberColumn column = NumberColumn.of(runs.doubles(), runs.size());
        assertThat(IntStream.range(0, column.size()).mapToObj(column::number)).containsExactlyElementsOf(values);
    }

    @Test
    void codesKeepTheirLevels() {
        List<String> levels =
                IntStream.range(0, 2000).mapToObj(Integer::toString).toList();
        WholeRuns runs = runs(IntStream.range(-1, 2000).asLongStream());
        LevelColumn column = LevelColumn.of(runs.ints(), runs.size(), levels);
        assertThat(column.isMissing(0)).isTrue();
        assertThat(IntStream.range(1, 2001).mapToObj(column::level)).containsExactlyElementsOf(levels);
    }
}
