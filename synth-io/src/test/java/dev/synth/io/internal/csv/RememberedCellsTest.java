package dev.synth.io.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.CsvOptions;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnEvidence;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.Domain;
import dev.synth.io.internal.infer.Inference;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass that remembers values comes to what one comes to that looks at each anew. */
class RememberedCellsTest {
    private static final long SEED = 20_261_123;
    private static final int ROWS = 30_000;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private static final List<Function<SplittableRandom, String>> COLUMNS = List.of(
            random -> List.of("yes", "no", "").get(random.nextInt(3)),
            random -> List.of("", "NA", "?", "North", "South").get(random.nextInt(5)),
            random -> "level " + random.nextInt(40),
            random -> List.of("Ā", "A", "ä", "\u0141", "Ab", "straße", "12345678", "1234567ÿ", "\"\"")
                    .get(random.nextInt(9)),
            random -> Integer.toString(random.nextInt(-50, 50)),
            random -> Integer.toString((int) (1_000_000 * random.nextDouble() * random.nextDouble())),
            random -> String.format(Locale.ROOT, "%.2f", 1e4 * random.nextDouble() - 5e3),
            random -> random.nextInt(9) == 0 ? "-" : String.format(Locale.ROOT, "%.3f", random.nextInt(900) / 8.0),
            random -> Double.toString(random.nextDouble()),
            random -> String.format(Locale.ROOT, "%,d €", random.nextInt(9_000_000)),
            random -> LocalDateTime.of(2020, 1, 1, 0, 0)
                    .plusDays(random.nextInt(500))
                    .toLocalDate()
                    .toString(),
            random -> LocalDateTime.of(2020, 1, 1, 0, 0)
                    .plusMinutes(random.nextInt(9_000))
                    .format(MINUTES),
            random -> random.nextInt(24) + ":" + (10 + random.nextInt(50)),
            random -> "P" + (1_000_000 + random.nextInt(20_000)),
            random -> "a long text, the same for eighty characters and more, so that all begin alike: "
                    + random.nextInt(7));

    @TempDir
    Path folder;

