package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.SimulatedTables;
import dev.synth.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointingTest {
    private static final int STEPS = 260;

    private static Table table;
    private static Synthesizer whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainUninterrupted() {
        table = SimulatedTables.clinic(300, 1);
        whole = GanTrainer.with(options().build()).train(table);
    }

    private static GanOptions.Builder options() {
        return GanOptions.builder()
                .seed(1)
                .steps(STEPS)
                .batchSize(100)
                .generatorWidth(24)
                .criticWidth(24)
                .latentSize(8);
    }

    /** Trains on a thread of its own that is interrupted when this step is reported. */
    private void interruptAt(int step, GanTrainer trainer) {
        CompletableFuture<Synthesizer> training = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                training.complete(trainer.train(table, new TrainingListener() {
                    @Override
                    public void onProgress(TrainingProgress progress) {
                        if (progress.step() == step) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }));
            } catch (RuntimeException e) {
                training.completeExceptionally(e);
            }
        });
        thread.start();
        assertThatThrownBy(training::join)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted after " + step + " steps");
    }

    /** Before the first validation, at one, between two, and after the last step. */
    @ParameterizedTest
    @ValueSource(ints = {40, 100, 180, STEPS})
    void anInterruptedTrainingGoesOnToTheModelOfAnUninterruptedOne(int step) {
        GanTrainer trainer = GanTrainer.with(options().build()).checkpointing(folder);
        Path file = GanTrainer.checkpointFile(folder);

        interruptAt(step, trainer);
        assertThat(file).exists();
        StringBuilder heard = new StringBuilder();
        Synthesizer resumed = trainer.train(table, new TrainingListener() {
            @Override
            public void onPhase(Phase phase, String detail) {
                heard.append(phase).append(' ').append(detail).append('\n');
            }
        });

        assertThat(heard).contains("TRAIN resumed after step " + step + " of " + STEPS);
        assertThat(resumed.digest()).isEqualTo(whole.digest());
        assertThat(resumed.provenance().learningCurve())
                .isEqualTo(whole.provenance().learningCurve());
        assertThat(resumed.provenance().steps()).isEqualTo(STEPS);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTrainingThatWasNotInterruptedLeavesNothing() {
        Synthesizer plain = GanTrainer.with(options().steps(5).build()).train(table);
        Synthesizer checkpointed = GanTrainer.with(options().steps(5).build())
                .checkpointing(folder)
                .train(table);

        assertThat(checkpointed.digest()).isEqualTo(plain.digest());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theStateOfAnotherTrainingIsRefused() {
        interruptAt(20, GanTrainer.with(options().build()).checkpointing(folder));

        for (GanOptions other : List.of(
                options().seed(2).build(),
                options().steps(STEPS + 1).build(),
                options().generatorWidth(25).build())) {
            assertRefused(other, table, "is of another table, other options or another seed");
        }
        assertRefused(options().build(), SimulatedTables.clinic(300, 2), "is of another table");
        assertThat(GanTrainer.checkpointFile(folder)).exists();
    }

    @Test
    void aTimeBudgetMayBeAddedToAnInterruptedTraining() {
        interruptAt(20, GanTrainer.with(options().build()).checkpointing(folder));

        GanOptions hurried = options().timeBudget(java.time.Duration.ofHours(1)).build();

        assertThat(GanTrainer.with(hurried)
                        .checkpointing(folder)
                        .train(table)
                        .provenance()
                        .steps())
                .isEqualTo(STEPS);
    }

    @Test
    void aDamagedStateIsRefused() throws IOException {
        interruptAt(120, GanTrainer.with(options().build()).checkpointing(folder));
        Path file = GanTrainer.checkpointFile(folder);
        byte[] whole = Files.readAllBytes(file);

        for (int length : new int[] {0, 3, 4, 200, whole.length / 2, whole.length - 8, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(options().build(), table, "is damaged (");
        }
        for (int at : new int[] {0, 3, 5, whole.length / 2, whole.length - 1}) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            assertRefused(options().build(), table, "is damaged (");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(options().build(), table, "is damaged (");
    }

    @Test
    void aStateOfAnotherVersionSaysSo() throws IOException {
        interruptAt(20, GanTrainer.with(options().build()).checkpointing(folder));
        Path file = GanTrainer.checkpointFile(folder);
        byte[] bytes = Files.readAllBytes(file);
        String head = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[head.indexOf("\"formatVersion\":1") + "\"formatVersion\":".length()] = '9';
        Files.write(file, bytes);

        assertRefused(options().build(), table, "has format version 9");
    }

    private void assertRefused(GanOptions options, Table rows, String words) {
        assertThatThrownBy(() -> GanTrainer.with(options).checkpointing(folder).train(rows))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Checkpoint '" + GanTrainer.checkpointFile(folder) + "'")
                .hasMessageContaining(words)
                .hasMessageContaining("delete it");
    }
}
