package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended from outside, in a process of its own. */
@Timeout(60)
class InterruptTest {
    @TempDir
    Path folder;

    @Test
    void aTrainingThatIsInterruptedLeavesNothing() throws Exception {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Path out = folder.resolve("out.csv");
        Process process = ChildProcess.start(
                "generate",
                input,
                "-n",
                50,
                "-o",
                out,
                "--steps",
                1_000_000,
                "--threads",
                1,
                "--report",
                folder.resolve("r.html"));
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            while (line != null && !line.startsWith("Training:")) {
                line = err.readLine();
            }
            assertThat(line).isNotNull();
            end(process);
        }

        assertThat(names()).containsExactly("in.csv");
    }

    @Test
    void aWriteThatIsInterruptedLeavesNoPartOfAFile() throws Exception {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Path model = folder.resolve("m.synth");
        Cli.runWith(FixedGate.PASSING, "train", input, "-o", model, "--steps", 2, "--threads", 1);
        Process process =
                ChildProcess.start("sample", "-q", model, "-n", 100_000_000L, "-o", folder.resolve("out.csv"));
        try {
            while (process.isAlive() && names().stream().noneMatch(name -> name.endsWith(".part"))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            end(process);
        }

        assertThat(names()).containsExactly("in.csv", "m.synth");
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
