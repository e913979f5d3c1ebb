package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.gan.Conditions;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gate.AttemptLedger;
import dev.synth.gate.FileAttemptLedger;
import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as an attempt, and that the gate is told. */
class AttemptsTest {
    @TempDir
    Path folder;

    private final Table clinic = SimulatedTables.clinic(300, 5);
    private final Asked asked = new Asked();

    /** Passes everything and keeps the evidence. */
    private static final class Asked implements ReleaseGate {
        private final List<ReleaseEvidence> evidence = new ArrayList<>();

        @Override
        public GateReport assess(ReleaseEvidence shown) {
            evidence.add(shown);
            return new PassingReport(List.of(), Map.of());
        }

        List<Integer> attempts() {
            return evidence.stream().map(ReleaseEvidence::attempt).toList();
        }
    }

    private GanTrainer trainer(long seed) {
        return GanTrainer.with(GanOptions.builder()
                .seed(seed)
                .steps(2)
                .generatorWidth(8)
                .criticWidth(8)
                .latentSize(4)
                .build());
    }

    @Test
    void otherSeedsRowsModelsAndSplitsAreAttemptsOnTheSameTable() throws IOException {
        AttemptLedger ledger = AttemptLedger.inMemory();
        TrainedSynthesis first = Synthesis.from(clinic).attempts(ledger).train(trainer(1));
        first.sample(50).assess(asked);
        first.sample(50, 9).assess(asked);
        first.sample(60).assess(asked);
        first.sample(50).assess(asked);
        Synthesis.from(clinic).attempts(ledger).train(trainer(2)).sample(50).assess(asked);
        Synthesis.from(clinic)
                .holdOut(0.3)
                .attempts(ledger)
                .train(trainer(1))
                .sample(50)
                .assess(asked);
        first.judge(asked);

        assertThat(asked.attempts()).containsExactly(1, 2, 3, 1, 4, 5, 6);
        assertThat(asked.evidence.get(4).provenance())
                .containsEntry("attempt", "4")
                .containsKey("rowsDigest");
    }

    @Test
    void anotherTableStartsAnew() throws IOException {
        AttemptLedger ledger = AttemptLedger.inMemory();
        for (long seed : new long[] {5, 6}) {
            Table table = SimulatedTables.clinic(300, seed);
            Candidate.of(table.slice(0, 200), table.slice(200, 300), clinic)
                    .attempts(ledger)
                    .assess(asked);
        }

        assertThat(asked.attempts()).containsExactly(1, 1);
    }

    @Test
    void withoutALedgerTheProcessCounts() {
        Table table = SimulatedTables.clinic(300, 77);
        for (long seed = 1; seed <= 3; seed++) {
            Candidate.of(table.slice(0, 200), table.slice(200, 300), SimulatedTables.clinic(100, 80 + seed))
                    .assess(asked);
        }

        assertThat(asked.attempts()).containsExactly(1, 2, 3);
    }

    @Test
    void aReleaseAndItsManifestSayWhatWasJudged() throws IOException {
        Path out = Files.writeString(folder.resolve("out"), "rows");
        TrainedSynthesis trained =
                Synthesis.from(clinic).attempts(FileAttemptLedger.in(folder)).train(trainer(1));
        Release released = trained.sample(50).release(asked);
        Release sampled = Release.of(trained.judge(asked).synthesizer(), Conditions.NONE, 30, 4);
        ReleaseManifest judged = ReleaseManifest.of(released, out);
        ReleaseManifest trial = ReleaseManifest.of(sampled, out);

        assertThat(judged.releasedRowsWereJudged()).isTrue();
        assertThat(judged.verdict()).isEqualTo("PASS");
        assertThat(trial.verdict()).isEqualTo("MODEL_PASS");
        assertThat(judged.engine())
                .isEqualTo(trial.engine())
                .hasValueSatisfying(engine -> assertThat(engine).startsWith("PyTorch "));
        assertThat(judged.judged().orElseThrow().attempt()).isEqualTo(1);
        assertThat(judged.judged().orElseThrow().ledger()).isEqualTo("file");
        assertThat(trial.releasedRowsWereJudged()).isFalse();
        assertThat(trial.judged().orElseThrow().attempt()).isEqualTo(2);
        assertThat(trial.judged().orElseThrow().rows()).isEqualTo(240);
        assertThat(trial.content()).isNotEqualTo(trial.judged().orElseThrow().content());
        assertThat(trial.schema()).isEqualTo(judged.schema()).hasSize(64);
    }

    @Test
    void anUngatedReleaseStandsInTheLedgerOfItsTable() throws IOException {
        AttemptLedger ledger = FileAttemptLedger.in(folder);
        TrainedSynthesis trained = Synthesis.from(clinic).attempts(ledger).train(trainer(1));
        JudgedSynthesizer judged = trained.judge(asked);
        Judgement judgement = judged.synthesizer().findVerdict().orElseThrow();
        trained.sample(50).releaseUngated("the first reason");
        Release.ungated(judged.synthesizer(), Conditions.NONE, 30, 4, "the second reason", ledger);
        Release.ungated(trained.synthesizer(), Conditions.NONE, 30, 4, "the third reason", ledger);

        assertThat(folder.resolve(judgement.table() + ".json"))
                .content()
                .contains("\"the first reason\"", "\"the second reason\"")
                .doesNotContain("third");
        assertThat(folder.resolve(trained.synthesizer().provenance().dataDigest() + ".json"))
                .content()
                .contains("\"the third reason\"");
    }

    @Test
    void aLedgerThatCannotBeWrittenStopsTheJudging() throws IOException {
        AttemptLedger ledger = FileAttemptLedger.in(folder.resolve("state"));
        try (var files = Files.list(folder.resolve("state"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.resolve("state"));
        Files.writeString(folder.resolve("state"), "");

        assertThatThrownBy(() ->
                        Candidate.of(clinic, clinic, clinic).attempts(ledger).assess(asked))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(asked.evidence).isEmpty();
    }
}
