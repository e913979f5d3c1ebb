package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.gan.Conditions;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.gate.GateFinding;
import dev.synth.gate.GateReport;
import dev.synth.gate.Judgement;
import dev.synth.gate.PolicyId;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSink;
import dev.synth.table.TableSource;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisTest {
    @TempDir
    Path folder;

    private final Table clinic = SimulatedTables.clinic(400, 1);
    private final GanTrainer trainer = GanTrainer.with(GanOptions.builder()
            .steps(3)
            .generatorWidth(16)
            .criticWidth(16)
            .latentSize(8)
            .build());

    /** A report that says what it is told to. */
    private record FixedReport(Verdict verdict) implements GateReport {
        @Override
        public List<GateFinding> findings() {
            return List.of(new GateFinding("G1", "copies", verdict, "found"));
        }

        @Override
        public String summary() {
            return "summary of " + verdict;
        }

        @Override
        public String toJson() {
            return "{}";
        }

        @Override
        public String toHtml() {
            return "<html/>";
        }
    }

    private static Judgement judgement(Verdict verdict) {
        return new Judgement(
                verdict,
                1,
                "process",
                "table",
                10,
                1L,
                "rows",
                new PolicyId("standard", "policy"),
                Map.of(),
                List.of(),
                "2026-01-01T00:00:00Z");
    }

    private static ReleaseGate gate(Verdict verdict) {
        return evidence -> new FixedReport(verdict);
    }

    /** Keeps what is committed. */
    private static final class MemorySink implements TableSink {
        private final List<Table> committed = new ArrayList<>();

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public TableWriter open(Schema schema) {
            List<Table> batches = new ArrayList<>();
            return new TableWriter() {
                @Override
                public void write(Table batch) {
                    batches.add(batch);
                }

                @Override
                public void commit() {
                    committed.addAll(batches);
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void aPassReleasesTheVeryRowsThatWereJudged() throws IOException {
        AtomicReference<ReleaseEvidence> shown = new AtomicReference<>();
        MemorySink sink = new MemorySink();

        Release release = Synthesis.from(clinic)
                .holdOut(0.25)
                .train(trainer)
                .sample(120)
                .release(evidence -> {
                    shown.set(evidence);
                    return new FixedReport(Verdict.PASS);
                });
        release.writeTo(sink);

        assertThat(shown.get().training().rowCount()).isEqualTo(300);
        assertThat(shown.get().holdout().orElseThrow().rowCount()).isEqualTo(100);
        assertThat(sink.committed).singleElement().isSameAs(shown.get().synthetic());
        assertThat(release.table().rowCount()).isEqualTo(120);
        assertThat(release.findReport()).isPresent();
    }

    @Test
    void anythingButAPassIsRefusedWithTheReport() throws IOException {
        Candidate candidate = Synthesis.from(clinic).train(trainer).sample(50);
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)) {
            assertThatThrownBy(() -> candidate.release(gate(verdict)))
                    .isInstanceOfSatisfying(ReleaseRefusedException.class, refused -> {
                        assertThat(refused.verdict()).isEqualTo(verdict);
                        assertThat(refused.findReport()).isPresent();
                    })
                    .hasMessageContaining("summary of " + verdict);
        }
    }

    @Test
    void theWayAroundTheGateNeedsAReason() throws IOException {
        Candidate candidate = Synthesis.from(clinic).train(trainer).sample(50);

        assertThat(candidate.releaseUngated("simulated rows").findUngatedReason())
                .contains("simulated rows");
        assertThatThrownBy(() -> candidate.releaseUngated(" ")).hasMessageContaining("needs a reason");
    }

    @Test
    void aModelReleasesRowsOnlyWithAPass() throws IOException {
        var model = Synthesis.from(clinic).train(trainer).synthesizer();
        var passed = model.withVerdict(judgement(Verdict.PASS));
        var failed = model.withVerdict(judgement(Verdict.FAIL));

        assertThat(Release.of(passed, Conditions.NONE, 20, 1).table().rowCount())
                .isEqualTo(20);
        assertThatThrownBy(() -> Release.of(failed, Conditions.NONE, 20, 1)).hasMessageContaining("verdict FAIL");
        assertThatThrownBy(() -> Release.of(model, Conditions.NONE, 20, 1)).hasMessageContaining("no verdict");
        assertThat(Release.ungated(model, Conditions.NONE, 20, 1, "a test").findUngatedReason())
                .contains("a test");
    }

    @Test
    void theHoldoutCannotBeBothAShareAndATable() {
        assertThatThrownBy(() -> Synthesis.from(clinic).holdOut(1.0)).hasMessageContaining("holdOut (1.0)");
        assertThatThrownBy(() -> Synthesis.from(clinic).holdOut(0.2).holdOut(source()))
                .hasMessageContaining("not both");
    }

    private dev.synth.table.TableSource source() {
        return new dev.synth.table.TableSource() {
            @Override
            public String name() {
                return "other";
            }

            @Override
            public Schema inferSchema() {
                return clinic.schema();
            }

            @Override
            public Table read(Schema schema) {
                return clinic;
            }
        };
    }

    @Test
    void aHoldoutOfItsOwnLeavesTheWholeTableForTraining() throws IOException {
        TrainedSynthesis trained = Synthesis.from(clinic).holdOut(source()).train(trainer);

        assertThat(trained.training().rowCount()).isEqualTo(400);
        assertThat(trained.synthesizer().provenance().holdoutRows()).isEqualTo(400);
    }

    /** A source that says how large it is, and what it was asked for. */
    private record Drawer(Table rows) implements TableSource {
        @Override
        public String name() {
            return "folder/large.csv";
        }

        @Override
        public Schema inferSchema() {
            return rows.schema();
        }

        @Override
        public Table read(Schema schema) {
            return rows;
        }

        @Override
        public RowSample sample(Optional<Schema> schema, RowLimit limit) {
            int[] even = IntStream.range(0, limit.rowsOf(rows.schema()))
                    .map(row -> 2 * row)
                    .toArray();
            long[] numbers = IntStream.of(even).mapToLong(row -> row + 1).toArray();
            return RowSample.drawn(rows.rows(even), 50_000_000_000L, numbers);
        }
    }

    @Test
    void aSampleOfALargerSourceIsSaidInProgressCardReportAndManifest() throws IOException {
        List<String> said = new ArrayList<>();
        TrainedSynthesis trained = Synthesis.from(new Drawer(clinic))
                .limit(RowLimit.rows(200))
                .listener(new TrainingListener() {
                    @Override
                    public void onWarning(String message) {
                        said.add(message);
                    }
                })
                .train(trainer);
        assertThat(said)
                .contains("'folder/large.csv' has 50,000,000,000 rows; 200 of them, drawn at random, are used: no more"
                        + " stay within the limit, which --max-rows or Synthesis.limit sets.");
        assertThat(LongStream.of(trained.trainingRows()).boxed()).hasSize(160).allMatch(number -> number % 2 == 1);
        assertThat(trained.synthesizer().provenance().sourceRows()).isEqualTo(50_000_000_000L);
        assertThat(trained.synthesizer().toJson()).contains("\"sourceRows\" : 50000000000", "\"drawnRows\" : 200");

        Release release = trained.sample(20).releaseUngated("a test");
        Path file = folder.resolve("out.txt");
        Files.writeString(file, "rows");
        assertThat(ReleaseManifest.of(release, file).drawn()).contains(new ReleaseManifest.Drawn(200, 50_000_000_000L));
        Path model = folder.resolve("m.synth");
        trained.synthesizer().save(model);
        Synthesizer back = Synthesizer.load(model);
        assertThat(back.provenance()).isEqualTo(trained.synthesizer().provenance());
        assertThat(back.digest()).isEqualTo(trained.synthesizer().digest());
        assertThat(Release.ungated(back, Conditions.NONE, 5, 1, "a test")
                        .origin()
                        .drawn())
                .isEqualTo(release.origin().drawn());
    }

    @Test
    void aTableInMemoryIsTakenWholeUnlessALimitIsSet() throws IOException {
        assertThat(Synthesis.from(clinic).train(trainer).synthesizer().toJson()).doesNotContain("sourceRows");
        TrainedSynthesis limited =
                Synthesis.from(clinic).limit(RowLimit.rows(100)).train(trainer);
        assertThat(limited.training().rowCount() + limited.holdout().rowCount()).isEqualTo(100);
        assertThat(limited.synthesizer().provenance().sourceRows()).isEqualTo(400);
    }

    @Test
    void anotherSeedLearnsFromTheSameRowsOfASource() throws IOException {
        GanTrainer other = GanTrainer.with(GanOptions.builder()
                .seed(99)
                .steps(1)
                .generatorWidth(16)
                .criticWidth(16)
                .latentSize(8)
                .build());
        assertThat(rowsOf(Synthesis.from(clinic).limit(RowLimit.rows(100)).train(other)))
                .isEqualTo(
                        rowsOf(Synthesis.from(clinic).limit(RowLimit.rows(100)).train(trainer)));
    }

    private static Set<Object> rowsOf(TrainedSynthesis trained) {
        Set<Object> rows = new HashSet<>();
        for (Table part : List.of(trained.training(), trained.holdout())) {
            for (int row = 0; row < part.rowCount(); row++) {
                rows.add(part.value(row, 0));
            }
        }
        return rows;
    }
}
