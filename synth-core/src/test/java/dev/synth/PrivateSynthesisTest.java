package dev.synth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.gan.ConditionLikelihood;
import dev.synth.gan.Conditions;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.gate.GateFinding;
import dev.synth.gate.Judgement;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.digest.RowSet;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.RowLimit;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differential privacy from the façade to the manifest. */
class PrivateSynthesisTest {
    private static final PrivacyBudget BUDGET = PrivacyBudget.of(8, 1e-4);

    @TempDir
    Path folder;

    private final Table clinic = SimulatedTables.clinic(2_000, 1);
    private final Schema schema = publicSchema(clinic.schema());

    /** What a schema leaves to the rows is declared. */
    private static Schema publicSchema(Schema schema) {
        for (ColumnSchema column : schema.columns()) {
            if (column.kind() == ColumnKind.BOOLEAN && column.levels().isEmpty()) {
                schema = schema.with(column.withLevels(List.of("false", "true")));
            } else if (column.kind() == ColumnKind.CONSTANT) {
                schema = schema.with(column.withLevels(List.of("main")));
            }
        }
        return schema;
    }

    private static GanTrainer trainer() {
        return GanTrainer.with(options().build());
    }

    private static GanOptions.Builder options() {
        return GanOptions.builder()
                .steps(3)
                .generatorWidth(16)
                .criticWidth(16)
                .latentSize(8)
                .privacy(BUDGET);
    }

