package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cells of real files, read by their inferred schema and written again, beside the original texts. */
class SharedValuesTest {
    /** Rows of compressed files, unless {@code -Dsynth.shared.rows} asks for more. */
    private static final int HEAD = Integer.getInteger("synth.shared.rows", 3_000);

    /** The columns in which cells differ, and why. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "kylo_userdata1.csv:comments",
            "missing values are spelt in three ways, two of them in fewer than five rows");

    @TempDir
    Path folder;

    static List<String> files() throws IOException {
        Path data = TestTables.sharedData();
        try (var paths = Files.walk(data)) {
            return paths.map(path -> data.relativize(path).toString())
                    .filter(name -> name.endsWith(".csv") || name.endsWith(".csv.gz"))
                    .filter(name -> !name.contains("header_one_short")) // no table: see SharedTablesTest
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreFiles() throws Exception {
        assertThat(files()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCellComesOutAsItWentIn(String name) throws Exception {
        Path file = TestTables.sharedData().resolve(name);
        Path original = name.endsWith(".gz") ? head(file) : file;
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(TestTables.inferred(original));
        TreeSet<String> expected = new TreeSet<>(OTHERWISE.keySet());
        expected.removeIf(column -> !column.startsWith(file.getFileName() + ":"));
        assertThat(differences(original, copy, file.getFileName().toString()).keySet())
                .isEqualTo(expected);
    }

    private static Map<String, Integer> differences(Path original, Path copy, String name) throws IOException {
        Map<String, Integer> differences = new TreeMap<>();
        try (CSVParser before = parse(original);
                CSVParser after = parse(copy)) {
            Iterator<CSVRecord> copies = after.iterator();
            List<String> header = copies.next().toList();
            boolean first = true;
            for (CSVRecord row : before) {
                if (first) {
                    assertThat(row.stream().map(String::strip).toList())
                            .isEqualTo(header.stream().map(String::strip).toList());
                    first = false;
                    continue;
                }
                CSVRecord other = copies.next();
                for (int c = 0; c < header.size(); c++) {
                    if (!row.get(c).equals(other.get(c))) {
                        differences.merge(name + ":" + header.get(c), 1, Integer::sum);
                    }
                }
            }
            assertThat(copies.hasNext()).isFalse();
        }
        return differences;
    }

    private static CSVParser parse(Path file) throws IOException {
        char delimiter = file.toString().contains("semicolon") ? ';' : ',';
        String head =
                file.toString().endsWith(".gz") ? "" : Files.readString(file).substring(0, 200);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(head.contains(";") ? ';' : delimiter)
                .setIgnoreSurroundingSpaces(true)
                .get();
        InputStream bytes = Files.newInputStream(file);
        return CSVParser.parse(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8, format);
    }

    private Path head(Path file) throws IOException {
        Path head = folder.resolve(String.valueOf(file.getFileName()));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                var out = new GZIPOutputStream(Files.newOutputStream(head))) {
            String line = in.readLine();
            for (int i = 0; i <= HEAD && line != null; i++) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                line = in.readLine();
            }
        }
        return head;
    }
}
