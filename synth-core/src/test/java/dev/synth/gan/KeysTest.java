package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of ordinary columns, none of which is made anew. */
class KeysTest {
    private static final int DAYS = 60;
    private static final int WARDS = 10;
    private static final Rule KEY = new Rule.Unique(List.of("day", "ward"));
    private static final Schema SCHEMA = Schema.builder()
            .date("day")
            .categorical("ward")
            .integer("beds")
            .add(KEY)
            .build();

    private static Table table;
    private static Synthesizer model;

    @TempDir
    Path folder;

    private static Table occupancy(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        Set<Integer> seen = new HashSet<>();
        TableBuilder builder = Table.builder(SCHEMA);
        while (seen.size() < rows) {
            int day = Math.min(random.nextInt(DAYS), random.nextInt(DAYS));
            int ward = random.nextInt(WARDS);
            if (seen.add(day * WARDS + ward)) {
                builder.addRow(LocalDate.of(2024, 1, 1).plusDays(day), "W" + ward, 5 + ward + random.nextInt(4));
            }
        }
        return builder.build();
    }

    @BeforeAll
    static void train() {
        table = occupancy(300);
        model = GanTrainer.with(RulesTest.quick()).train(table);
    }

    private static List<?> rows(Table table) {
        return SynthesizerTest.rows(table);
    }

    @Test
    void noTwoRowsAgreeInAKey() {
        Table made = model.sampleTable(400, 5);

        assertThat(RuleBreach.of(List.of(KEY), made, table)).isEmpty();
        Table free = GanTrainer.with(RulesTest.quick())
                .train(Table.of(SCHEMA.withRules(List.of()), table.columns()))
                .sampleTable(400, 5);
        assertThat(RuleBreach.of(List.of(KEY), free, table)).isNotEmpty();
    }

    @Test
    void aRowDoesNotDependOnHowManyFollowIt() {
        List<?> whole = rows(model.sampleTable(400, 3));

        assertThat(rows(model.sampleTable(150, 3))).isEqualTo(whole.subList(0, 150));
        assertThat(rows(model.sampleTable(400, 4))).isNotEqualTo(whole);
    }

    @Test
    void theShareOfDrawsThatKeepKeysIsTold() {
        assertThat(model.ruleAcceptance(1)).isBetween(0.1, 0.95);
    }

    @Test
    void aSavedModelKeepsKeys() throws Exception {
        Path file = folder.resolve("m.synth");
        model.save(file);

        assertThat(rows(Synthesizer.load(file).sampleTable(200, 3))).isEqualTo(rows(model.sampleTable(200, 3)));
    }

    @Test
    void conditionsAndKeysHoldTogether() {
        Table made = model.sample(Conditions.where("ward", "W3"), 30, 2)
                .reduce(Table::append)
                .orElseThrow();

        assertThat(made.rowCount()).isEqualTo(30);
        assertThat(RuleBreach.of(List.of(KEY), made, table)).isEmpty();
    }

    @Test
    void moreRowsThanThereAreValuesAreRefused() {
        assertThatThrownBy(() -> model.sampleTable(DAYS * WARDS + 1, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("Row \\d+ found nothing that keeps the rule 'unique day, ward' in 20000 draws: .*"
                        + "Ask for fewer rows, add a column to the rule, or take it out\\.");
    }

    @Test
    void keysHoldFromBatchToBatch() {
        Schema schema = Schema.builder()
                .integer("slot")
                .categorical("ward")
                .add(new Rule.Unique(List.of("slot")))
                .build();
        SplittableRandom random = new SplittableRandom(2);
        TableBuilder builder = Table.builder(schema);
        for (int slot = 0; slot < 24_000; slot += 1 + random.nextInt(20)) {
            builder.addRow(slot, "W" + random.nextInt(4));
        }
        Table slots = builder.build();
        Synthesizer keyed = GanTrainer.with(RulesTest.quick()).train(slots);
        Table made = keyed.sampleTable(9_000, 1);

        assertThat(RuleBreach.of(schema.rules(), made, slots)).isEmpty();
        assertThat(rows(keyed.sample(9_000, 1).parallel().reduce(Table::append).orElseThrow()))
                .isEqualTo(rows(made));
    }

    @Test
    void rowsOfDifferentEntitiesDoNotShareAKeyEither() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .integer("visit")
                .integer("slot")
                .categorical("sex")
                .add(new Rule.Unique(List.of("patient", "visit")))
                .add(new Rule.Unique(List.of("slot")))
                .build();
        SplittableRandom random = new SplittableRandom(2);
        TableBuilder builder = Table.builder(schema);
        int slot = 0;
        for (int patient = 0; patient < 400; patient++) {
            String sex = random.nextBoolean() ? "F" : "M";
            for (int visit = 1; visit <= 1 + patient % 4; visit++) {
                slot += 1 + random.nextInt(30);
                builder.addRow("P-" + (10_000 + 7 * patient), visit, slot, sex);
            }
        }
        Table visits = builder.build();
        Synthesizer keyed = GanTrainer.with(RulesTest.quick()).train(visits);
        Table made = keyed.sampleTable(3_000, 1);

        assertThat(RuleBreach.of(schema.rules(), made, visits)).isEmpty();
        assertThat(rows(keyed.sampleTable(1_001, 1))).isEqualTo(rows(made).subList(0, 1_001));
    }
}
