package dev.synth.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of text files are taken for, and that they come out as they went in: the lines of csv-values.md. */
class CsvValuesTest {
    @TempDir
    Path folder;

    /** A file of one row a line, its values separated by bars, none of them quoted. */
    private Path file(String... lines) throws IOException {
        String text = Arrays.stream(lines)
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(cell -> '"' + cell + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private SchemaProposal proposal(String name, String cells) throws IOException {
        List<String> lines = new ArrayList<>(List.of(name));
        lines.addAll(List.of(cells.split("\\|", -1)));
        return SchemaProposal.of(file(lines.toArray(String[]::new)));
    }

    private List<List<String>> rewritten() throws Exception {
        Path copy = folder.resolve("copy.csv");
        CsvSink.of(copy).write(TestTables.inferred(folder.resolve("t.csv")));
        return cells(copy);
    }

    private static List<List<String>> cells(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
            return parser.stream().skip(1).map(CSVRecord::toList).toList();
        }
    }

    private void assertRepeated(String cells) throws Exception {
        assertThat(rewritten().stream().map(row -> row.get(0)).toList()).isEqualTo(List.of(cells.split("\\|", -1)));
    }

    private static String attribute(ColumnSchema column, String key) {
        return column.findAttribute(key).orElse(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.5|-12.25|0.75;                CONTINUOUS; ",
                "1,234.5|-12.25|0.75;               CONTINUOUS; -1,234.5",
                "1.234,5|-12,25|0,75;               CONTINUOUS; -1.234,5",
                "1234,5|-12,25|0,75;                CONTINUOUS; -1234,5",
                "1 234,5|-12,25|0,75;               CONTINUOUS; -1 234,5",
                "1\u00a0234,5|-12,25|0,75;          CONTINUOUS; -1\u00a0234,5",
                "1\u202f234,5|-12,25|0,75;          CONTINUOUS; -1\u202f234,5",
                "1'234.5|-12.25|0.75;               CONTINUOUS; -1'234.5",
                "1’234.5|-12.25|0.75;               CONTINUOUS; -1’234.5",
                "1,234,567|-12|7;                   INTEGER;    -1,234.5",
                "1.234.567|-12|7;                   INTEGER;    -1.234,5",
                "€1,234.50|-€12.25|€0.75;           CONTINUOUS; -€1,234.5",
                "1.234,50 €|-12,25 €|0,75 €;        CONTINUOUS; -1.234,5 €",
                "£1,234|£12|£7;                     INTEGER;    -£1,234.5",
                "CHF 1'234.50|CHF -12.25|CHF 0.75;  CONTINUOUS; CHF -1'234.5",
                "EUR 1234.50|EUR 12.25|EUR 0.75;    CONTINUOUS; -EUR 1234.5",
                "12.5%|-3.0%|100.0%;                CONTINUOUS; -1234.5%",
                "12 %|3 %|100 %;                    INTEGER;    -1234.5 %",
                "($1,234.50)|$12.25|$0.75;          CONTINUOUS; ($1,234.5)",
                "(1,234)|12|7;                      INTEGER;    (1,234.5)",
                "1234.50-|12.25|0.75;               CONTINUOUS; 1234.5-",
                "+5|-3|0|+12;                       INTEGER;    ±1234.5",
                "+5.5%|-3.0%|+12.1%;                CONTINUOUS; ±1234.5%",
                "−5|3|12;                           INTEGER;    −1234.5",
            })
    void numbersAreToldByAllValuesAndComeOutAsTheyWentIn(String cells, ColumnKind kind, String notation)
            throws Exception {
        ColumnProfile profile = proposal("x", cells).columns().get(0);
        Table table = TestTables.inferred(folder.resolve("t.csv"));
        assertThat(profile.kind()).isEqualTo(kind);
        assertThat(attribute(table.schema().column(0), "csv.number")).isEqualTo(notation);
        assertThat(profile.reason()).contains(notation == null ? "numbers" : "in the way of " + notation);
        assertRepeated(cells);
    }
}
