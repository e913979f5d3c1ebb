package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Formula;
import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds in every row of a table holds in every row made of it, however little was learnt. */
class RulesTest {
    private static final Schema SCHEMA = Schema.builder()
            .identifier("id")
            .categorical("city")
            .categorical("country")
            .date("ordered")
            .date("shipped")
            .date("paid")
            .continuous("net", 2)
            .continuous("tax", 2)
            .continuous("gross", 2)
            .integer("low")
            .integer("high")
            .add(ColumnSchema.of("ratio", ColumnKind.CONTINUOUS).withDecimals(3))
            .categorical("way")
            .integer("parcels")
            .add(new Rule.Order(List.of("ordered", "shipped", "paid"), false))
            .add(new Rule.Order(List.of("low", "high"), true))
            .add(new Rule.Order(List.of("net", "gross"), false))
            .add(new Rule.Sum("gross", List.of("net", "tax")))
            .add(new Rule.Combination(List.of("city", "country")))
            .add(new Rule.Unique(List.of("id")))
            .add(new Rule.MissingWhen("parcels", "way", List.of("none", "mail")))
            .add(new Rule.Derived("ratio", Formula.of("low / high")))
            .build();

    private static final String[][] PLACES = {
        {"Rome", "IT"}, {"Milan", "IT"}, {"Nice", "FR"}, {"Paris", "FR"}, {"Paris", "US"}, {"Boston", "US"}
    };

    private static Table table;
    private static Synthesizer model;

    @TempDir
    Path folder;

    static Table shop(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder builder = Table.builder(SCHEMA);
        for (int row = 0; row < rows; row++) {
            String[] place = PLACES[random.nextInt(PLACES.length)];
            LocalDate ordered =
                    random.nextInt(9) == 0 ? null : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
            LocalDate shipped = random.nextInt(4) == 0
                    ? null
                    : (ordered == null ? LocalDate.of(2024, 6, 1) : ordered).plusDays(random.nextInt(9));
            LocalDate after = shipped == null ? ordered : shipped;
            LocalDate paid = after == null ? LocalDate.of(2024, 12, 1) : after.plusDays(random.nextInt(40));
            long net = random.nextInt(100_000);
            long tax = Math.round(net * 0.2) + random.nextInt(3);
            int low = random.nextInt(50);
            int high = low + 1 + random.nextInt(30);
            String way = List.of("none", "mail", "van", "ship").get(random.nextInt(4));
            builder.addRow(
                    "O-" + (10_000 + row),
                    place[0],
                    place[1],
                    ordered,
                    shipped,
                    paid,
                    net / 100.0,
                    tax / 100.0,
                    (net + tax) / 100.0,
                    low,
                    high,
                    Math.round(1000.0 * low / high) / 1000.0,
                    way,
                    way.equals("van") || way.equals("ship") ? 1 + random.nextInt(5) : null);
        }
        return builder.build();
    }

    /** Enough for rules to be seen kept. */
    static GanOptions quick() {
        return GanOptions.builder()
                .steps(150)
                .generatorWidth(32)
                .criticWidth(32)
                .latentSize(8)
                .build();
    }

    @BeforeAll
    static void train() {
        table = shop(1_500, 1);
        model = GanTrainer.with(quick()).train(table);
    }

    private static Table made(Conditions conditions, int rows) {
        return model.sample(conditions, rows, 7).reduce(Table::append).orElseThrow();
    }

    @Test
    void noRuleIsBrokenInAnyRow() {
        Table made = model.sampleTable(10_000, 5);

        assertThat(made.schema().names()).isEqualTo(SCHEMA.names());
        assertThat(RuleBreach.of(SCHEMA.rules(), made, table)).isEmpty();
        assertThat(made.column("ordered").missingShare()).isPositive();
        assertThat(made.column("shipped").missingShare()).isPositive();
    }

    @Test
    void theShareOfDrawsThatKeepRulesIsTold() {
        assertThat(model.ruleAcceptance(1)).isBetween(0.2, 1.0);
        assertThat(model.describe().get("ruleAcceptance")).matches("[01]\\.\\d{4}");
    }

    @Test
    void aRowDependsOnModelSeedAndNumberAlone() {
        List<?> whole = SynthesizerTest.rows(model.sampleTable(700, 3));

        assertThat(SynthesizerTest.rows(model.sampleTable(301, 3))).isEqualTo(whole.subList(0, 301));
    }

