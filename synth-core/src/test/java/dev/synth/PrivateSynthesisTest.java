package dev.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.internal.digest.Digests;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.RowLimit;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void rulesAreRefused() {
        String name = schema.names().stream()
                .filter(column -> schema.column(column).kind() == ColumnKind.IDENTIFIER)
                .findFirst()
                .orElseThrow();
        Schema ruled = schema.withRules(List.of(new Rule.Unique(List.of(name))));
        assertThatThrownBy(() -> Synthesis.from(clinic).schema(ruled).train(trainer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rules");
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
        assertThat(back.toJson()).contains("\"privacy\"", "discrete Gaussian");
        assertThat(back.provenance().holdoutRows()).isZero();
        assertThat(back.provenance().dataDigest()).isNotEqualTo(Digests.of(trained.training()));
        assertThat(model.describe()).containsKeys("privacy", "privacyLedger");
        assertThat(trained.sample(50).releaseUngated("a test").findPrivacy()).isEqualTo(model.findPrivacy());
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
}
