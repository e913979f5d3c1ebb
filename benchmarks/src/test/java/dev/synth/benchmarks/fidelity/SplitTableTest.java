package dev.synth.benchmarks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.internal.split.Holdout;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTableTest {
    private static final Schema STAYS = Schema.builder()
            .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
            .integer("days")
            .add("site", ColumnKind.CONSTANT)
            .build();

    @Test
    void nobodyHasRowsOnBothSidesAndTheShareIsThatOfTheFiles() {
        Holdout split = SplitTable.byEntity("stays", stays(0, 1_600), stays(1_600, 2_000));

        Set<String> seen = patients(split.training());
        Set<String> held = patients(split.holdout());
        assertThat(seen).doesNotContainAnyElementsOf(held);
        assertThat(seen.size() + held.size()).isEqualTo(500);
        assertThat(held).hasSize(100);
        assertThat(split.training().rowCount() + split.holdout().rowCount()).isEqualTo(2_000);
    }

    @Test
    void theSplitFollowsFromTheName() {
        Set<String> once = patients(SplitTable.byEntity("stays", stays(0, 1_600), stays(1_600, 2_000))
                .holdout());
        Set<String> again = patients(SplitTable.byEntity("stays", stays(0, 1_600), stays(1_600, 2_000))
                .holdout());
        Set<String> other = patients(SplitTable.byEntity("trips", stays(0, 1_600), stays(1_600, 2_000))
                .holdout());

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void aColumnThatOnlyTheTrainingFileHeldConstantBecomesLevels() {
        Table train = stays(0, 1_600);
        Table test = Table.builder(STAYS).addRow("P1", 3, "annex").build();

        Holdout split = SplitTable.byEntity("stays", train, test);

        assertThat(split.training().schema().column("site").kind()).isEqualTo(ColumnKind.CATEGORICAL);
        assertThat(SplitTable.byEntity("stays", train, stays(1_600, 2_000))
                        .training()
                        .schema()
                        .column("site")
                        .kind())
                .isEqualTo(ColumnKind.CONSTANT);
    }

    @Test
    void settingsReplaceTheRolesThatWereInferred() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("visit", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .integer("patient")
                .categorical("outcome")
                .build();

        Schema applied = settings("outcome", Optional.empty(), "patient").applyTo(schema);

        assertThat(applied.findRole(Role.ENTITY)).map(ColumnSchema::name).contains("patient");
        assertThat(applied.column("visit").roles()).isEmpty();
        assertThat(applied.column("patient").kind()).isEqualTo(ColumnKind.IDENTIFIER);
        assertThat(applied.findRole(Role.TARGET)).map(ColumnSchema::name).contains("outcome");
        assertThat(settings("outcome", Optional.empty(), "patient").score(applied))
                .contains(UtilityScore.AUC);
    }

    @Test
    void settingsThatDoNotFitTheTableAreRefused() {
        Schema schema =
                Schema.builder().integer("patient").categorical("outcome").build();

        assertThatThrownBy(() -> settings("outcom", Optional.empty(), "patient").applyTo(schema))
                .hasMessage("No column 'outcom'. Columns: patient, outcome. Did you mean 'outcome'?");
        assertThatThrownBy(() -> settings("outcome", Optional.of(UtilityScore.RMSE_OF_LOG), "patient")
                        .applyTo(schema))
                .hasMessage("score 'rmseOfLog' is for numbers, but target 'outcome' is categorical; use 'auc'.");
    }

    private static TableSettings settings(String target, Optional<UtilityScore> score, String entity) {
        return new TableSettings(Optional.of(target), score, Optional.of(entity), Optional.empty());
    }

    /** Rows in which every patient comes four times, far apart. */
    private static Table stays(int from, int to) {
        TableBuilder table = Table.builder(STAYS);
        for (int row = from; row < to; row++) {
            table.addRow("P" + row % 500, row % 9, "main");
        }
        return table.build();
    }

    private static Set<String> patients(Table table) {
        Set<String> names = new HashSet<>();
        IntStream.range(0, table.rowCount())
                .forEach(row -> names.add(String.valueOf(table.text(0).text(row))));
        return names;
    }
}