    @Test
    void aModelThatWasSavedMakesTheSameRows() throws Exception {
        model.save(folder.resolve("shop.synth"));

        Synthesizer loaded = Synthesizer.load(folder.resolve("shop.synth"));

        assertThat(loaded.schema()).isEqualTo(model.schema());
        assertThat(loaded.digest()).isEqualTo(model.digest());
        assertThat(SynthesizerTest.rows(loaded.sampleTable(500, 3)))
                .isEqualTo(SynthesizerTest.rows(model.sampleTable(500, 3)));
    }

    @Test
    void columnsThatRulesMakeCanBeConditions() {
        Conditions conditions = Conditions.where("country", "US")
                .andBetween("gross", "300", "900")
                .andBetween("parcels", "2", "4")
                .andBetween("paid", "2024-03-01", null);

        Table made = made(conditions, 200);

        assertThat(RuleBreach.of(SCHEMA.rules(), made, table)).isEmpty();
        assertThat(SynthesizerTest.rows(made)).allSatisfy(row -> {
            assertThat(row.get("country")).isEqualTo("US");
            assertThat(row.get("city")).isIn("Paris", "Boston");
            assertThat((Double) row.get("gross")).isBetween(300.0, 900.0);
            assertThat((Long) row.get("parcels")).isBetween(2L, 4L);
            assertThat((LocalDate) row.get("paid")).isAfterOrEqualTo(LocalDate.of(2024, 3, 1));
        });
    }

    @Test
    void conditionsThatNoCombinationMeetsAreRefused() {
        assertThatThrownBy(() -> made(Conditions.where("country", "US").and("city", "Rome"), 10))
                .hasMessageContaining("no combination of city + country");
        assertThatThrownBy(() -> made(Conditions.where("city", "Rom"), 10))
                .hasMessageContaining("Did you mean 'Rome'?");
        assertThatThrownBy(() -> made(Conditions.whereBetween("city", "A", "B"), 10))
                .hasMessageContaining("name the levels");
    }

    @Test
    void literalsAreThoseOfTheColumnsThatComeOut() {
        assertThat(model.disclosedLiterals().get("city")).containsExactly("Boston", "Milan", "Nice", "Paris", "Rome");
        assertThat(model.disclosedLiterals()).doesNotContainKeys("city + country", "shipped", "gross", "ratio");
    }

    @Test
    void whatFewHoldIsNoCombination() {
        Schema schema = Schema.builder()
                .categorical("a")
                .categorical("b")
                .add(new Rule.Combination(List.of("a", "b")))
                .build();
        TableBuilder builder = Table.builder(schema);
        for (int row = 0; row < 300; row++) {
            builder.addRow(row % 2 == 0 ? "x" : "y", row < 4 ? "rare" : row % 2 == 0 ? "u" : "v");
        }

        Table made = GanTrainer.with(quick()).train(builder.build()).sampleTable(2_000, 1);

        assertThat(SynthesizerTest.rows(made))
                .allSatisfy(row -> assertThat(row.values())
                        .satisfiesAnyOf(
                                values -> assertThat(values.toString()).isEqualTo("[x, u]"),
                                values -> assertThat(values.toString()).isEqualTo("[y, v]")));
    }

    @Test
    void aDistanceBetweenOrderedColumnsIsThatOfTheTable() {
        Table made = model.sampleTable(5_000, 5);

        assertThat(distance(made)).isCloseTo(distance(table), within(0.15 * distance(table)));
    }

    private static double distance(Table rows) {
        NumericView low = (NumericView) rows.column("low");
        NumericView high = (NumericView) rows.column("high");
        double sum = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            sum += high.number(row) - low.number(row);
        }
        return sum / rows.rowCount();
    }

    @Test
    void rulesThatCannotBeKeptAreRefusedBeforeTraining() {
        Schema circle = Schema.builder()
                .integer("a")
                .integer("b")
                .add(new Rule.Order(List.of("a", "b"), false))
                .add(new Rule.Order(List.of("b", "a"), false))
                .build();
        TableBuilder equal = Table.builder(circle);
        for (int row = 0; row < 50; row++) {
            equal.addRow(row, row);
        }

        assertThatThrownBy(() -> GanTrainer.with(quick()).train(equal.build()))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("rest on each other in a circle")
                .hasMessageContaining("'a', 'b'");
        assertThatThrownBy(
                        () -> GanTrainer.with(quick()).train(equal.addRow(2, 1).build()))
                .hasMessageContaining("'a <= b': 1 row, row 51");
    }
}
