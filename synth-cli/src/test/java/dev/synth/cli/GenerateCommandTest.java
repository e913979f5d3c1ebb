package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.io.TableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    Path folder;

    private Path input;
    private Path out;

    @BeforeEach
    void writeTheTable() throws IOException {
        input = Clinic.write(folder.resolve("in.csv"), 120, 1);
        out = folder.resolve("new/out.csv");
    }

    private Run generate(ReleaseGate gate, Object... more) {
        Object[] few = {"generate", input, "-n", 40, "-o", out, "--steps", 3, "--threads", 1};
        return Cli.runWith(gate, Stream.of(few, more).flatMap(Stream::of).toArray());
    }

    @Test
    void theOutputIsWrittenAsTheInputWas() throws IOException {
        String text = Files.readString(input)
                .replace("surgery", "\"Z\u00fcrich; B\"")
                .replace(',', ';')
                .replace("\n", "\r\n");
        Files.write(input, text.getBytes(StandardCharsets.ISO_8859_1));
        Run run = generate(FixedGate.PASSING);

        assertThat(run.status()).as(run.err()).isZero();
        String written = Files.readString(out, StandardCharsets.ISO_8859_1);
        assertThat(written).startsWith(Clinic.HEADER.replace(',', ';') + "\r\n").contains(";\"Z\u00fcrich; B\";");
        assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void passedRowsAreWrittenWithReportModelAndManifest() throws IOException {
        Path html = folder.resolve("r.html");
        Path json = folder.resolve("r.json");
        Path model = folder.resolve("m.synth");
        Run run = generate(FixedGate.PASSING, "--report", html, "--json", json, "--model", model, "--seed", 7);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Verdict: PASS. The evidence", "Wrote " + html, "Wrote " + json, "Wrote " + model)
                .endsWith("Wrote " + out + " (40 rows)" + System.lineSeparator());
        assertThat(run.err()).contains("Reading ", "Training: step 3 of 3", "left", "Judging ", "Writing ");
        assertThat(Files.readAllLines(out)).hasSize(41).first().isEqualTo(Clinic.HEADER);
        assertThat(html).content().isEqualTo("<html>PASS</html>");
        assertThat(json).content().isEqualTo("{\"verdict\":\"PASS\"}");
        Synthesizer saved = Synthesizer.load(model);
        assertThat(saved.findVerdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
            assertThat(verdict.rows()).isEqualTo(40);
            assertThat(verdict.seed()).isEqualTo(7);
        });
        assertThat(out.resolveSibling("out.csv.manifest.json"))
                .content()
                .contains("\"formatVersion\" : 3", "\"rows\" : 40", "\"seed\" : 7", "\"verdict\" : \"PASS\"")
                .contains("\"model\" : \"" + saved.digest())
                .doesNotContain("ungated");
    }

    @Test
    void refusedRowsAreNotWrittenAndAnOlderFileStays() throws IOException {
        Files.createDirectories(out.getParent());
        Files.writeString(out, "older");
        Path html = folder.resolve("r.html");
        Run run = generate(FixedGate.FAILING, "--report", html);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Verdict: FAIL. The evidence", "Wrote " + html);
        assertThat(run.err()).contains("synth: Refused (FAIL): '" + out + "' was not written.");
        assertThat(html).content().isEqualTo("<html>FAIL</html>");
        assertThat(out).content().isEqualTo("older");
        assertThat(out.getParent()).isDirectoryNotContaining("glob:**manifest*");
    }

    @Test
    void aQuietRunPrintsTheVerdictAndThePathsOnly() {
        Run run = generate(FixedGate.PASSING, "--quiet");

        assertThat(run.out().lines()).containsExactly("Verdict: PASS", "Wrote " + out + " (40 rows)");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRows() throws IOException {
        generate(FixedGate.PASSING, "-q");
        String first = Files.readString(out);
        generate(FixedGate.PASSING, "-q");
        String second = Files.readString(out);
        generate(FixedGate.PASSING, "-q", "--seed", 2);

        assertThat(second).isEqualTo(first);
        assertThat(out).content().isNotEqualTo(first);
    }

    @Test
    void theHoldoutMayBeAFileOfItsOwnAndTheOutputParquet() throws IOException {
        Path holdout = Clinic.write(folder.resolve("holdout.csv"), 60, 2);
        out = folder.resolve("out.parquet");
        Run run = generate(FixedGate.PASSING, "--holdout-file", holdout);

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("Encoding 120 rows", "Judging 120 training, 60 holdout, 40 synthetic rows");
        assertThat(TableFiles.source(out).inferSchema().names()).containsExactly(Clinic.HEADER.split(","));
    }

    @Test
    void aShareIsHeldOut() {
        Run run = generate(FixedGate.PASSING, "--holdout", 0.25);

        assertThat(run.err()).contains("Judging 90 training, 30 holdout, 40 synthetic rows");
    }

    @Test
    void ofMoreRowsThanAllowedASampleIsUsedAndThatIsSaid() {
        Run run = generate(FixedGate.PASSING, "--max-rows", 80);

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .contains("Note: '" + input + "' has 120 rows; 80 of them, drawn at random, are used")
                .contains("Judging 64 training, 16 holdout, 40 synthetic rows");
        assertThat(out.resolveSibling("out.csv.manifest.json"))
                .content()
                .contains("\"drawn\" : {", "\"rows\" : 80", "\"sourceRows\" : 120");
        assertThat(generate(FixedGate.PASSING, "--max-rows", 0).err())
                .contains("The most rows (0) must be at least 1.");
    }

    @Test
    void theTimeBudgetEndsTheTraining() {
        Object[] endless = {
            "generate", input, "-n", 40, "-o", out, "--steps", 1_000_000, "--threads", 1, "--time-budget", "1s"
        };
        Run run = Cli.runWith(FixedGate.PASSING, endless);

        assertThat(run.status()).isZero();
        assertThat(out).exists();
    }
}
