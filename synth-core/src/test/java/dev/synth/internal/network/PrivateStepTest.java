package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.SimulatedTables;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.internal.privacy.SampledSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a step of a critic that looks at the table itself adds up, and what becomes of it. */
class PrivateStepTest {
    private static final int BATCH = 64;
    private static final FittedEncoder ENCODER = TableEncoder.fit(SimulatedTables.clinic(600, 1), 5, 1);
    private static final EncodedTable COPY = ENCODER.encode(SimulatedTables.clinic(600, 1), 1);
    private static final EncodedTable TABLE = ENCODER.encode(SimulatedTables.clinic(400, 2), 1);

    /** All rows meet the same completed row, half way, so that what one adds can be told from the others'. */
    private static final RandomGenerator CONSTANT = () -> 1L << 62;

    /** Draws these rows and keeps what they add up to; lets something else out. */
    private static final class Recorded implements SampledSums {
        private final int[] drawn;
        private final double released;
        private final List<double[]> sums = new ArrayList<>();

        Recorded(int[] drawn, double released) {
            this.drawn = drawn;
            this.released = released;
        }

        @Override
        public boolean canDraw(int steps) {
            return true;
        }

        @Override
        public int[] draw() {
            return drawn;
        }

        @Override
        public void release(double[] sum) {
            sums.add(sum.clone());
            Arrays.fill(sum, released);
        }
    }

    private static TrainingLoop.Settings settings(double penalty, float clip) {
        return new TrainingLoop.Settings(
                1, BATCH, 1, 8, 4, 32, 32, 2e-3, penalty, clip, 4, 0, 0, 0, 0.2, 0.9, "cpu", 1);
    }

    private static TrainingLoop loop(TrainingLoop.Settings settings, SampledSums sums) {
        return new TrainingLoop(settings, ENCODER, COPY, COPY, Optional.of(new RealRows(TABLE, sums, CONSTANT)));
    }

    /** What these rows add up to in the first step. */
    private static double[] sum(double penalty, float clip, int... rows) {
        Recorded sums = new Recorded(rows, 0);
        try (TrainingLoop loop = loop(settings(penalty, clip), sums)) {
            loop.step(1, false);
        }
        return sums.sums.get(0);
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
    }

    @Test
    void whatARowAddsDoesNotDependOnWhoElseWasDrawnOrWhere() {
        int[] many = IntStream.range(0, 250).toArray();
        double[] together = sum(10, 0.5f, many);
        double[] without =
                sum(10, 0.5f, Arrays.stream(many).filter(row -> row != 3).toArray());
        double[] alone = sum(10, 0.5f, 3);
        for (int i = 0; i < alone.length; i++) {
            assertThat(together[i] - without[i]).isCloseTo(alone[i], within(1e-11));
        }
        assertThat(length(alone)).isGreaterThan(0.01);
    }

    @Test
    void noRowAddsMoreThanItsBoundHoweverMuchThePenaltyWeighs() {
        for (double penalty : new double[] {0, 10, 1e6}) {
            assertThat(length(sum(penalty, 1e-3f, 7))).isBetween(1 - 1e-5, 1 + 1e-12);
            assertThat(length(sum(penalty, 1e6f, 7))).isLessThan(1);
        }
    }

    @Test
    void aSampleOfNobodyIsASumLikeAnyOther() {
        assertThat(sum(10, 1)).containsOnly(0);
    }

    /** Two critics that saw different rows are equal where the same noisy sum came out. */
    @Test
    void theCriticSeesTheNoisySumAlone() {
        List<float[]> first = tensorsAfterTwoSteps(IntStream.range(0, 200).toArray());
        List<float[]> second = tensorsAfterTwoSteps(new int[] {5, 9});
        for (int t = 0; t < first.size(); t++) {
            assertThat(first.get(t)).containsExactly(second.get(t));
        }
    }

    private static List<float[]> tensorsAfterTwoSteps(int[] drawn) {
        try (TrainingLoop loop = loop(settings(10, 1), new Recorded(drawn, 0.7))) {
            TrainingLoop.Losses losses = loop.step(1, true);
            assertThat(losses).isNotNull();
            assertThat(losses.areFinite()).isTrue();
            loop.step(1, false);
            return loop.state().tensors();
        }
    }

    @Test
    void theSumIsDividedByTheExpectedNumberOfRows() {
        try (TrainingLoop loop = loop(settings(10, 0.5f), new Recorded(new int[] {1}, 3))) {
            loop.step(1, false);
            // Adam's mean after one step is half of the gradient.
            float[] mean = loop.state().tensors().get(5);
            for (float x : mean) {
                assertThat(x).isCloseTo(0.5f * 0.5f * 3 / BATCH, within(1e-7f));
            }
        }
    }
}