    @Test
    void aSchemaThatWouldBeInferredIsRefused() {
        Synthesis inferring = Synthesis.from(clinic);
        assertThatThrownBy(() -> inferring.privately(BUDGET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--schema");
        assertThatThrownBy(() -> inferring.train(trainer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("synth schema");
    }

    @Test
    void rowsThatALimitWouldChooseAreRefused() {
        Synthesis limited = Synthesis.from(clinic).schema(schema).limit(RowLimit.rows(500));
        assertThatThrownBy(() -> limited.privately(BUDGET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--max-rows");
    }

    @Test
    void rulesThatOnlyTheRowsCouldTellAreRefused() {
        for (Rule rule :
                List.of(new Rule.Combination(List.of("ward", "wing")), new Rule.Unique(List.of("age", "ward")))) {
            Schema ruled = schema.withRules(List.of(rule));
            assertThatThrownBy(() -> Synthesis.from(clinic).schema(ruled).train(trainer()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + rule + "'")
                    .hasMessageContaining("Take the rule out");
        }
    }

    @Test
    void declaredOrdersAndKeysAndMissingValuesHoldInAllRows() throws IOException {
        Rule stay = new Rule.Order(List.of("admitted", "discharged"), false);
        Rule key = new Rule.Unique(List.of("id", "ward"));
        Rule undosed = new Rule.MissingWhen("dose", "urgent", List.of("true"));
        Schema ruled = schema.withRules(List.of(stay, key, undosed));
        int dose = schema.indexOf("dose");
        int urgent = schema.indexOf("urgent");
        TableBuilder table = Table.builder(schema);
        for (int row = 0; row < clinic.rowCount(); row++) {
            Object[] values = clinic.row(row).values().toArray();
            values[dose] = String.valueOf(values[urgent]).equals("true")
                    ? null
                    : Optional.ofNullable(values[dose]).orElse(0.1);
            table.addRow(values);
        }
        Synthesis synthesis = Synthesis.from(table.build()).schema(ruled);
        Table copy = synthesis
                .privately(BUDGET)
                .sample(1_000, 1)
                .releaseUngated("a test")
                .table();
        assertThat(RuleBreach.of(ruled.rules(), copy, copy)).isEmpty();
        Table rows = synthesis.train(trainer()).synthesizer().sampleTable(1_000, 1);
        assertThat(RuleBreach.of(ruled.rules(), rows, rows)).isEmpty();
    }

    @Test
    void aModelKeepsAFormulaThatItsPrivateCopyKeeps() {
        Schema paid = Schema.builder()
                .integer("fee")
                .integer("tax")
                .integer("total")
                .build()
                .withRules(List.of(new Rule.Sum("total", List.of("fee", "tax"))));
        TableBuilder table = Table.builder(paid);
        for (int i = 0; i < 400; i++) {
            table.addRow(i % 40, i % 7, i % 40 + i % 7);
        }
        Table rows = trainer().train(table.build()).sampleTable(200, 1);
        assertThat(RuleBreach.of(paid.rules(), rows, rows)).isEmpty();
    }

    @Test
    void rowsOfMarginalsCarryTheirLedgerIntoTheManifest() throws IOException {
        PrivateSynthesis learnt = Synthesis.from(clinic).schema(schema).privately(BUDGET);
        assertThat(learnt.training().rowCount() + learnt.holdout().rowCount()).isEqualTo(2_000);
        assertThat(learnt.trainingRows()).hasSize(learnt.training().rowCount());
        assertThat(learnt.ledger().epsilon()).isLessThanOrEqualTo(8);
        Release release = learnt.sample(300, 1).releaseUngated("a test");
        Path file = folder.resolve("m.json");
        ReleaseManifest.of(release, Files.writeString(folder.resolve("out.csv"), "x"))
                .write(file);
        assertThat(ReleaseManifest.read(file).privacy()).contains(learnt.ledger());
        assertThat(release.table().rowCount()).isEqualTo(300);
    }

    @Test
    void theHoldoutIsDrawnAnewEachTimeWhateverTheSeed() throws IOException {
        PrivateSynthesis once = Synthesis.from(clinic).schema(schema).privately(BUDGET);
        PrivateSynthesis again = Synthesis.from(clinic).schema(schema).privately(BUDGET);
        assertThat(once.trainingRows()).isNotEqualTo(again.trainingRows());
        assertThat(once.holdout().rowCount()).isBetween(300, 500);
    }

    @Test
    void aModelLearntFromAPrivateCopyKeepsItsLedgerAndTellsNothingElseOfTheTable() throws IOException {
        TrainedSynthesis trained = Synthesis.from(clinic).schema(schema).train(trainer());
        Synthesizer model = trained.synthesizer();
        Path file = folder.resolve("m.synth");
        model.save(file);
        Synthesizer back = Synthesizer.load(file);
        assertThat(back.findPrivacy()).isEqualTo(model.findPrivacy()).isPresent();
        assertThat(back.options().privacy()).contains(BUDGET);
        assertThat(back.digest()).isEqualTo(model.digest());
        assertThat(back.toJson()).contains("\"privacy\"", "discrete Gaussian").doesNotContain("\"seconds\"");
        assertThat(back.describe()).doesNotContainKey("trainingSeconds");
        assertThat(back.provenance().time()).endsWith("T00:00:00Z");
        assertThat(back.provenance().holdoutRows()).isZero();
        assertThat(back.provenance().dataDigest()).isNotEqualTo(Digests.of(trained.training()));
        assertThat(model.describe()).containsKeys("privacy", "privacyLedger");
        assertThat(trained.sample(50).releaseUngated("a test").findPrivacy()).isEqualTo(model.findPrivacy());
    }

    @Test
    void rowsAreThinnedToTheNoisyPairsOneByOneAndUnderConditions() throws IOException {
        GanTrainer trainer = GanTrainer.with(options().drawsPerRow(3).build());
        Synthesizer model = Synthesis.from(clinic).schema(schema).train(trainer).synthesizer();
        Synthesizer back = Synthesizer.load(saved(model));
        Table rows = model.sampleTable(9_000, 5);
        assertThat(Digests.of(back.sampleTable(9_000, 5))).isEqualTo(Digests.of(rows));
        assertThat(Digests.of(model.sampleTable(100, 5))).isEqualTo(Digests.of(rows.slice(0, 100)));
        assertThat(model.toJson()).contains("\"drawsPerRow\" : 3.0");

        Conditions urgent = Conditions.where("urgent", "true");
        ConditionLikelihood likelihood = model.likelihood(urgent, 1);
        double met = rows.rows(urgent(rows)).rowCount();
        assertThat(met / rows.rowCount()).isCloseTo(likelihood.share(), within(0.05));
        assertThat(likelihood.acceptance()).isBetween(0.15, 0.6);
        assertThat(model.sample(urgent, 200, 1))
                .allSatisfy(batch -> assertThat(urgent(batch)).hasSize(200));
    }

    private static int[] urgent(Table rows) {
        int urgent = rows.schema().indexOf("urgent");
        return IntStream.range(0, rows.rowCount())
                .filter(row -> "true".equals(rows.levels(urgent).level(row)))
                .toArray();
    }

    @Test
    void aModelOfBeforeRowsWereThinnedKeepsAll() throws IOException {
        GanTrainer trainer = GanTrainer.with(options().drawsPerRow(1).build());
        Synthesizer model = Synthesis.from(clinic).schema(schema).train(trainer).synthesizer();
        Path file = saved(model);
        Path old = folder.resolve("old.synth");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(old))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith(".json")) {
                    String text = new String(bytes, UTF_8);
                    String earlier = text.replaceAll(",\\s*\"drawsPerRow\" : 1.0", "")
                            .replace("\"formatVersion\" : 3", "\"formatVersion\" : 2");
                    assertThat(text.length() - earlier.length()).isGreaterThan(20);
                    bytes = earlier.getBytes(UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
                out.closeEntry();
            }
        }
        assertThat(Synthesizer.load(old).options()).isEqualTo(model.options());
        assertThat(Digests.of(Synthesizer.load(old).sampleTable(300, 2)))
                .isEqualTo(Digests.of(model.sampleTable(300, 2)));
    }

    @Test
    void whatTheGateMeasuredStaysOutOfModelAndManifest() throws IOException {
        ReleaseGate passing = evidence -> new PassingReport(
                List.of(new GateFinding("G1", "copies", Verdict.PASS, "oneRealPatient")),
                Map.of("scoreOfRealRows", 0.5));
        TrainedSynthesis trained = Synthesis.from(clinic).schema(schema).train(trainer());
        Synthesizer judged = trained.judge(passing).synthesizer();
        String real = RowSet.digest(List.of(trained.training(), trained.holdout()));
        Judgement full = trained.sample(50).judge(passing).judgement();
        assertThat(full.table()).isEqualTo(real);
        assertThat(judged.toJson())
                .contains("\"verdict\" : \"PASS\"")
                .doesNotContain(real, "scoreOfRealRows", "oneRealPatient");
        assertThat(Synthesizer.load(saved(judged)).findVerdict())
                .hasValue(judged.findVerdict().orElseThrow());
        Release release = trained.sample(50).release(passing);
        ReleaseManifest manifest = ReleaseManifest.of(release, Files.writeString(folder.resolve("out.csv"), "x"));
        assertThat(manifest.judged()).hasValueSatisfying(word -> {
            assertThat(word.verdict()).isEqualTo(Verdict.PASS);
            assertThat(word.scores()).isEmpty();
            assertThat(word.tests()).isEmpty();
            assertThat(word.time()).endsWith("T00:00:00Z");
        });
        assertThat(manifest.time()).endsWith("T00:00:00Z");
        manifest.write(folder.resolve("m.json"));
        assertThat(ReleaseManifest.read(folder.resolve("m.json"))).isEqualTo(manifest);
        assertThat(Release.ungated(judged, Conditions.NONE, 10, 1, "a test").findJudgement())
                .isPresent();
    }

    private Path saved(Synthesizer model) throws IOException {
        Path file = folder.resolve("judged.synth");
        model.save(file);
        return file;
    }

    @Test
    void aPrivateTrainingIsNotResumed() {
        assertThatThrownBy(() -> trainer().checkpointing(folder).train(clinic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epsilon once more");
    }

    @Test
    void aCriticThatLooksAtTheTablePaysForEveryStep() throws IOException {
        GanTrainer trainer =
                GanTrainer.with(options().batchSize(100).criticShare(0.3).build());
        Synthesizer model = Synthesis.from(clinic).schema(schema).train(trainer).synthesizer();
        Path file = folder.resolve("critic.synth");
        model.save(file);

        PrivacyLedger ledger = model.findPrivacy().orElseThrow();
        PrivacyExpense last = ledger.expenses().get(ledger.expenses().size() - 1);
        assertThat(last.mechanism()).isEqualTo("discrete Gaussian on a Poisson sample");
        assertThat(last.query()).endsWith("3 times");
        assertThat(last.epsilon()).isEqualTo(ledger.epsilon());
        assertThat(ledger.epsilon()).isBetween(7.5, 8.0);
        assertThat(Synthesizer.load(file).findPrivacy()).contains(ledger);
        assertThat(Synthesizer.load(file).options()).isEqualTo(model.options());
    }

    @Test
    void aCriticLooksAtNoTableWithoutABudgetNorWithRandomnessThatIsNotSecret() {
        GanOptions.Builder unpaid = GanOptions.builder().criticShare(0.3);
        assertThatThrownBy(unpaid::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("privacy budget");
        GanOptions.Builder thinned = options().criticShare(0.3).criticDropout(0.1);
        assertThatThrownBy(thinned::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("criticDropout (0.1)");
    }

    @Test
    void optionsAreHeldAgainstEachOtherHoweverTheyAreMade() {
        GanOptions fair = options().criticShare(0.3).build();
        assertThatThrownBy(() -> new GanOptions(
                        fair.seed(),
                        fair.steps(),
                        fair.timeBudget(),
                        fair.batchSize(),
                        fair.packSize(),
                        fair.passes(),
                        fair.latentSize(),
                        fair.generatorWidth(),
                        fair.criticWidth(),
                        fair.learningRate(),
                        fair.gradientPenalty(),
                        fair.likelihoodWeight(),
                        fair.generatorDropout(),
                        fair.generatorDecay(),
                        0.5,
                        fair.temperature(),
                        fair.averaging(),
                        fair.rejectionRounds(),
                        fair.rareRows(),
                        fair.device(),
                        fair.threads(),
                        fair.privacy(),
                        fair.criticShare(),
                        fair.criticClip(),
                        fair.drawsPerRow()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("criticDropout (0.5)");
    }

    @Test
    void noClockEndsATrainingWhoseStepsTakeAsLongAsTheirSecretSamplesAsk() {
        GanOptions.Builder timed = options().criticShare(0.3).timeBudget(Duration.ofMinutes(1));
        assertThatThrownBy(timed::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeBudget (PT1M)")
                .hasMessageContaining("Set steps instead");
    }
}
