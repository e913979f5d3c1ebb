package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SchemaJson;
import dev.synth.cli.Cli.Run;
import dev.synth.table.CheckDigit;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ordinal columns, times, durations and checked identifiers: from CSV over schema, training, sampling and gate to CSV. */
class KindsEndToEndTest {
    private static final String HEADER = "card_no,severity,arrival,waiting,score";

    @TempDir
    Path folder;

    private Path input;
    private Path schema;

    @BeforeEach
    void writeTableAndSchema() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            String severity = List.of("mild", "moderate", "severe").get(random.nextInt(3));
            rows.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%02d:%02d,%d:%02d:00,%d",
                    CheckDigit.LUHN.correct(String.format(Locale.ROOT, "4%09d0", 1_000 + 77 * row)),
                    severity,
                    7 + random.nextInt(12),
                    15 * random.nextInt(4),
                    random.nextInt(30),
                    random.nextInt(60),
                    random.nextInt(11)));
        }
        input = Clinic.write(folder.resolve("in.csv"), HEADER, rows);
        schema = folder.resolve("schema.json");
        assertThat(Cli.run("schema", input, "-o", schema).status()).isZero();
        String edited = Files.readString(schema)
                .replaceFirst("\"kind\" : \"identifier\"", "\"kind\" : \"identifier\", \"checkDigit\" : \"luhn\"")
                .replaceFirst("(\"name\" : \"score\",\\s+\"kind\" : \"integer\")", "$1, \"min\" : 0, \"max\" : 10");
        Files.writeString(schema, edited);
    }

    private Path generate(String ending) {
        Path out = folder.resolve("out" + ending);
        Run run = Cli.runWith(
                FixedGate.PASSING,
                "generate",
                input,
                "--schema",
                schema,
                "-n",
                60,
                "-o",
                out,
                "--steps",
                5,
                "--threads",
                1,
                "--model",
                folder.resolve("m.synth"));
        assertThat(run.err()).doesNotContain("synth:");
        assertThat(run.status()).isZero();
        return out;
    }

    @Test
    void theProposalIsOfTheseKindsAndSaysWhy() throws IOException {
        assertThat(SchemaJson.read(schema).columns())
                .extracting(ColumnSchema::kind)
                .containsExactly(
                        ColumnKind.IDENTIFIER,
                        ColumnKind.ORDINAL,
                        ColumnKind.TIME,
                        ColumnKind.DURATION,
                        ColumnKind.INTEGER);
        assertThat(schema).content().contains("\"reason\" : \"every value is a time of day written as HH:mm");
        assertThat(Cli.run("schema", input, "--check", schema).status()).isZero();
    }

    @Test
    void whatComesOutIsWrittenAsWhatWentIn() throws IOException {
        Path out = generate(".csv");

        assertThat(Files.readAllLines(out)).hasSize(61).first().isEqualTo(HEADER);
        assertThat(Files.readAllLines(out).stream().skip(1))
                .allMatch(row ->
                        row.matches("\\d{11},(mild|moderate|severe),\\d\\d:(00|15|30|45),\\d{1,2}:\\d\\d:00,(10|\\d)"));
        assertThat(Cli.run("schema", out, "--check", schema).out()).contains("fits");
    }

    @Test
    void parquetCarriesThemToo() throws IOException {
        assertThat(Cli.run("schema", generate(".parquet"), "--check", schema).out())
                .contains("fits");
    }

    @Test
    void theGateAndTheReportTakeThem() throws IOException {
        Path out = generate(".csv");
        Path report = folder.resolve("report.html");

        Run run = Cli.run(
                "evaluate",
                "--train",
                input,
                "--holdout",
                input,
                "--synthetic",
                out,
                "--schema",
                schema,
                "--report",
                report);

        assertThat(run.out()).contains("Verdict: ");
        assertThat(report).content().contains("severity", "arrival", "waiting");
    }

    @Test
    void aHoldoutMayHaveAStepThatTheTrainingRowsLack() throws IOException {
        Path holdout = folder.resolve("holdout.csv");
        Files.writeString(holdout, Files.readString(input).replaceFirst("moderate", "critical"));

        Run run = Cli.run("evaluate", "--train", input, "--holdout", holdout, "--synthetic", input);

        assertThat(run.out()).contains("Verdict: ");
    }

    @Test
    void aSampleCanBeAskedForATimeOrAStep() throws IOException {
        generate(".csv");
        Path few = folder.resolve("few.csv");

        Run run = Cli.runWith(
                FixedGate.PASSING,
                "sample",
                folder.resolve("m.synth"),
                "-n",
                20,
                "-o",
                few,
                "--where",
                "severity=severe",
                "--where",
                "arrival=08:00..12:00");

        assertThat(run.err()).doesNotContain("synth:");
        assertThat(Files.readAllLines(few).stream().skip(1)).hasSize(20).allMatch(row -> {
            String[] cells = row.split(",");
            return cells[1].equals("severe") && cells[2].compareTo("08:00") >= 0 && cells[2].compareTo("12:00") <= 0;
        });
    }
}
