package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.cli.Cli.Run;
import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
    @TempDir
    Path folder;

    private Path input;
    private Path state;
    private final List<Integer> attempts = new ArrayList<>();
    private final ReleaseGate refusing = this::refuse;

    @BeforeEach
    void writeTheTable() throws IOException {
        input = Clinic.write(folder.resolve("in.csv"), 120, 1);
        state = folder.resolve("state");
    }

    private GateReport refuse(ReleaseEvidence evidence) {
        attempts.add(evidence.attempt());
        return new FixedGate(Verdict.INCONCLUSIVE).assess(evidence);
    }

    private Run run(ReleaseGate gate, Object... arguments) {
        return Cli.runWith(
                gate,
                Stream.concat(Stream.of(arguments), Stream.of("--attempts", state))
                        .toArray());
    }

    private Run generate(ReleaseGate gate, Object... more) {
        Object[] few = {"generate", input, "-n", 40, "--steps", 2, "--threads", 1};
        return run(gate, Stream.of(few, more).flatMap(Stream::of).toArray());
    }

    @Test
    void rerolledSeedsCountWhereverTheRowsGo() {
        Run first = generate(refusing, "-o", folder.resolve("a.csv"));
        generate(refusing, "-o", folder.resolve("a.csv"));
        Run second = generate(refusing, "-o", folder.resolve("b.csv"), "--seed", 2);
        run(refusing, "train", input, "-o", folder.resolve("m.synth"), "--steps", 2, "--threads", 1);
        Run fourth = generate(FixedGate.PASSING, "-o", folder.resolve("c.parquet"), "--seed", 3);

        assertThat(attempts).containsExactly(1, 1, 2, 3);
        assertThat(first.err()).doesNotContain("attempt");
        assertThat(second.err()).contains("This is attempt 2 on this table");
        assertThat(fourth.status()).isZero();
        assertThat(folder.resolve("c.parquet.manifest.json"))
                .content()
                .contains("\"attempt\" : 4", "\"ledger\" : \"file\"", "\"releasedRows\" : true");
    }

    @Test
    void theSplitOfTheSameTableIntoFilesDoesNotStartAnew() throws IOException {
        List<String> rows = Clinic.rows(200, 7);
        Path made = Clinic.write(folder.resolve("made.csv"), 100, 8);
        for (int cut : new int[] {100, 120}) {
            Path learnt = Clinic.write(folder.resolve("t" + cut + ".csv"), Clinic.HEADER, rows.subList(0, cut));
            Path held = Clinic.write(folder.resolve("h" + cut + ".csv"), Clinic.HEADER, rows.subList(cut, 200));
            run(refusing, "evaluate", "--train", learnt, "--holdout", held, "--synthetic", made);
        }

        assertThat(attempts).containsExactly(1, 2);
    }

    @Test
    void theReportSaysWhichAttemptItIs() throws IOException {
        Path made = Clinic.write(folder.resolve("made.csv"), 100, 8);
        Path held = Clinic.write(folder.resolve("held.csv"), 100, 9);
        Path json = folder.resolve("r.json");
        Path html = folder.resolve("r.html");
        Object[] arguments = {
            "evaluate",
            "--train",
            input,
            "--holdout",
            held,
            "--synthetic",
            made,
            "--json",
            json,
            "--report",
            html,
            "--attempts",
            state
        };
        generate(refusing, "-o", folder.resolve("a.csv"), "--holdout-file", held);
        Cli.run(arguments);

        assertThat(json).content().contains("\"attempt\" : \"2\"", "\"rowsDigest\" : \"");
        assertThat(html).content().contains("rowsDigest", "attempt");
    }

    @Test
    void anUngatedReasonIsKeptInTheLedger() throws IOException {
        Path model = folder.resolve("m.synth");
        run(refusing, "train", input, "-o", model, "--steps", 2, "--threads", 1);
        run(refusing, "sample", model, "-n", 5, "-o", folder.resolve("a.csv"), "--ungated", "a look");

        try (Stream<Path> pages = Files.list(state)) {
            assertThat(pages.filter(page -> page.toString().endsWith(".json")))
                    .singleElement()
                    .satisfies(page -> assertThat(page)
                            .content()
                            .contains("\"reason\" : \"a look\"", "\"attempt\" : 1")
                            .doesNotContain("surgery", "ward"));
        }
        assertThat(folder.resolve("a.csv.manifest.json"))
                .content()
                .contains("\"verdict\" : \"UNGATED\"", "\"verdict\" : \"INCONCLUSIVE\"", "a look");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidBeforeAnythingIsDone() throws IOException {
        state = Files.writeString(folder.resolve("file"), "");
        Run run = generate(refusing, "-o", folder.resolve("a.csv"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("count of attempts cannot be kept in", "make it writable or name another one")
                .hasLineCount(1);
    }

    @Test
    void theUsualFolderFollowsTheEnvironment() {
        Path home = Path.of("/home/ada");
        assertThat(LedgerArguments.usual(Map.of(), home)).isEqualTo(home.resolve(".local/state/synth/attempts"));
        assertThat(LedgerArguments.usual(Map.of("XDG_STATE_HOME", "/state"), home))
                .isEqualTo(Path.of("/state/synth/attempts"));
        assertThat(LedgerArguments.usual(Map.of("XDG_STATE_HOME", "relative"), home))
                .isEqualTo(home.resolve(".local/state/synth/attempts"));
        assertThat(LedgerArguments.usual(Map.of("XDG_STATE_HOME", "/state", "SYNTH_HOME", "/synth"), home))
                .isEqualTo(Path.of("/synth/attempts"));
    }
}
