package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A number of damaged Parquet files are read or refused: nothing else is thrown, nothing takes 10 seconds or more than 512 MB.
 * {@code -Dsynth.fuzz.seconds=600 -Dsynth.fuzz.seed=7} goes on for so long instead, and elsewhere.
 */
class ParquetFuzzTest {
    private static final long SMALL = 20_000;
    private static final long CASES = 300;
    /** How long they may take on a machine that has much else to do. */
    private static final int PATIENCE_SECONDS = 600;

    @TempDir
    Path folder;

    @Test
    void damagedFilesAreReadOrRefused() throws Exception {
        Optional<Integer> given = Optional.ofNullable(Integer.getInteger("synth.fuzz.seconds"));
        int seconds = given.orElse(PATIENCE_SECONDS);
        long cases = given.isPresent() ? Long.MAX_VALUE : CASES;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ParquetFuzz.class.getName(),
                Long.getLong("synth.fuzz.seed", 20_261_122).toString(),
                "0",
                Long.toString(cases - 1),
                Integer.toString(seconds),
                folder.toString()));
        ownFiles().forEach(file -> command.add(file.toString()));
        sharedFiles().forEach(file -> command.add(file.toString()));
        Path log = folder.resolve("log");
        Process fuzz = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(fuzz.waitFor(seconds + 60L, TimeUnit.SECONDS)).isTrue();
        assertThat(fuzz.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).containsPattern(given.isPresent() ? "[1-9]\\d* cases" : CASES + " cases");
    }

    private List<Path> ownFiles() throws Exception {
        Schema schema = Schema.builder()
                .integer("n")
                .continuous("x", 2)
                .categorical("c")
                .bool("b")
                .date("d")
                .build();
        List<Path> files = new ArrayList<>();
        for (String codec : List.of("SNAPPY", "UNCOMPRESSED", "GZIP", "ZSTD", "LZ4_RAW")) {
            TableBuilder builder = Table.builder(schema.with(schema.column("n").withAttribute("parquet.codec", codec)));
            for (int i = 0; i < 100; i++) {
                builder.addRow(
                        i % 9 == 0 ? null : i,
                        i / 4.0,
                        i % 7 == 0 ? null : "level " + i % 5,
                        i % 2 == 0,
                        LocalDate.of(2020, 1, 1).plusDays(i));
            }
            Path file = folder.resolve(codec + ".parquet");
            ParquetSink.of(file).write(builder.build());
            files.add(file);
        }
        Path second = folder.resolve("second-version.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute("COPY (SELECT i AS n, 'x' || hash(i) AS t, i % 3 AS d, {'a': i, 'b': 'y' || i % 5} AS s"
                    + " FROM range(300) t(i)) TO '" + second + "' (FORMAT parquet, PARQUET_VERSION v2)");
        }
        files.add(second);
        return files;
    }

    /** None where there is no folder of real tables. */
    private static List<Path> sharedFiles() throws IOException {
        Path data = Path.of(System.getProperty("synth.shared", "shared"), "data/parquet/parquet-testing");
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(file -> file.toString().endsWith(".parquet")
                            && file.toFile().length() < SMALL)
                    .sorted()
                    .toList();
        }
    }
}
