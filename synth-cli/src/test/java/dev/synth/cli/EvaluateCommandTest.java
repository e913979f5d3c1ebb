package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void copiedRowsFailAndTheReportSaysSo() throws IOException {
        List<String> learnt = Clinic.rows(900, 1);
        List<String> made = new ArrayList<>(Clinic.rows(450, 3));
        made.addAll(learnt.subList(0, 450));
        Path report = folder.resolve("r.json");
        Run run = evaluate(learnt, Clinic.rows(900, 2), Clinic.HEADER, made, "--json", report);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Verdict: FAIL", "Wrote " + report);
        assertThat(report).content().contains("\"verdict\"", "FAIL", "theirs.csv");
    }

    @Test
    void columnsMayStandInAnotherOrderAndNothingIsWrittenUnasked() throws IOException {
        List<String> made = Clinic.rows(100, 3).stream()
                .map(row -> row.split(",", -1))
                .map(cells -> String.join(",", cells[4], cells[3], cells[2], cells[1], cells[0]))
                .toList();
        Run run = evaluate(Clinic.rows(100, 1), Clinic.rows(100, 2), "ward_number,ward,weight,age,sex", made, "-q");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).isEqualTo("Verdict: INCONCLUSIVE" + System.lineSeparator());
        assertThat(run.err()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.json").isDirectoryNotContaining("glob:**.html");
    }

    @Test
    void aPassIsDone() throws IOException {
        Path learnt = Clinic.write(folder.resolve("learnt.csv"), 100, 1);
        Path held = Clinic.write(folder.resolve("held.csv"), 100, 2);
        Run run = Cli.runWith(FixedGate.PASSING, "evaluate", "--train", learnt, "--holdout", held, "--synthetic", held);

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("Judging 100 training, 100 holdout, 100 synthetic rows");
    }

    @Test
    void allColumnsThatAreNotThereAreNamedAtOnce() throws IOException {
        List<String> made =
                Clinic.rows(30, 3).stream().map(row -> row.substring(2)).toList();
        Run run = evaluate(Clinic.rows(30, 1), Clinic.rows(30, 2), "age,weight,Ward,ward_number", made, "-q");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("theirs.csv", "lacks 2 of the training table's 5 columns: 'sex', 'ward'");
    }

    @Test
    void rowsWrittenInAnotherWayAreUnderstoodAndItIsSaid() throws IOException {
        List<String> made = Clinic.rows(120, 3).stream()
                .map(row -> row.split(",", -1))
                .map(cells -> String.join(
                        ";", cells[0], cells[1] + ".0", cells[2].replace('.', ','), cells[3], cells[4], "0"))
                .toList();
        Path report = folder.resolve("r.json");
        Run run = evaluate(
                Clinic.rows(120, 1),
                Clinic.rows(120, 2),
                Clinic.HEADER.replace(',', ';') + ";run",
                made,
                "--json",
                report);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("'theirs.csv', column 'weight' is written with a decimal comma.")
                .contains("they are left out: 'run'.");
        assertThat(report).content().contains("a decimal comma");
    }

    @Test
    void theVerdictIsShownToABuildServerOnRequest() throws IOException {
        Path junit = folder.resolve("reports/gate.xml");
        Run run = evaluate(
                Clinic.rows(60, 1), Clinic.rows(60, 2), Clinic.HEADER, Clinic.rows(60, 3), "-q", "--junit", junit);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Wrote " + junit);
        assertThat(junit).content().contains("<testcase name=\"Verdict\"", "type=\"INCONCLUSIVE\"", "name=\"G0 ");
    }

    @Test
    void thePolicyIsAPresetOrAFileAndTheReportNamesIt() throws IOException {
        Path report = folder.resolve("r.json");
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"preset\": \"strict\", \"tests\": [\"G7\"]}");
        Run strict = judge("--policy", "strict", "--json", report);
        String byStrict = Files.readString(report);
        Run own = judge("--policy", policy, "--json", report);

        assertThat(List.of(strict.status(), own.status())).containsOnly(3);
        assertThat(byStrict)
                .containsPattern("\"policy\" ?: \"strict\"")
                .contains("Judged by the strict policy.", "\"G4\"");
        assertThat(report)
                .content()
                .containsPattern("\"policy\" ?: \"custom\"")
                .contains("\"G7\"")
                .doesNotContain("\"G4\"");
    }

    @Test
    void aPolicyThatIsNoneIsRefusedBeforeAnythingIsRead() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), "{\"k\": 1}");
        Run unknown = judge("--policy", "strickt");
        Run wrong = judge("--policy", policy);
        Files.writeString(policy, "{\"k\": 10,");
        Run damaged = judge("--policy", policy);
        Run overwritten = judge("--policy", policy, "--json", policy);

        assertThat(List.of(unknown, wrong, damaged, overwritten)).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        });
        assertThat(unknown.err())
                .isEqualTo(
                        "synth: --policy (strickt) must be one of standard, strict, research or a JSON file, and there"
                                + " is no such file. Did you mean 'strict'?" + System.lineSeparator());
        assertThat(wrong.err())
                .isEqualTo("synth: --policy '" + policy + "': k (1) must be at least 2." + System.lineSeparator());
        assertThat(damaged.err())
                .isEqualTo("synth: --policy '" + policy + "': The policy is JSON that breaks off at line 1."
                        + System.lineSeparator());
        assertThat(overwritten.err()).contains("is an input and would be overwritten");
    }

    private Run judge(Object... more) throws IOException {
        return evaluate(Clinic.rows(60, 1), Clinic.rows(60, 2), Clinic.HEADER, Clinic.rows(60, 3), more);
    }

    @Test
    void theNamelessIndexOfADataFrameIsLeftOut() throws IOException {
        List<String> made = Clinic.rows(60, 3).stream().map(row -> "7," + row).toList();
        Run run = evaluate(Clinic.rows(60, 1), Clinic.rows(60, 2), "," + Clinic.HEADER, made);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("Verdict: INCONCLUSIVE");
        assertThat(run.err()).contains("they are left out: '(column 1 of 6, without a name)'.");
    }

    private Run evaluate(List<String> learnt, List<String> held, String header, List<String> made, Object... more)
            throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("evaluate"));
        arguments.addAll(List.of("--train", Clinic.write(folder.resolve("learnt.csv"), Clinic.HEADER, learnt)));
        arguments.addAll(List.of("--holdout", Clinic.write(folder.resolve("held.csv"), Clinic.HEADER, held)));
        arguments.addAll(List.of("--synthetic", Clinic.write(folder.resolve("theirs.csv"), header, made)));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }
}
