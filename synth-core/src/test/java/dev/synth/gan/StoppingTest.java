package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.internal.network.TrainingLoop;
import dev.synth.internal.network.TrainingState;
import dev.synth.internal.split.Validation;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private static final int PLANNED = 20_000;
    private static final int AVERAGED = 1;

    /** Nothing can be learnt but the levels' shares; anything more is learnt by heart. */
    private static Table noise(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        Schema.Builder schema = Schema.builder();
        for (int column = 0; column < 6; column++) {
            schema.categorical("c" + column);
        }
        TableBuilder table = Table.builder(schema.build());
        for (int row = 0; row < rows; row++) {
            Object[] values = new Object[6];
            for (int column = 0; column < values.length; column++) {
                values[column] = "level" + random.nextInt(6);
            }
            table.addRow(values);
        }
        return table.build();
    }

    private static GanOptions options() {
        return GanOptions.builder()
                .seed(3)
                .steps(PLANNED)
                .batchSize(100)
                .generatorWidth(64)
                .criticWidth(32)
                .latentSize(4)
                .learningRate(5e-3)
                .generatorDropout(0)
                .build();
    }

    @Test
    void noiseIsNotLearntForLongAndTheWeightsOfTheLeastValidationLossAreKept() throws Exception {
        Table rows = noise(300);
        GanOptions options = options();
        FittedEncoder encoder = TableEncoder.fit(rows, options.rareRows(), options.seed());
        EncodedTable encoded = encoder.encode(rows, options.seed());
        Validation split = Validation.split(rows, options.seed());
        try (TrainingLoop loop = new TrainingLoop(
                GanTrainer.with(options).settings(),
                encoder,
                encoded.rows(split.learnt()),
                encoded.rows(split.held()))) {
            TrainingRun.Result result =
                    new TrainingRun(options, loop, PLANNED, TrainingListener.SILENT, Optional.empty()).run();

            List<LearningPoint> curve = result.curve();
            LearningPoint least = curve.stream()
                    .min(Comparator.comparingDouble(LearningPoint::validationLoss))
                    .orElseThrow();
            assertThat(result.steps()).isLessThan(PLANNED).isGreaterThan(least.step());
            assertThat(curve.get(curve.size() - 1).step()).isEqualTo(result.steps());
            assertThat(curve.get(curve.size() - 1).trainingLoss()).isLessThan(least.trainingLoss());

            List<float[]> tensors = new ArrayList<>(loop.state().tensors());
            tensors.set(AVERAGED, result.best());
            loop.restore(new TrainingState(loop.state().step(), tensors));
            assertThat(loop.likelihoods().validation()).isEqualTo(least.validationLoss());
        }
    }

    @Test
    void aTrainingThatStoppedSaysAfterHowManySteps() {
        Synthesizer model = GanTrainer.with(options()).train(noise(300));

        List<LearningPoint> curve = model.provenance().learningCurve();
        assertThat(model.provenance().steps())
                .isLessThan(PLANNED)
                .isEqualTo(curve.get(curve.size() - 1).step());
        assertThat(curve)
                .extracting(LearningPoint::step)
                .startsWith(100, 200, 300)
                .isSorted();
    }
}
