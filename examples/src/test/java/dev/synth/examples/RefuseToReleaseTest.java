package dev.synth.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.examples.simulation.LoanApplication;
import dev.synth.examples.simulation.LoanSimulator;
import dev.synth.io.CsvSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefuseToReleaseTest {
    private static final int ROWS = 6_000;

    private final List<LoanApplication> loans = LoanSimulator.simulate(3 * ROWS, 7);
    private final List<LoanApplication> training = loans.subList(0, ROWS);
    private final List<LoanApplication> holdout = loans.subList(ROWS, 2 * ROWS);
    private final List<LoanApplication> honest = loans.subList(2 * ROWS, 3 * ROWS);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Path target;

    @BeforeEach
    void chooseTarget(@TempDir Path folder) {
        target = folder.resolve("loans.csv");
    }

    private boolean publishes(List<LoanApplication> synthetic) throws IOException {
        return RefuseToRelease.run(
                PipelineInMemory.toTable(training),
                PipelineInMemory.toTable(holdout),
                PipelineInMemory.toTable(synthetic),
                CsvSink.of(target),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void disguisedTrainingRowsFailTheBuildAndTheLogSaysWhy() throws IOException {
        assertThat(publishes(RefuseToRelease.leaky(training, honest))).isFalse();
        assertThat(target).doesNotExist();
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("FAIL", "G2");
    }

    @Test
    void honestRowsArePublished() throws IOException {
        boolean published = publishes(honest);
        assertThat(published).as(log.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(target).isNotEmptyFile();
    }
}
