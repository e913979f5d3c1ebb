package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gan.ConditionLikelihood;
import dev.synth.gan.GanOptions;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleUnderConditionsTest {
    private static final int ROWS = 200;

    @Test
    void everyRowMeetsTheConditionsAndNoStateIsLeft(@TempDir Path folder) throws IOException {
        Path state = Files.createDirectories(folder.resolve("state"));
        Path synthetic = folder.resolve("synthetic.csv");
        GanOptions options = GanOptions.builder().seed(7).steps(60).build();

        Synthesizer model = SampleUnderConditions.train(Path.of("data/patients.csv"), options, state);
        ConditionLikelihood likelihood = SampleUnderConditions.write(model, ROWS, synthetic);

        assertThat(model.findVerdict())
                .hasValueSatisfying(verdict -> assertThat(verdict.verdict()).isEqualTo(Verdict.PASS));
        assertThat(state).isEmptyDirectory();
        assertThat(likelihood.share()).isBetween(0.001, 0.2);
        List<String> lines = Files.readAllLines(synthetic);
        assertThat(lines).hasSize(1 + ROWS);
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            String[] cells = line.split(",", -1);
            assertThat(cells[1]).isGreaterThanOrEqualTo("2024-07-01");
            assertThat(cells[3]).isEqualTo("F");
            assertThat(Integer.parseInt(cells[4])).isBetween(65, 80);
            assertThat(cells[10]).isIn("Cardiology", "Intensive");
        });
    }
}
