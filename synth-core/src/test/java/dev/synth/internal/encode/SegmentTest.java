package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.split.Entities;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals with flat pieces: values that many hold, among others that few do. */
class SegmentTest {
    private static final int ROWS = 12_000;
    private static final int LEAST = 5;

    private final SplittableRandom random = new SplittableRandom(8);

    /** Hours worked: whole hours of all kinds, heaped at tens and fives. */
    private double[] heaped() {
        return DoubleStream.generate(() -> {
                    double hours = Math.rint(100 * (300 + 80 * random.nextGaussian())) / 100;
                    int rounding = random.nextInt(10);
                    return rounding < 2 ? 10 * Math.rint(hours / 10) : rounding < 3 ? 5 * Math.rint(hours / 5) : hours;
                })
                .limit(ROWS)
                .toArray();
    }

    private static NumberCoder fit(double[] values, Entities entities) {
        return new NumberModes(LEAST, entities, new SplittableRandom(1)).fit(values, 0.01);
    }

    private static Entities eachItsOwn(int rows) {
        return new Entities(IntStream.range(0, rows).toArray(), rows);
    }

    /** What comes out where modes and places in them are drawn by their shares. */
    private double[] drawn(NumberCoder coder, int count) {
        return DoubleStream.generate(() -> coder.decode(
                        ModeCoder.draw(coder.frequencies(), random.nextDouble()), 2 * random.nextDouble() - 1))
                .limit(count)
                .toArray();
    }

    private static double share(double[] values, DoublePredicate what) {
        return Arrays.stream(values).filter(what).count() / (double) values.length;
    }

    @Test
    void heapedValuesComeBackExactly() {
        double[] values = heaped();
        NumberCoder coder = fit(values, eachItsOwn(ROWS));
        Codes codes = coder.encode(values, new SplittableRandom(2));

        assertThat(coder.segments()).isPositive();
        int tens = 0;
        for (int row = 0; row < ROWS; row++) {
            if (values[row] % 10 == 0 && Math.abs(values[row] - 300) <= 100) {
                tens++;
                assertThat(coder.decode(codes.codes()[row], codes.positions()[row]))
                        .isEqualTo(values[row]);
            }
        }
        assertThat(tens).isGreaterThan(ROWS / 8);
    }

    @Test
    void heapedValuesComeOutAsOftenAsTheyWentIn() {
        double[] values = heaped();
        double[] made = drawn(fit(values, eachItsOwn(ROWS)), 60_000);

        for (double heap = 200; heap <= 400; heap += 10) {
            double at = heap;
            assertThat(share(made, value -> value == at))
                    .as("share of %s", heap)
                    .isCloseTo(share(values, value -> value == at), within(0.003));
        }
        for (double edge = 120; edge <= 480; edge += 30) {
            double at = edge;
            assertThat(share(made, value -> value < at)).isCloseTo(share(values, value -> value < at), within(0.015));
        }
    }

    @Test
    void aValueHeldByTooFewEntitiesStandsInNoKnot() {
        double[] values = heaped();
        int[] numbers = IntStream.range(0, ROWS).toArray();
        // One person with 200 rows of one value, and four who share another.
        for (int row = 0; row < 200; row++) {
            values[row] = 317.13;
            numbers[row] = 0;
            values[200 + row] = 283.87;
            numbers[200 + row] = 200 + row % (LEAST - 1);
        }
        NumberCoder coder = fit(values, dense(numbers));

        assertThat(coder.points()).doesNotContain(317.13, 283.87);
        for (Segment segment : coder.segmentList()) {
            assertThat(segment.values()).doesNotContain(317.13, 283.87);
            assertThat(segment.atoms()).allMatch(atom -> holders(values, numbers, atom) >= LEAST);
        }
        assertThat(share(drawn(coder, 60_000), value -> value == 317.13)).isLessThan(0.01);
    }

    private static Entities dense(int[] numbers) {
        int[] distinct = Arrays.stream(numbers).distinct().sorted().toArray();
        return new Entities(
                Arrays.stream(numbers)
                        .map(number -> Arrays.binarySearch(distinct, number))
                        .toArray(),
                distinct.length);
    }

    private static long holders(double[] values, int[] numbers, double wanted) {
        return IntStream.range(0, values.length)
                .filter(row -> values[row] == wanted)
                .map(row -> numbers[row])
                .distinct()
                .count();
    }

    @Test
    void whatIsDisclosedIsHeldByEnough() {
        for (int rows : new int[] {5, 7, 10, 23, 60, 150, 400, 1_000}) {
            double[] values = Arrays.copyOf(heaped(), rows);
            NumberCoder coder = fit(values, eachItsOwn(rows));
            for (Segment segment : coder.segmentList()) {
                assertThat(segment.atoms())
                        .as("atoms of %d rows", rows)
                        .allMatch(
                                atom -> holders(values, IntStream.range(0, rows).toArray(), atom) >= LEAST);
            }
        }
    }

    @Test
    void aPositionGivesBackItsRank() {
        Segment segment = new Segment(new double[] {0, 0.2, 0.6, 1}, new double[] {1, 4, 4, 9}, 1);

        assertThat(segment.atoms()).containsExactly(4.0);
        assertThat(segment.value(-1)).isEqualTo(1);
        assertThat(segment.value(1)).isEqualTo(9);
        assertThat(segment.value(2 * 0.1 - 1)).isCloseTo(2.5, within(1e-12));
        for (double rank = 0.2; rank <= 0.6; rank += 0.05) {
            assertThat(segment.value(2 * rank - 1)).isCloseTo(4, within(1e-12));
        }
        assertThat(segment.position(4, 4, 0.25)).isCloseTo(2 * 0.3 - 1, within(1e-12));
        assertThat(segment.position(6.5, 6.5, 0)).isCloseTo(2 * 0.8 - 1, within(1e-12));
        assertThat(segment.position(-3, -3, 0)).isEqualTo(-1);
        assertThat(segment.position(30, 30, 0)).isEqualTo(1);
    }
}
