package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files neither crash the reader nor keep it busy, with 512 MB of heap. {@code -Dsynth.fuzz.seconds=600} goes on for
 * longer, {@code -Dsynth.fuzz.seed=7} elsewhere.
 */
class CsvFuzzTest {
    @TempDir
    Path folder;

    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        String seconds = System.getProperty("synth.fuzz.seconds", "4");
        String seed = System.getProperty("synth.fuzz.seed", "1");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                CsvFuzz.class.getName(),
                seed,
                seconds,
                folder.toString()));
        edges().forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("done ");
    }

    private static List<String> edges() throws IOException {
        Path edge = Path.of(System.getProperty("synth.shared", "shared"), "data", "edge");
        if (!Files.isDirectory(edge)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(edge)) {
            return files.sorted().map(Path::toString).toList();
        }
    }
}
