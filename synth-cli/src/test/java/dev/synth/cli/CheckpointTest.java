package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.Synthesis;
import dev.synth.cli.Cli.Run;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.io.TableFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --checkpoint}: a training that is ended from outside goes on where it was. */
@Timeout(120)
class CheckpointTest {
    @TempDir
    Path folder;

    private Path input;
    private Path model;
    private Path states;
    private Path state;

    @BeforeEach
    void writeTheTable() throws IOException {
        input = Clinic.write(folder.resolve("in.csv"), 300, 1);
        model = folder.resolve("m.synth");
        states = folder.resolve("states/of/this");
        state = states.resolve("training.checkpoint");
    }

    private Object[] train(int steps, Object... more) {
        Object[] few = {"train", input, "-o", model, "--steps", steps, "--threads", 1, "--checkpoint", states};
        return Stream.of(few, more).flatMap(Stream::of).toArray();
    }

    @Test
    void anInterruptedTrainingIsResumedByTheSameCommand() throws Exception {
        Process process = ChildProcess.start(train(1_000_000));
        String said;
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith("Training:")) {
                line = err.readLine();
            }
            assertThat(line).isNotNull();
            TimeUnit.SECONDS.sleep(2);
            process.toHandle().destroy();
            said = err.lines().collect(Collectors.joining("\n"));
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(said).contains("The training's state is in '" + state + "'; the same command resumes it.");
        assertThat(state).exists();
        assertThat(model).doesNotExist();

        Run run = Cli.runWith(FixedGate.PASSING, train(1_000_000, "--time-budget", "4s"));

        assertThat(run.status()).isZero();
        assertThat(run.err()).containsPattern("Training: resumed after step \\d+ of 1000000");
        assertThat(states).isEmptyDirectory();
        assertThat(model).exists();
    }

    @Test
    void aStateThatCannotBeUsedIsRefusedInOneLine() throws Exception {
        Files.createDirectories(states);
        Path other = Clinic.write(folder.resolve("other.csv"), 300, 2);
        interruptedState(other);
        byte[] foreign = Files.readAllBytes(state);

        assertUnfit("is of another table, other options or another seed", train(50));
        for (int length : new int[] {0, 3, 100, foreign.length / 2, foreign.length - 1}) {
            Files.write(state, Arrays.copyOf(foreign, length));
            assertUnfit("is damaged", train(50));
        }
        foreign[foreign.length / 2] ^= 1;
        Files.write(state, foreign);
        assertUnfit("is damaged", train(50));
    }

    /** Leaves the state of a training of 50 steps on another table. */
    private void interruptedState(Path table) throws InterruptedException {
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            GanTrainer trainer = GanTrainer.with(GanOptions.builder().steps(50).build());
            try {
                Synthesis.from(TableFiles.source(table)).train(trainer.checkpointing(states));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (CancellationException e) {
                // This is what was wanted.
            }
        });
        thread.start();
        thread.join();
        assertThat(state).exists();
    }

    private void assertUnfit(String words, Object... arguments) {
        Run run = Cli.runWith(FixedGate.PASSING, arguments);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("synth: ")))
                .singleElement()
                .asString()
                .contains("training.checkpoint'", words, "delete it");
        assertThat(run.err()).doesNotContain("--verbose");
        assertThat(model).doesNotExist();
    }

    @Test
    void theFolderIsCheckedBeforeAnythingIsRead() {
        states = input;
        assertTarget("'" + input + "' is a file, not a folder", train(5));
        states = model;
        assertTarget("would be a file and the folder of 'training.checkpoint'", train(5));
        states = folder;
        model = state = folder.resolve("training.checkpoint");
        assertTarget("would be written twice", train(5));
    }

    private static void assertTarget(String words, Object... arguments) {
        Run run = Cli.runWith(FixedGate.PASSING, arguments);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("synth: ").contains(words).hasLineCount(1);
    }

    @Test
    void generateTakesAFolderToo() {
        Path out = folder.resolve("out.csv");
        Run run = Cli.runWith(
                FixedGate.PASSING, "generate", input, "-n", 20, "-o", out, "--steps", 3, "--checkpoint", states);

        assertThat(run.status()).isZero();
        assertThat(out).exists();
        assertThat(state).doesNotExist();
    }
}
