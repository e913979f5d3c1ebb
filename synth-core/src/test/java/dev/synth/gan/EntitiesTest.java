package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities of a sample have rows as those of the table have. */
class EntitiesTest {
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
            .identifier("stay")
            .identifier("insurance")
            .categorical("sex")
            .date("born")
            .categorical("town")
            .categorical("county")
            .integer("visit")
            .integer("weight")
            .categorical("ward")
            .add(new Rule.Unique(List.of("patient", "visit")))
            .add(new Rule.Unique(List.of("patient", "stay")))
            .build();

    private static Table table;
    private static Synthesizer model;
    private static Table made;

    @TempDir
    Path folder;

    /** Sex and birth never change, the town does but not the county, weight changes now and then, the ward is anything. */
    static Table stays(int patients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder builder = Table.builder(SCHEMA);
        int stay = 0;
        for (int patient = 0; patient < patients; patient++) {
            int rows = patient == 7 ? 25 : patient % 2 == 0 ? 1 : patient % 4 == 1 ? 2 : 3 + random.nextInt(3);
            String sex = random.nextInt(3) == 0 ? "M" : "F";
            LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(20_000));
            int county = random.nextInt(3);
            int weight = 50 + random.nextInt(50);
            for (int visit = 1; visit <= rows; visit++) {
                weight = random.nextInt(5) == 0 ? 50 + random.nextInt(50) : weight;
                builder.addRow(
                        "P-" + (100_000 + 7 * patient),
                        "S-" + (500_000 + 3 * stay++),
                        "I-" + (300_000 + 11 * patient),
                        sex,
                        born,
                        "town" + county + random.nextInt(3),
                        "county" + county,
                        visit,
                        weight,
                        "ward" + random.nextInt(4));
            }
        }
        return builder.build();
    }

    @BeforeAll
    static void train() {
        table = stays(800, 1);
        model = GanTrainer.with(GanOptions.builder()
                        .steps(300)
                        .generatorWidth(48)
                        .criticWidth(48)
                        .latentSize(8)
                        .build())
                .train(table);
        made = model.sampleTable(20_000, 3);
    }

    private static Map<Object, List<Map<String, Object>>> byPatient(Table rows) {
        return SynthesizerTest.rows(rows).stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.get("patient")), LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Integer, Double> sizes(Table rows) {
        Map<Object, List<Map<String, Object>>> patients = byPatient(rows);
        Map<Integer, Double> shares = new HashMap<>();
        patients.values().forEach(stays -> shares.merge(stays.size(), 1.0 / patients.size(), Double::sum));
        return shares;
    }

    @Test
    void entitiesHaveAsManyRowsAsInTheTable() {
        Map<Integer, Double> real = sizes(table);
        Map<Integer, Double> synthetic = sizes(made);

        for (int size = 1; size <= 4; size++) {
            assertThat(synthetic.get(size)).isCloseTo(real.get(size), within(0.02));
        }
        double perPatient = (double) table.rowCount() / byPatient(table).size();
        assertThat((double) made.rowCount() / byPatient(made).size()).isCloseTo(perPatient, within(0.05));
    }

    @Test
    void aNumberOfRowsThatOneEntityHasDoesNotComeOut() {
        assertThat(sizes(table)).containsKey(25);
        assertThat(sizes(made).keySet()).allMatch(size -> size < 10);
    }

    @Test
    void whatIsConstantWithinAnEntityIsConstantAgain() {
        byPatient(made).values().forEach(stays -> {
            for (String constant : List.of("sex", "born", "county", "insurance")) {
                assertThat(stays.stream().map(stay -> stay.get(constant)).distinct())
                        .hasSize(1);
            }
        });
    }

    @Test
    void otherIdentifiersAreNewInEveryRow() {
        assertThat(SynthesizerTest.rows(made).stream()
                        .map(row -> row.get("stay"))
                        .distinct())
                .hasSize(made.rowCount());
    }

    @Test
    void whatSeldomChangesWithinAnEntitySeldomChangesAgain() {
        assertThat(agreement(made, "weight")).isCloseTo(agreement(table, "weight"), within(0.06));
        assertThat(agreement(made, "town")).isCloseTo(agreement(table, "town"), within(0.1));
        assertThat(agreement(made, "ward")).isCloseTo(agreement(table, "ward"), within(0.06));
    }

    private static double agreement(Table rows, String column) {
        int same = 0;
        int further = 0;
        for (List<Map<String, Object>> stays : byPatient(rows).values()) {
            for (Map<String, Object> stay : stays.subList(1, stays.size())) {
                further++;
                same += Objects.equals(stay.get(column), stays.get(0).get(column)) ? 1 : 0;
            }
        }
        return (double) same / further;
    }

    @Test
    void aKeyWithinAnEntityIsUnique() {
        assertThat(RuleBreach.of(SCHEMA.rules(), made, table)).isEmpty();
    }

    @Test
    void aRowDependsOnModelSeedAndNumberAlone() {
        List<Map<String, Object>> whole = SynthesizerTest.rows(made);

        assertThat(SynthesizerTest.rows(model.sampleTable(333, 3))).isEqualTo(whole.subList(0, 333));
        assertThat(model.sample(20_000, 3)
                        .flatMap(batch -> SynthesizerTest.rows(batch).stream())
                        .toList())
                .isEqualTo(whole);
    }

    @Test
    void conditionsHoldInEveryRowOfAnEntity() {
        Conditions conditions = Conditions.where("sex", "M").and("ward", "ward1", "ward2");

        Table some = model.sample(conditions, 1_000, 2).reduce(Table::append).orElseThrow();

        assertThat(SynthesizerTest.rows(some))
                .allMatch(row -> "M".equals(row.get("sex")) && !"ward0".equals(row.get("ward")));
        assertThat(byPatient(some).size()).isLessThan(800);
    }

    @Test
    void aModelThatWasSavedMakesTheSameEntities() throws Exception {
        model.save(folder.resolve("stays.synth"));

        Synthesizer loaded = Synthesizer.load(folder.resolve("stays.synth"));

        assertThat(SynthesizerTest.rows(loaded.sampleTable(500, 3)))
                .isEqualTo(SynthesizerTest.rows(model.sampleTable(500, 3)));
    }
}
