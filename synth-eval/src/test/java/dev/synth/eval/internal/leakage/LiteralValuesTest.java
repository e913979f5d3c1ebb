package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.ValueDomain;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiteralValuesTest {
    private static final Schema SCHEMA = Schema.builder()
            .identifier("id")
            .categorical("code")
            .continuous("x", 3)
            .add("note", ColumnKind.TEXT)
            .build();

    private static Table table(Schema schema, int rows, long seed, String prefix, int rareRows, String note) {
        Random random = new Random(seed);
        TableBuilder table = Table.builder(schema);
        for (int row = 0; row < rows; row++) {
            @Nullable
            Object[] values = {
                prefix + row, row < rareRows ? "rare-gene" : "c" + row % 3, random.nextGaussian(), note + row
            };
            values[3] = row % 5 == 0 ? null : row % 5 == 1 ? "  " : values[3];
            table.addRow(values);
        }
        return table.build();
    }

    private static LeakageTest judge(Schema schema, int rareInTraining, int rareInSynthetic, String idPrefix) {
        JudgedLeakage judged = LeakageJudge.judge(
                table(schema, 600, 1, "t", rareInTraining, "training "),
                table(schema, 600, 2, "h", 0, "holdout "),
                table(schema, 600, 3, idPrefix, rareInSynthetic, "synthetic "),
                1,
                GatePolicy.standard(),
                1);
        return literals(judged);
    }

    private static LeakageTest literals(JudgedLeakage judged) {
        return judged.leakage().tests().stream()
                .filter(test -> test.id().equals("G7"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDeclaredStandInForRareLevelsIsNoDisclosure() {
        Schema schema = SCHEMA.with(SCHEMA.column("code")
                .withDomain(new ValueDomain(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("rare-gene"),
                        Optional.empty())));
        assertThat(judge(schema, 3, 9, "s").decision()).isEqualTo(Verdict.PASS);
        assertThat(judge(SCHEMA, 3, 9, "s").decision()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void freshNamesAndCommonLevelsPassAndBlanksAreNoNames() {
        assertThat(judge(SCHEMA, 0, 0, "s").decision()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aLevelOfFewerThanFiveTrainingRowsFailsWithoutBeingNamed() {
        LeakageTest test = judge(SCHEMA, 4, 2, "s");
        assertThat(test.decision()).isEqualTo(Verdict.FAIL);
        assertThat(test.message()).contains("'code'").doesNotContain("rare-gene");
        assertThat(judge(SCHEMA, 5, 2, "s").decision()).isEqualTo(Verdict.PASS);
        assertThat(judge(SCHEMA, 4, 0, "s").decision()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aPublicColumnMayHoldRareLevels() {
        Schema open = SCHEMA.with(SCHEMA.column("code").withRole(Role.PUBLIC));
        assertThat(judge(open, 4, 2, "s").decision()).isEqualTo(Verdict.PASS);
    }

    @Test
    void trainingIdsRecombinedIntoNewRowsFail() {
        LeakageTest test = judge(SCHEMA, 0, 0, "t");
        assertThat(test.decision()).isEqualTo(Verdict.FAIL);
        assertThat(test.message()).contains("'id'");
    }

    @Test
    void freeTextOfATrainingRowFails() {
        JudgedLeakage judged = LeakageJudge.judge(
                table(SCHEMA, 600, 1, "t", 0, "same "),
                null,
                table(SCHEMA, 600, 3, "s", 0, "same "),
                1,
                GatePolicy.standard(),
                1);
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(literals(judged).message()).contains("'note'");
    }

    @Test
    void aLevelIsHeldByEntitiesNotByTheirRows() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.INTEGER).withRole(Role.ENTITY))
                .categorical("code")
                .build();
        TableBuilder training = Table.builder(schema);
        TableBuilder synthetic = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            training.addRow(row / 10, row < 40 ? "only-four-people" : "c");
            synthetic.addRow(1000 + row, row < 40 ? "only-four-people" : "c");
        }
        JudgedLeakage judged =
                LeakageJudge.judge(training.build(), null, synthetic.build(), 1, GatePolicy.standard(), 1);
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void messagesTellNoSmallCount() {
        assertThat(Wording.count(0)).isEqualTo("none");
        assertThat(Wording.count(9)).isEqualTo("fewer than 10");
        assertThat(Wording.count(47)).isEqualTo("47");
        assertThat(Wording.count(26_049)).isEqualTo("about 26,000");
        assertThat(Wording.percent(0.0035)).isEqualTo("0.35 %");
        assertThat(Wording.percent(1)).isEqualTo("100 %");
    }
}
