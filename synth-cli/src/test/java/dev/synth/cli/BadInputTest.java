package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void nameTheOutput() {
        out = folder.resolve("out.csv");
    }

    private Run generate(Object input, Object... more) {
        Object[] few = {"generate", input, "-n", 50, "-o", out, "--steps", 3, "--threads", 1};
        return Cli.run(Stream.of(few, more).flatMap(Stream::of).toArray());
    }

    static Stream<Arguments> unfitFiles() {
        return Stream.of(
                Arguments.of("empty file", "", "empty"),
                Arguments.of("header only", "a,b\n", "no rows"),
                Arguments.of("one row", "a,b\n1,x\n", "1 row"),
                Arguments.of("ragged row", "a,b\n1,x\n2\n", "line 3"),
                Arguments.of("duplicate header", "a,b,a\n1,x,2\n", "'a'"),
                Arguments.of("empty header", "a,,b\n1,x,2\n", "column"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfitFiles")
    void unfitFilesAreRefusedInOneOrTwoLines(String what, String content, String word) throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), content);
        Run run = generate(input);

        assertThat(run.status()).isEqualTo(2);
        assertThat(errors(run))
                .hasSizeBetween(1, 2)
                .first()
                .asString()
                .contains("in.csv")
                .containsIgnoringCase(word);
        assertThat(run.out()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**out.csv*");
    }

    /** What is said after the progress lines. */
    private static List<String> errors(Run run) {
        return run.err().lines().dropWhile(line -> !line.startsWith("synth: ")).toList();
    }

    @Test
    void aMissingFileIsNamed() {
        Run run = generate(folder.resolve("nobody.csv"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(errors(run)).singleElement().asString().contains("nobody.csv", "no such file");
    }

    @Test
    void anUnknownEndingIsRefusedWithTheKnownOnes() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 50, 1);
        out = folder.resolve("out.xlsx");

        Run run = generate(input);
        Run other = Cli.run("schema", folder.resolve("in.xlsx"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("out.xlsx", ".csv, .csv.gz or .parquet").hasLineCount(1);
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("in.xlsx", ".parquet").hasLineCount(1);
    }

    @Test
    void noRowsAreNotEnoughRows() throws IOException {
        Run run = Cli.run("generate", Clinic.write(folder.resolve("in.csv"), 50, 1), "-n", 0, "-o", out);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("synth: -n (0) must be at least 1." + System.lineSeparator());
    }

    @Test
    void anUnwritableTargetIsFoundBeforeAnythingIsRead() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 50, 1);
        Path beyond = input.resolve("below/a/file.csv");
        for (String option : List.of("-o", "--report", "--json", "--model")) {
            Run run = option.equals("-o")
                    ? Cli.run("generate", input, "-n", 5, "-o", beyond)
                    : generate(input, option, beyond);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("synth: Cannot write '" + beyond)
                    .contains("is a file, not a folder")
                    .hasLineCount(1);
        }
    }

    @Test
    void aFolderIsNoTarget() throws IOException {
        Run run = generate(Clinic.write(folder.resolve("in.csv"), 50, 1), "--report", folder);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("it is a folder").hasLineCount(1);
    }

    @Test
    void oneNameForTwoFilesIsRefused() throws IOException {
        Path report = folder.resolve("report");
        Run run = generate(Clinic.write(folder.resolve("in.csv"), 50, 1), "--report", report, "--json", report);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("would be written twice").hasLineCount(1);
    }

    @Test
    void aSchemaThatContradictsTheFileIsRefusedWithThePlace() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 50, 1);
        Path schema = folder.resolve("schema.json");
        Cli.run("schema", input, "-o", schema);

        Files.writeString(schema, Files.readString(schema).replace("\"sex\"", "\"gender\""));
        Run unknownColumn = generate(input, "--schema", schema);
        Files.writeString(schema, "{\"columns\": [{\"name\": \"ward\", \"kind\": \"integer\"}]}");
        Run wrongKind = generate(input, "--schema", schema);
        Files.writeString(schema, "{\"columns\": [{\"name\": \"ward\", \"kind\": \"number\"}]}");
        Run unknownKind = generate(input, "--schema", schema);

        assertThat(List.of(unknownColumn.status(), wrongKind.status(), unknownKind.status()))
                .containsOnly(2);
        assertThat(errors(unknownColumn)).first().asString().contains("in.csv", "gender");
        assertThat(errors(wrongKind)).first().asString().contains("in.csv", "line 2", "ward", "integer");
        assertThat(errors(unknownKind)).first().asString().contains("schema.json", "ward", "No kind 'number'");
    }

    @Test
    void aMissingSchemaIsNamed() throws IOException {
        Run run = generate(Clinic.write(folder.resolve("in.csv"), 50, 1), "--schema", folder.resolve("none.json"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none.json", "no such schema file").hasLineCount(1);
    }

    @Test
    void aTableOfFewerRowsThanABatchIsLearntButCannotBeShownToBeSafe() throws IOException {
        Path report = folder.resolve("report.html");
        Run run = generate(Clinic.write(folder.resolve("in.csv"), 60, 1), "--report", report);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Verdict: INCONCLUSIVE", "Wrote " + report);
        assertThat(errors(run)).first().asString().contains("Refused (INCONCLUSIVE)", "out.csv");
        assertThat(report).exists();
        assertThat(out).doesNotExist();
    }

    @Test
    void constantAndWhollyMissingColumnsComeOutAsTheyWere() throws IOException {
        List<String> rows = Clinic.rows(80, 1).stream().map(row -> row + ",x,").toList();
        Path input = Clinic.write(folder.resolve("in.csv"), Clinic.HEADER + ",same,none", rows);
        Run run = Cli.runWith(FixedGate.PASSING, "generate", input, "-n", 30, "-o", out, "--steps", 3, "--threads", 1);

        assertThat(run.status()).isZero();
        assertThat(out).content().startsWith(Clinic.HEADER + ",same,none\n");
        assertThat(Files.readAllLines(out).stream().skip(1)).hasSize(30).allMatch(line -> line.endsWith(",x,"));
    }

    @Test
    void oneColumnIsATableToo() throws IOException {
        List<String> rows =
                Clinic.rows(80, 1).stream().map(row -> row.split(",")[3]).toList();
        Path input = Clinic.write(folder.resolve("in.csv"), "ward", rows);
        Run run = Cli.runWith(FixedGate.PASSING, "generate", input, "-n", 30, "-o", out, "--steps", 3, "--threads", 1);

        assertThat(run.status()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(31).first().isEqualTo("ward");
        assertThat(generate(input).status()).isEqualTo(3);
    }

    @Test
    void theStackTraceIsShownOnDemandOnly() {
        Run brief = generate(folder.resolve("nobody.csv"));
        Run verbose = generate(folder.resolve("nobody.csv"), "--verbose");

        assertThat(brief.err()).doesNotContain("\tat ");
        assertThat(verbose.err()).contains("synth: ", "\tat dev.synth.");
        assertThat(verbose.status()).isEqualTo(2);
    }
}
