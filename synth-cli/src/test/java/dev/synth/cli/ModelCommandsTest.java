package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** train, sample and inspect: the life of a model file. */
class ModelCommandsTest {
    @TempDir
    static Path models;

    @TempDir
    Path folder;

    private static Path passed;
    private static Path failed;
    private static Run passing;
    private static Run failing;

    @BeforeAll
    static void train() throws IOException {
        Path input = Clinic.write(models.resolve("in.csv"), 300, 1);
        passed = models.resolve("passed.synth");
        failed = models.resolve("failed.synth");
        passing = Cli.runWith(
                FixedGate.PASSING, "train", input, "-o", passed, "--steps", 40, "--threads", 1, "--seed", 3);
        failing = Cli.runWith(
                FixedGate.FAILING,
                "train",
                input,
                "-o",
                failed,
                "--steps",
                3,
                "--threads",
                1,
                "--json",
                models.resolve("failed.json"));
    }

    @Test
    void aPassedModelIsSavedWithItsVerdict() {
        assertThat(passing.status()).isZero();
        assertThat(passing.out()).contains("Verdict: PASS", "Wrote " + passed);
        assertThat(passing.err()).contains("Training: step 40 of 40").doesNotContain("synth: ");
    }

    @Test
    void aModelThatWasNotPassedIsSavedAllTheSameAndSaidToBeRefused() {
        assertThat(failing.status()).isEqualTo(3);
        assertThat(failing.out()).contains("Verdict: FAIL", "Wrote " + failed, "failed.json");
        assertThat(failing.err()).contains("synth: The trial sample was not passed (FAIL)", "--ungated REASON");
        assertThat(failed).isNotEmptyFile();
        assertThat(models.resolve("failed.json")).exists();
    }

    @Test
    void aPassedModelGivesRowsThatDependOnTheirSeedAndPlaceAlone() throws IOException {
        Path few = folder.resolve("few.csv");
        Path many = folder.resolve("many.csv");
        Path others = folder.resolve("others.csv");

        Run run = Cli.run("sample", passed, "-n", 20, "-o", few, "--seed", 5);
        Cli.run("sample", passed, "-n", 90, "-o", many, "--seed", 5);
        Cli.run("sample", passed, "-n", 20, "-o", others, "--seed", 6);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo("Wrote " + few + " (20 rows); their model passed, these rows were not judged"
                        + System.lineSeparator());
        assertThat(Files.readAllLines(few))
                .hasSize(21)
                .isEqualTo(Files.readAllLines(many).subList(0, 21));
        assertThat(Files.readAllLines(others)).isNotEqualTo(Files.readAllLines(few));
        assertThat(folder.resolve("few.csv.manifest.json")).content().contains("\"verdict\" : \"PASS\"");
    }

    @Test
    void aModelWithoutAPassIsRefusedWithTheWayOut() {
        Path out = folder.resolve("out.csv");
        Run run = Cli.run("sample", failed, "-n", 20, "-o", out);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("verdict FAIL", "synth inspect", "--ungated REASON")
                .hasLineCount(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNamedReasonLetsRowsOutAndStandsInTheManifest() {
        Path out = folder.resolve("out.csv");
        Run run = Cli.run("sample", failed, "-n", 20, "-o", out, "--ungated", "a look on this machine");

        assertThat(run.status()).isZero();
        assertThat(out).exists();
        assertThat(folder.resolve("out.csv.manifest.json"))
                .content()
                .contains("\"verdict\" : \"UNGATED\"", "\"ungatedReason\" : \"a look on this machine\"");
    }

    @Test
    void aReportOnRowsThatAreOutWithoutAVerdictSaysSo() throws IOException {
        Path out = folder.resolve("out.csv");
        Cli.run("sample", failed, "-n", 20, "-o", out, "--ungated", "a look on this machine");

        assertThat(evaluated(out)).contains("released without a verdict. The reason given: a look on this machine");

        Files.writeString(out, Files.readString(out).replace("\n", "\r\n"));
        assertThat(evaluated(out))
                .as("a file that is not the one released")
                .contains("Synth release report")
                .doesNotContain("a look on this machine");
    }

    private String evaluated(Path synthetic) throws IOException {
        Path report = folder.resolve("report.html");
        Path held = Clinic.write(folder.resolve("held.csv"), 300, 2);
        Cli.run(
                "evaluate",
                "--train",
                models.resolve("in.csv"),
                "--holdout",
                held,
                "--synthetic",
                synthetic,
                "--report",
                report);
        return Files.readString(report);
    }

    @Test
    void aBlankReasonIsNone() {
        Run run = Cli.run("sample", failed, "-n", 20, "-o", folder.resolve("out.csv"), "--ungated", " ");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("needs a reason").hasLineCount(1);
    }

    @Test
    void aTruncatedModelIsSaidToBeDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(passed);
        for (int length : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
            Path cut = folder.resolve("cut.synth");
            Files.write(cut, Arrays.copyOf(whole, length));

            Run sample = Cli.run("sample", cut, "-n", 5, "-o", folder.resolve("out.csv"));
            Run inspect = Cli.run("inspect", cut);

            assertThat(List.of(sample.status(), inspect.status())).containsOnly(2);
            assertThat(sample.err()).contains("cut.synth", "damaged").hasLineCount(1);
            assertThat(inspect.err()).isEqualTo(sample.err());
        }
    }

    @Test
    void aMissingModelIsNamed() {
        Run run = Cli.run("inspect", folder.resolve("none.synth"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none.synth", "synth train").hasLineCount(1);
    }

    @Test
    void theCardShowsVerdictOriginOptionsColumnsAndDisclosedValues() {
        Run run = Cli.run("inspect", passed);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("PASS on a sample of 240 rows (seed 4)", "G1 PASS: The copies were counted.")
                .contains("trainingRows", "learningRate", "ward (3): ", "medicine")
                .containsPattern("steps +40")
                .containsPattern("seed +3")
                .containsPattern("age +integer");
    }

    @Test
    void longListsOfDisclosedValuesAreCutUnlessAllAreWanted() throws IOException {
        List<String> rows = Clinic.rows(400, 1).stream()
                .map(row -> row + ",code" + (char) ('A' + row.hashCode() % 20 + (row.hashCode() % 20 < 0 ? 20 : 0)))
                .toList();
        Path input = Clinic.write(folder.resolve("in.csv"), Clinic.HEADER + ",code", rows);
        Path model = folder.resolve("m.synth");
        Cli.runWith(FixedGate.PASSING, "train", input, "-o", model, "--steps", 2, "--threads", 1);

        assertThat(Cli.run("inspect", model).out()).containsPattern("code \\(\\d+\\): .* and \\d+ more \\(--all");
        assertThat(Cli.run("inspect", model, "--all").out()).doesNotContain("more (--all");
    }

    @Test
    void theCardIsPrintedAsJson() {
        Run run = Cli.run("inspect", passed, "--json");

        assertThat(run.out())
                .startsWith("{")
                .contains("\"formatVersion\" : 1", "\"disclosedLiterals\"", "\"verdict\" : \"PASS\"", "\"digest\"");
    }
}
