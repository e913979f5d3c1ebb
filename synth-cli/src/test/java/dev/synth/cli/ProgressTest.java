package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gan.Phase;
import dev.synth.gan.TrainingProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private static TrainingProgress progress(int step) {
        return new TrainingProgress(step, 100, -0.25, 1.5, Duration.ofSeconds(step));
    }

    @Test
    void linesTellPhasesAndTheEndOfTrainingButNotEveryStep() {
        Progress progress = new LineProgress(err, Optional.empty());
        progress.onPhase(Phase.READ, "patients.csv");
        progress.onPhase(Phase.TRAIN, "100 steps");
        for (int step = 20; step <= 100; step += 20) {
            progress.onProgress(progress(step));
        }
        progress.onWarning("column 'a' has rare levels");
        progress.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Reading patients.csv",
                        "Training: 100 steps",
                        "Training: step 100 of 100, critic loss -0.25, generator loss 1.50, 0 s left",
                        "Note: column 'a' has rare levels");
    }

    @Test
    void aTerminalSeesABarWithStepsAndLossesThatFitsItsWidth() {
        Progress progress = new BarProgress(err, 90, Optional.empty());
        progress.onPhase(Phase.READ, "patients.csv");
        progress.onPhase(Phase.TRAIN, "100 steps");
        progress.onProgress(progress(60));
        progress.onProgress(progress(100));
        progress.onPhase(Phase.SAMPLE, "10 rows");
        progress.close();

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("Reading patients.csv", "Training 100%", "100/100", "losses -0.25, 1.50");
        assertThat(text.strip().lines()).last().isEqualTo("Sampling 10 rows");
        assertThat(text.split("[\r\n]"))
                .allSatisfy(line -> assertThat(line.replace("\u001b[K", "")).hasSizeLessThan(90));
    }

    @Test
    void theTimeLeftEndsWithTheTimeBudget() {
        assertThat(Progress.left(progress(20), Optional.empty())).isEqualTo(Duration.ofSeconds(80));
        assertThat(Progress.left(progress(20), Optional.of(Duration.ofSeconds(30))))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(Progress.left(progress(40), Optional.of(Duration.ofSeconds(30))))
                .isEqualTo(Duration.ZERO);
    }
}
