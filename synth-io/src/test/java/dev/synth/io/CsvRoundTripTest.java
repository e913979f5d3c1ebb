package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real table is read, written in its own dialect, and read again. */
class CsvRoundTripTest {
    private static final String TIMES = "date-times that leave out the time of day are written in full";

    /** Files that come back with other bytes, and why; all others come back to the byte. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "cdisc_adsl.csv", TIMES,
            "parquet/pharmaverseadam_adsl.csv", TIMES,
            "parquet/kylo_userdata1.csv", "some of a column's numbers end in zeros after the point, some do not");

    @TempDir
    Path folder;

    @Test
    void everyRealTableComesBackAsItIs() throws Exception {
        Path data = TestTables.sharedData();
        Map<String, String> differences = new TreeMap<>();
        for (Path file : files(data)) {
            Table table = TestTables.inferred(file);
            Path copy = folder.resolve("copy-" + file.getFileName());
            CsvSink.of(copy).write(table);
            Optional<String> difference = firstDifference(file, copy);
            if (difference.isPresent()) { // The same bytes are the same table.
                differences.put(data.relativize(file).toString(), difference.get());
                Schema again = CsvSource.of(copy).inferSchema();
                assertThat(again.attributes())
                        .as(file.toString())
                        .isEqualTo(table.schema().attributes());
                TestTables.assertSameValues(CsvSource.of(copy).read(table.schema()), table);
            }
            Files.delete(copy);
        }
        assertThat(DIFFERENT.keySet()).as(differences.toString()).containsAll(differences.keySet());
    }

    /** All but the one whose header is a name short, which is refused. */
    private static List<Path> files(Path data) throws IOException {
        try (Stream<Path> found = Files.walk(data, 2)) {
            List<Path> files = found.filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".csv.gz"))
                    .filter(file -> !file.toString().contains("header_one_short"))
                    .sorted()
                    .toList();
            assertThat(files).hasSizeGreaterThan(20);
            return files;
        }
    }

    private static Optional<String> firstDifference(Path file, Path copy) throws IOException {
        try (InputStream expected = open(file);
                InputStream actual = open(copy)) {
            int line = 1;
            int a = expected.read();
            int b = actual.read();
            while (a == b && a >= 0) {
                line += a == '\n' ? 1 : 0;
                a = expected.read();
                b = actual.read();
            }
            return a == b ? Optional.empty() : Optional.of("line " + line);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }
}
