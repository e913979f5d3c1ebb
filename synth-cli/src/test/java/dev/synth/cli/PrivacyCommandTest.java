package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import dev.synth.gan.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --epsilon} and what belongs to it. */
class PrivacyCommandTest {
    @TempDir
    Path folder;

    private Path input;
    private Path schema;
    private Path out;

    @BeforeEach
    void writeTheTable() throws IOException {
        input = Clinic.write(folder.resolve("in.csv"), 1_500, 1);
        Path invented = Clinic.write(folder.resolve("invented.csv"), 300, 2);
        schema = folder.resolve("schema.json");
        out = folder.resolve("out.csv");
        assertThat(Cli.run("schema", invented, "-o", schema).status()).isZero();
    }

    private Run run(String command, Object... more) {
        Object[] few = {command, input, "--epsilon", 8, "--delta", "1e-5", "--threads", 1};
        return Cli.runWith(
                FixedGate.PASSING, Stream.of(few, more).flatMap(Stream::of).toArray());
    }

    @Test
    void rowsComeFromMarginalsUnlessTheGanIsAskedFor() throws IOException {
        Run run = run("generate", "-n", 200, "-o", out, "--schema", schema);
        assertThat(run.err()).contains("Learning marginals with noise").doesNotContain("Training");
        assertThat(run.status()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(201).first().isEqualTo(Clinic.HEADER);
        assertThat(out.resolveSibling("out.csv.manifest.json"))
                .content()
                .contains("\"privacy\"", "\"epsilon\" : \"8.0\"", "\"delta\" : \"1.0E-5\"", "how many rows there are");
    }

    @Test
    void aModelIsTrainedOnAPrivateCopyAndShowsItsLedger() throws IOException {
        Path model = folder.resolve("m.synth");
        assertThat(run("train", "-o", model, "--schema", schema, "--steps", 3).status())
                .isZero();
        assertThat(Synthesizer.load(model).findPrivacy()).isPresent();
        assertThat(Cli.run("inspect", model).out())
                .contains(
                        "Differential privacy", "(ε = 8, δ = 1.0E-5)-differential privacy for a row", "exponential: ");
        assertThat(run("generate", "-n", 50, "-o", out, "--schema", schema, "--steps", 3, "--rows-from", "gan")
                        .err())
                .contains("Training: step 3 of 3");
    }

    @Test
    void aCriticMayLookAtTheTableItself() throws IOException {
        Path model = folder.resolve("critic.synth");
        assertThat(run("train", "-o", model, "--schema", schema, "--steps", 3, "--rows-from", "dpgan")
                        .status())
                .isZero();
        assertThat(Cli.run("inspect", model).out())
                .contains("discrete Gaussian on a Poisson sample: the sum of the critic's gradients", "3 times");
        assertThat(run("train", "-o", model, "--schema", schema, "--rows-from", "marginals")
                        .err())
                .contains("A model is a GAN");
    }

    @Test
    void whatTheSchemaMustSayIsAskedFor() {
        Run run = run("generate", "-n", 200, "-o", out);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("synth: Under epsilon the schema must be public", "--schema FILE");
        assertThat(out).doesNotExist();
    }

    @Test
    void optionsThatDoNotGoTogetherAreNamed() {
        assertThat(run("generate", "-n", 9, "-o", out, "--schema", schema, "--steps", 3)
                        .err())
                .contains("--steps is for the GAN");
        assertThat(run("generate", "-n", 9, "-o", out, "--schema", schema, "--model", "m.synth")
                        .err())
                .contains("--model saves a GAN");
        assertThat(run("generate", "-n", 9, "-o", out, "--checkpoint", folder, "--rows-from", "gan", "--schema", schema)
                        .err())
                .contains("Leave out the checkpoint");
        assertThat(Cli.run("generate", input, "-n", 9, "-o", out, "--rows-from", "gan")
                        .err())
                .contains("--rows-from is for --epsilon");
        assertThat(run("train", "-o", out, "--schema", schema, "--rows-from", "dpgan", "--time-budget", "1m")
                        .err())
                .contains("--time-budget is not for --rows-from dpgan");
        assertThat(Cli.run("generate", input, "-n", 9, "-o", out, "--epsilon", 1)
                        .err())
                .contains("--delta");
        assertThat(Cli.run("generate", input, "-n", 9, "-o", out, "--schema", schema, "--epsilon", 0, "--delta", 0.1)
                        .err())
                .contains("epsilon (0.0) must be above 0");
    }
}
