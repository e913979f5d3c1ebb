package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.synth.SimulatedTables;
import dev.synth.table.Table;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final int STEPS = 220;

    @TempDir
    Path folder;

    private final Table table = SimulatedTables.clinic(400, 1);

    private static GanOptions.Builder options() {
        return GanOptions.builder()
                .steps(STEPS)
                .batchSize(100)
                .generatorWidth(16)
                .criticWidth(16);
    }

    private void interruptAt(int step) {
        assertThatThrownBy(() ->
                        GanTrainer.with(options().build()).checkpointing(folder).train(table, at(step)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static TrainingListener at(int step) {
        return new TrainingListener() {
            @Override
            public void onProgress(TrainingProgress progress) {
                if (progress.step() == step) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void anInterruptedTrainingGoesOnToTheSameModel() throws Exception {
        Synthesizer whole = GanTrainer.with(options().build()).train(table);
        for (int step : new int[] {100, 140, STEPS}) {
            interruptAt(step);

            Synthesizer resumed =
                    GanTrainer.with(options().build()).checkpointing(folder).train(table);

            assertThat(resumed.digest()).isEqualTo(whole.digest());
            assertThat(resumed.provenance().steps()).isEqualTo(STEPS);
            assertThat(resumed.provenance().learningCurve())
                    .isEqualTo(whole.provenance().learningCurve());
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        interruptAt(100);

        assertThatThrownBy(() -> GanTrainer.with(options().seed(2).build())
                        .checkpointing(folder)
                        .train(table))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("another table");
    }

    @Test
    void onlyItsOwnerReadsACheckpoint() throws Exception {
        assumeThat(Files.getFileAttributeView(folder, PosixFileAttributeView.class))
                .isNotNull();
        interruptAt(100);

        Path file = folder.resolve("training.checkpoint");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
