package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SimulatedTables;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.TableEncoder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldOrderTest {
    private static final int TRIALS = 2_000;

    private final Layout layout =
            new Layout(TableEncoder.fit(SimulatedTables.clinic(1_000, 1), 5, 1).learnt());
    private final FieldOrder order = new FieldOrder(layout);
    private final SplittableRandom random = new SplittableRandom(4);

    private void assertSound() {
        List<Integer> fields = Arrays.stream(order.fields()).boxed().toList();
        assertThat(new HashSet<>(fields)).hasSize(layout.fields());
        assertThat(fields).hasSize(layout.fields());
        for (int column = 0; column < layout.columns(); column++) {
            if (layout.cellField(column) != Layout.NONE) {
                assertThat(fields.indexOf(column)).isLessThan(fields.indexOf(layout.cellField(column)));
            }
        }
    }

    @Test
    void anIntervalIsAlwaysBeforeItsCell() {
        for (int trial = 0; trial < TRIALS; trial++) {
            order.shuffle(random);
            assertSound();
        }
    }

    @Test
    void conditionsComeFirstEachIntervalFollowedByItsCell() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Set<Integer> columns = new TreeSet<>();
            random.ints(random.nextInt(layout.columns() + 1), 0, layout.columns())
                    .forEach(columns::add);
            order.shuffle(random);

            int count = order.first(columns);

            List<Integer> expected = columns.stream()
                    .flatMapToInt(column -> layout.cellField(column) == Layout.NONE
                            ? IntStream.of(column)
                            : IntStream.of(column, layout.cellField(column)))
                    .boxed()
                    .toList();
            assertThat(Arrays.stream(order.fields()).limit(count).boxed()).isEqualTo(expected);
            assertSound();
        }
    }

    @Test
    void everyFieldComesFirstAboutEquallyOftenAmongThoseThatMay() {
        int[] counts = new int[layout.columns()];
        for (int trial = 0; trial < 20_000; trial++) {
            order.shuffle(random);
            counts[order.fields()[0]]++;
        }

        for (int column = 0; column < layout.columns(); column++) {
            double places = layout.cellField(column) == Layout.NONE ? 1 : 2;
            assertThat(counts[column] / 20_000.0)
                    .isBetween(0.85 * places / layout.fields(), 1.15 * places / layout.fields());
        }
    }

    @Test
    void passesShareTheFieldsEvenly() {
        assertThat(IntStream.rangeClosed(0, 4).map(pass -> FieldOrder.known(10, pass, 4)))
                .containsExactly(0, 2, 5, 7, 10);
    }
}
