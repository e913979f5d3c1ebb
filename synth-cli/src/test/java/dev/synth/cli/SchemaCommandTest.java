package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.SchemaJson;
import dev.synth.cli.Cli.Run;
import dev.synth.table.ColumnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCommandTest {
    @TempDir
    Path folder;

    @Test
    void aTableOfColumnsIsPrinted() throws IOException {
        Run run = Cli.run("schema", Clinic.write(folder.resolve("in.csv"), 200, 1));

        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).hasSize(7).first().asString().startsWith("COLUMN");
        assertThat(run.out()).containsPattern("weight +continuous +\\d.\\d %");
        assertThat(run.out().lines())
                .last()
                .isEqualTo(
                        "CSV in UTF-8: values are separated by a comma, quote \", lines end in LF, there is a header.");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSchemaIsWrittenWhereAskedAndReadBack() throws IOException {
        Path schema = folder.resolve("deep/schema.json");
        Run run = Cli.run("schema", Clinic.write(folder.resolve("in.csv"), 200, 1), "-o", schema);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Wrote " + schema);
        assertThat(SchemaJson.read(schema).column("ward").kind()).isEqualTo(ColumnKind.CATEGORICAL);
    }

    @Test
    void theSchemaIsPrintedAsJsonAndNothingElse() throws IOException {
        Run run = Cli.run("schema", Clinic.write(folder.resolve("in.csv"), 200, 1), "--json");

        assertThat(run.status()).isZero();
        assertThat(SchemaJson.parse(run.out()).names()).containsExactly(Clinic.HEADER.split(","));
    }

    @Test
    void aQuietRunPrintsThePathOnly() throws IOException {
        Path schema = folder.resolve("schema.json");
        Run run = Cli.run("-q", "schema", Clinic.write(folder.resolve("in.csv"), 200, 1), "-o", schema);

        assertThat(run.out()).isEqualTo("Wrote " + schema + System.lineSeparator());
    }

    @Test
    void howAFileIsWrittenCanBeSaid() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "a\1b\n'x\1y\nz\1'w\n");
        Path schema = folder.resolve("schema.json");
        Run run = Cli.run(
                "schema",
                input,
                "--delimiter",
                "u+0001",
                "--quote",
                "none",
                "--no-header",
                "--encoding",
                "ISO-8859-1",
                "-o",
                schema);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "CSV in ISO-8859-1: values are separated by U+0001, no quotes, lines end in LF, there is no header.");
        assertThat(SchemaJson.read(schema).names()).containsExactly("column_1", "column_2");
        assertThat(SchemaJson.read(schema).attributes())
                .containsEntry("csv.delimiter", "\1")
                .containsEntry("csv.quote", "none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "--delimiter # ,, # --delimiter (,,) must be one character",
                "--delimiter # x # The delimiter (x) must be",
                "--quote # double-quote # --quote (double-quote) must be one character",
                "--quote # * # The quote (*) must be",
                "--encoding # klingon # No encoding 'klingon'"
            })
    void whatMakesNoSenseIsRefused(String option, String value, String message) throws IOException {
        Run run = Cli.run("schema", Clinic.write(folder.resolve("in.csv"), 20, 1), option, value);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }

    @Test
    void aParquetFileHasNoDelimiter() {
        Run run = Cli.run("schema", folder.resolve("in.parquet"), "--delimiter", ";");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is a Parquet file: it has no delimiter").hasLineCount(1);
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 20, 1);
        String before = Files.readString(input);
        Run run = Cli.run("schema", input, "-o", folder.resolve("../" + folder.getFileName() + "/in.csv"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is an input and would be overwritten").hasLineCount(1);
        assertThat(input).hasContent(before.strip());
    }

    @Test
    void whatDoesNotFitASchemaIsListedAtOnce() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Path schema = Files.writeString(folder.resolve("s.json"), """
                {"columns":[
                  {"name":"sex","kind":"integer"},
                  {"name":"age","kind":"integer","max":20},
                  {"name":"wrd","kind":"categorical"},
                  {"name":"weight","kind":"continuous"},
                  {"name":"ward_number","kind":"integer"}]}""");

        Run run = Cli.run("schema", input, "--check", schema);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains("does not fit '" + schema + "': 3 problems.")
                .contains("'sex' (integer): 200 values, such as")
                .contains("above the column's max (20)")
                .contains("Did you mean 'ward'?");
        assertThat(run.err()).contains("Column 'ward' of the file is not in the schema");
    }

    @Test
    void whatIsWrongInASchemaIsListedAtOnce() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Path schema = Files.writeString(
                folder.resolve("s.json"),
                "{\"columns\":[{\"name\":\"sex\",\"kind\":\"levels\"},{\"name\":\"age\",\"kin\":\"integer\"}]}");

        Run run = Cli.run("schema", input, "--check", schema);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("3 problems:", "column 1 ('sex'): No kind 'levels'", "unknown field 'kin'");
    }

    @Test
    void aCheckInfersNothingToWrite() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 20, 1);

        assertThat(Cli.run("schema", input, "--check", input, "--json").err()).contains("leave out --json");
    }

    @Test
    void aCheckReadsTheFileAsItIsSaidToBeWritten() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "1~a\n2~b\n");
        Path schema = Files.writeString(
                folder.resolve("s.json"),
                "{\"columns\":[{\"name\":\"column_1\",\"kind\":\"integer\"},"
                        + "{\"name\":\"column_2\",\"kind\":\"categorical\"}]}");

        assertThat(Cli.run("schema", input, "--check", schema, "--delimiter", "~", "--no-header")
                        .out())
                .contains("fits");
    }

    @Test
    void linesToSkipAreSaidOnce() throws IOException {
        Path input = Clinic.write(folder.resolve("in.csv"), 200, 1);
        Files.writeString(input, "Report of the clinic\n# made by hand\n" + Files.readString(input));
        Path schema = folder.resolve("schema.json");

        assertThat(Cli.run("schema", input).err()).contains("say how many lines to skip (--skip-lines)");
        Run run = Cli.run("schema", input, "--skip-lines", 2, "-o", schema);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("The first 2 lines are skipped, and not written.");
        assertThat(Cli.run("schema", input, "--check", schema).out()).contains("fits");
        assertThat(Cli.run("schema", input, "--skip-lines", -1).err())
                .contains("The lines to skip (-1) must be 0 or more");
    }
}