    private Path file() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < COLUMNS.size(); c++) {
                String text = COLUMNS.get(c).apply(random);
                boolean quoted = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || random.nextInt(50) == 0;
                cells.add(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
            }
            lines.add((row == 0 ? header() : "") + String.join(",", cells));
        }
        return Files.write(folder.resolve("cells.csv"), lines);
    }

    private static String header() {
        StringBuilder header = new StringBuilder();
        for (int c = 0; c < COLUMNS.size(); c++) {
            header.append(c == 0 ? "" : ",").append("column").append((char) ('a' + c));
        }
        return header.append('\n').toString();
    }

    @Test
    void inferenceFindsWhatTheValuesOneByOneSuggest() throws IOException {
        Path file = file();
        List<ColumnEvidence> evidence = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file, CsvOptions.detect(), Schema.of(List.of()))) {
            rows.names().forEach(name -> evidence.add(new ColumnEvidence(name, Domain.UNTYPED, COLUMNS.size())));
            for (int count = rows.nextRows(); count > 0; count = rows.nextRows()) {
                for (int row = 0; row < count; row++) {
                    for (int c = 0; c < evidence.size(); c++) {
                        evidence.get(c).add(rows.rows().at(row).get(c));
                    }
                }
            }
        }
        List<ColumnFinding> expected = Inference.decide(evidence);
        List<ColumnFinding> found = CsvReader.infer(file, CsvOptions.detect()).columns();
        for (int c = 0; c < expected.size(); c++) {
            assertThat(found.get(c).distinct()).isEqualTo(expected.get(c).distinct());
            assertThat(found.get(c).levels()).isEqualTo(expected.get(c).levels());
            assertThat(found.get(c).missing()).isEqualTo(expected.get(c).missing());
            assertThat(found.get(c).warnings()).isEqualTo(expected.get(c).warnings());
            assertThat(found.get(c).reason()).startsWith(expected.get(c).reason());
            assertThat(found.get(c).schema().kind())
                    .isEqualTo(expected.get(c).schema().kind());
        }
        assertThat(expected.stream().map(finding -> finding.schema().kind()).distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void readingBuildsWhatTheValuesOneByOneBuild() throws IOException {
        Path file = file();
        Schema schema = schema(file);
        List<ColumnBuilder> builders =
                schema.columns().stream().map(ColumnBuilder::of).toList();
        List<Set<String>> missing = schema.columns().stream()
                .map(column -> ColumnBuilder.of(column).missingTokens(column))
                .toList();
        try (CsvRows rows = CsvRows.open(file, CsvOptions.detect(), schema)) {
            for (int count = rows.nextRows(); count > 0; count = rows.nextRows()) {
                for (int row = 0; row < count; row++) {
                    for (int c = 0; c < builders.size(); c++) {
                        String text = rows.rows().at(row).get(c);
                        ColumnBuilder builder = builders.get(c);
                        if (missing.get(c).contains(text)) {
                            builder.addMissing();
                        } else {
                            builder.addText(text);
                        }
                    }
                }
            }
        }
        Table table = CsvReader.read(file, CsvOptions.detect(), schema);
        for (int c = 0; c < schema.size(); c++) {
            Column expected = builders.get(c).build();
            ColumnSchema column = schema.column(c);
            for (int row = 0; row < ROWS; row++) {
                if (!Objects.equals(table.value(row, c), expected.value(row, column.kind()))) {
                    assertThat(table.value(row, c))
                            .as("row %s of %s", row, column.name())
                            .isEqualTo(expected.value(row, column.kind()));
                }
            }
        }
    }

    private static Schema schema(Path file) throws IOException {
        return Schema.of(CsvReader.infer(file, CsvOptions.detect()).columns().stream()
                .map(ColumnFinding::schema)
                .toList());
    }

    /** Columns take many rows at a time, but the first row that is unfit is told, and in it the first column. */
    @Test
    void ofSeveralUnfitValuesTheFirstIsTold() throws IOException {
        Schema numbers = Schema.of(List.of(
                ColumnSchema.of("a", ColumnKind.INTEGER),
                ColumnSchema.of("b", ColumnKind.INTEGER),
                ColumnSchema.of("c", ColumnKind.INTEGER)));
        String head = "a,b,c\n" + "1,2,3\n".repeat(5) + "\n\"1\",2,\"3\"\n";
        Path file = Files.writeString(folder.resolve("unfit.csv"), head + "4,5,6\n7,8,z\nx,y,9\n1,2\n");
        assertThatThrownBy(() -> CsvReader.read(file, CsvOptions.detect(), numbers))
                .hasMessageContaining("line 10 (data row 8), column 'c' (integer): 'z' is not a whole number");
        Path second = Files.writeString(folder.resolve("unfit.csv"), head + "4,5,6\n7,y,z\n1,2\n");
        assertThatThrownBy(() -> CsvReader.read(second, CsvOptions.detect(), numbers))
                .hasMessageContaining("line 10 (data row 8), column 'b' (integer): 'y' is not a whole number");
        Path third = Files.writeString(folder.resolve("unfit.csv"), head + "4,5,6\n1,2\n7,y,z\n");
        assertThatThrownBy(() -> CsvReader.read(third, CsvOptions.detect(), numbers))
                .hasMessageContaining("line 10 (data row 8): expected 3 values, as in the header, but found 2");
    }

    @Test
    void rowsThatAreNotChosenAreLeftOut() throws IOException {
        Path file = file();
        Schema schema = schema(file);
        Table whole = CsvReader.read(file, CsvOptions.detect(), schema);
        RowChoice.Drawn choice = RowChoice.uniform(ROWS / 3, ROWS, SEED);
        List<ColumnBuilder> builders =
                schema.columns().stream().map(ColumnBuilder::of).toList();
        List<Column> drawn = CsvReader.read(file, CsvOptions.detect(), schema, builders, choice);
        long[] numbers = choice.numbers();
        assertThat(numbers).hasSize(ROWS / 3);
        for (int c = 0; c < drawn.size(); c++) {
            ColumnKind kind = schema.column(c).kind();
            assertThat(drawn.get(c).size()).isEqualTo(numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                if (!Objects.equals(drawn.get(c).value(i, kind), whole.value((int) numbers[i] - 1, c))) {
                    assertThat(drawn.get(c).value(i, kind))
                            .as("row %s of column %s", numbers[i], c)
                            .isEqualTo(whole.value((int) numbers[i] - 1, c));
                }
            }
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedAgainAfterOthersThatDo() throws IOException {
        Path file = Files.writeString(folder.resolve("unfit.csv"), "n,m\n" + "1,2\n".repeat(9) + "1,x\n1,2\n");
        Schema numbers =
                Schema.of(List.of(ColumnSchema.of("n", ColumnKind.INTEGER), ColumnSchema.of("m", ColumnKind.INTEGER)));
        assertThatThrownBy(() -> CsvReader.read(file, CsvOptions.detect(), numbers))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("line 11 (data row 10), column 'm' (integer): 'x' is not a whole number");
    }
}
