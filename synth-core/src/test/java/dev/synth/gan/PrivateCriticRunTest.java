package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SimulatedTables;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.ModeCoder.Codes;
import dev.synth.internal.network.RealRows;
import dev.synth.internal.network.TrainingLoop;
import dev.synth.internal.privacy.SampledSums;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a training ends whose critic pays for its steps, and what its rows are encoded by. */
class PrivateCriticRunTest {
    private static final int ROWS = 300;

    /** A budget for so many steps. */
    private static final class Purse implements SampledSums {
        private int left;

        Purse(int steps) {
            left = steps;
        }

        @Override
        public boolean canDraw(int steps) {
            return steps <= left;
        }

        @Override
        public int[] draw() {
            if (left == 0) {
                throw new AssertionError("overspent");
            }
            left--;
            return new int[] {0, 1};
        }

        @Override
        public void release(double[] sum) {
            Arrays.fill(sum, 0.1);
        }
    }

    @Test
    void trainingStopsBeforeTheStepThatWouldOverspend() throws Exception {
        GanOptions options = GanOptions.builder()
                .batchSize(50)
                .packSize(1)
                .generatorWidth(16)
                .criticWidth(16)
                .latentSize(4)
                .build();
        Table rows = SimulatedTables.clinic(ROWS, 1);
        FittedTable fitted = FittedTable.fitForSingleRows(rows, 5, 1);
        EncodedTable encoded = fitted.encode(rows, 1);
        RealRows real = new RealRows(encoded, new Purse(7), new SplittableRandom(3));
        try (TrainingLoop loop = new TrainingLoop(
                GanTrainer.with(options).settings(), fitted.encoder(), encoded, encoded, Optional.of(real))) {
            TrainingRun.Result result =
                    new TrainingRun(options, loop, 100, TrainingListener.SILENT, Optional.empty()).run();

            assertThat(result.steps()).isEqualTo(7);
            assertThat(result.curve()).extracting(LearningPoint::step).containsExactly(7);
            assertThat(result.best()).isNotEmpty();
        }
    }

    /** Where each row is encoded by itself, leaving others out changes none. */
    @Test
    void aRowIsEncodedAlikeWhateverRowsAreBesideIt() {
        FittedTable fitted = FittedTable.fitForSingleRows(SimulatedTables.clinic(2_000, 1), 5, 1);
        Table table = SimulatedTables.clinic(ROWS, 1);
        int[] some = IntStream.range(0, ROWS).filter(row -> row % 3 == 0).toArray();

        EncodedTable all = fitted.encode(table, 1).rows(some);
        EncodedTable part = fitted.encode(table.rows(some), 1);

        for (int column = 0; column < all.columns().size(); column++) {
            Codes codes = all.columns().get(column);
            assertThat(part.columns().get(column).codes()).isEqualTo(codes.codes());
        }
    }
}
