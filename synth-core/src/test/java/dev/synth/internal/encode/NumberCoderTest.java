package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.split.Entities;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberCoderTest {
    private static final int ROWS = 5_000;

    private final SplittableRandom random = new SplittableRandom(7);

    private NumberCoder fit(double[] values, double grid) {
        return new NumberModes(
                        5,
                        new Entities(IntStream.range(0, values.length).toArray(), values.length),
                        new SplittableRandom(1))
                .fit(values, grid);
    }

    private double[] decoded(NumberCoder coder, double[] values) {
        Codes codes = coder.encode(values, new SplittableRandom(2));
        return IntStream.range(0, values.length)
                .mapToDouble(row ->
                        coder.decode(codes.codes()[row], codes.positions().length == 0 ? 0 : codes.positions()[row]))
                .toArray();
    }

    private double[] gaussian() {
        return DoubleStream.generate(random::nextGaussian).limit(ROWS).toArray();
    }

    @Test
    void smoothNumbersComeBackCloseToWhatTheyWere() {
        double[] values = gaussian();

        double[] back = decoded(fit(values, 0), values);

        double[] errors = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.abs(back[row] - values[row]))
                .sorted()
                .toArray();
        assertThat(errors[ROWS / 2]).isLessThan(0.005);
        assertThat(errors[ROWS * 99 / 100]).isLessThan(0.3);
    }

    @Test
    void aFrequentValueIsAModeOfItsOwnAndComesBackExactly() {
        double[] values = gaussian();
        Arrays.setAll(values, row -> row % 3 == 0 ? 0.0 : Math.exp(values[row]) * 1_000);

        NumberCoder coder = fit(values, 0);

        assertThat(coder.points()).containsExactly(0.0);
        assertThat(coder.frequencies()[coder.segments()]).isCloseTo(1 / 3.0, within(0.001));
        assertThat(Arrays.stream(decoded(coder, values))
                        .filter(value -> value == 0)
                        .count())
                .isEqualTo(ROWS / 3 + 1);
    }

    @Test
    void fewDistinctValuesAreAllPoints() {
        double[] values = IntStream.range(0, ROWS).mapToDouble(row -> row % 7).toArray();

        NumberCoder coder = fit(values, 1);

        assertThat(coder.segments()).isZero();
        assertThat(coder.points()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(decoded(coder, values)).containsExactly(values);
    }

    @Test
    void missingIsAModeAndComesBackMissing() {
        double[] values = gaussian();
        for (int row = 0; row < ROWS; row += 4) {
            values[row] = Double.NaN;
        }

        NumberCoder coder = fit(values, 0);

        assertThat(coder.hasMissing()).isTrue();
        double[] back = decoded(coder, values);
        for (int row = 0; row < ROWS; row++) {
            assertThat(Double.isNaN(back[row])).isEqualTo(row % 4 == 0);
        }
    }

    @Test
    void wholeNumbersStayWholeAndNearlyAlwaysThemselves() {
        double[] values = DoubleStream.generate(() -> Math.rint(50 + 15 * random.nextGaussian()))
                .limit(ROWS)
                .toArray();

        double[] back = decoded(fit(values, 1), values);

        assertThat(DoubleStream.of(back)).allMatch(value -> value == Math.rint(value));
        long same =
                IntStream.range(0, ROWS).filter(row -> back[row] == values[row]).count();
        assertThat(same).isGreaterThan(ROWS * 85 / 100);
    }

    @Test
    void theExtremesAreNobodysValue() {
        double[] values = gaussian();
        values[17] = 1_000;
        values[18] = -1_000;

        NumberCoder coder = fit(values, 0);

        double most = coder.decode(coder.segments() - 1, 1);
        double least = coder.decode(0, -1);
        assertThat(most).isBetween(4.0, 999.0);
        assertThat(least).isBetween(-999.0, -4.0);
    }

    @Test
    void whatIsToldAsLiteralIsAValueThatEnoughHold() {
        // Two frequent values and between them as many others as one knot is the mean of.
        double[] values = new double[1_000];
        Arrays.setAll(values, row -> row < 5 ? 10.5 + row : row % 2 == 0 ? 10 : 20);

        Segment segment = Segment.fit(
                Arrays.stream(values).sorted().toArray(),
                Arrays.stream(values).sorted().toArray(),
                frequent(values),
                0,
                1_000,
                5,
                1);

        assertThat(segment.atoms()).containsExactly(10.0, 20.0);
        assertThat(segment.values()).containsExactly(10, 10, 11.9, 13.1, 20, 20);
    }

    private static boolean[] frequent(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        boolean[] frequent = new boolean[sorted.length];
        for (int row = 0; row < frequent.length; row++) {
            frequent[row] = sorted[row] == 10 || sorted[row] == 20;
        }
        return frequent;
    }

    @Test
    void ranksRiseWithTheValues() {
        double[] values = gaussian();
        NumberCoder coder = fit(values, 0);

        double[][] ranks = coder.ranks();

        for (int mode = 1; mode < coder.segments(); mode++) {
            assertThat(ranks[0][mode]).isGreaterThan(ranks[0][mode - 1]);
        }
        assertThat(ranks[0][0] - ranks[1][0]).isCloseTo(-1, within(1e-9));
        int last = coder.segments() - 1;
        assertThat(ranks[0][last] + ranks[1][last]).isCloseTo(1, within(1e-9));
    }

    @Test
    void decimalsHaveNoTailOfRoundingError() {
        double[] values = DoubleStream.generate(() -> Math.rint(random.nextDouble() * 1_000) / 10)
                .limit(ROWS)
                .toArray();

        double[] back = decoded(fit(values, 0.1), values);

        assertThat(DoubleStream.of(back))
                .allMatch(value -> Double.toString(value).length() <= 5);
    }

    @Test
    void decimalsStayOnTheirGridWhateverIsDrawn() {
        double[] prices = DoubleStream.generate(() -> Math.round(2_000 * Math.exp(random.nextGaussian())) / 100.0)
                .limit(ROWS)
                .toArray();

        assertThat(DoubleStream.of(drawn(fit(prices, 0.01))))
                .allMatch(value -> new BigDecimal(Double.toString(value)).scale() <= 2);
    }

    @Test
    void agesThatEndInNoughtAndFiveStayAsFrequent() {
        double[] ages = DoubleStream.generate(() -> 18 + random.nextInt(72))
                .map(age -> random.nextInt(10) < 3 ? 5 * Math.rint(age / 5) : age)
                .limit(ROWS)
                .toArray();

        double expected = Arrays.stream(ages).filter(age -> age % 5 == 0).count() / (double) ROWS;
        double[] made = drawn(fit(ages, 1));

        assertThat(expected).isGreaterThan(0.4);
        assertThat(Arrays.stream(made).filter(age -> age % 5 == 0).count() / (double) made.length)
                .isCloseTo(expected, within(0.02));
    }

    @Test
    void incomesThatEndInThousandsStayAsFrequent() {
        double[] incomes = DoubleStream.generate(() -> Math.rint(20_000 * Math.exp(random.nextGaussian())))
                .map(income -> random.nextInt(10) < 4 ? 1_000 * Math.rint(income / 1_000) : income)
                .limit(ROWS)
                .toArray();

        double expected = round(incomes);
        double[] made = drawn(fit(incomes, 1));

        assertThat(round(made)).isCloseTo(expected, within(0.04));
    }

    private static double round(double[] values) {
        return Arrays.stream(values).filter(value -> value % 1_000 == 0).count() / (double) values.length;
    }

    @Test
    void heavyTailsStayHeavy() {
        double[] values = DoubleStream.generate(() -> Math.pow(1 - random.nextDouble(), -0.5))
                .limit(ROWS)
                .toArray();

        double[] made = drawn(fit(values, 0));

        for (double share : new double[] {0.5, 0.9, 0.99, 0.995}) {
            double expected = quantile(values, share);
            assertThat(quantile(made, share)).as("quantile %s", share).isCloseTo(expected, within(0.15 * expected));
        }
    }

    private static double quantile(double[] values, double share) {
        return Arrays.stream(values).sorted().toArray()[(int) (share * values.length)];
    }

    /** Numbers drawn evenly from the modes, as a generator that knows the marginals would. */
    private double[] drawn(NumberCoder coder) {
        SplittableRandom draws = new SplittableRandom(4);
        return DoubleStream.generate(() -> coder.decode(
                        ModeCoder.draw(coder.frequencies(), draws.nextDouble()), 2 * draws.nextDouble() - 1))
                .limit(2 * ROWS)
                .toArray();
    }
}
