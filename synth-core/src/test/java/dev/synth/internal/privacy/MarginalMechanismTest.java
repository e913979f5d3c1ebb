package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import dev.synth.table.ValueDomain;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The private copy of tables whose law is known. */
class MarginalMechanismTest {
    private static final Schema SCHEMA = Schema.builder()
            .add(ColumnSchema.of("patient", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
            .add(ColumnSchema.of("sex", ColumnKind.CATEGORICAL).withLevels(List.of("f", "m", "x")))
            .categorical("town")
            .add(ColumnSchema.of("ill", ColumnKind.BOOLEAN).withLevels(List.of("no", "yes")))
            .integer("age")
            .continuous("dose", 1)
            .date("seen")
            .add(ColumnSchema.of("unit", ColumnKind.CONSTANT).withLevels(List.of("mg")))
            .build();

    /** Town and illness follow age; one row in ten lacks a dose, a third have 5.0; one patient lives alone in Ys. */
    private static Table patients(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder table = Table.builder(SCHEMA);
        for (int i = 0; i < rows; i++) {
            int age = 20 + random.nextInt(60);
            boolean old = age >= 50;
            String town = i == 7 ? "Ys" : old == random.nextDouble() < 0.9 ? "Brest" : "Quimper";
            double dose = random.nextInt(3) == 0 ? 5 : random.nextInt(1, 1_000) / 10.0;
            table.addRow(
                    "P" + i,
                    random.nextDouble() < 0.7 ? "f" : "m",
                    town,
                    old && random.nextDouble() < 0.8,
                    age,
                    random.nextInt(10) == 0 ? null : dose,
                    LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1_000)),
                    "mg");
        }
        return table.build();
    }

    private static MarginalMechanism.Result learn(Table table, double epsilon, long seed) {
        return MarginalMechanism.learn(
                table, PrivacyBudget.of(epsilon, 1e-6), new ExactNoise(new SplittableRandom(seed)));
    }

    @Test
    void theCopyHasTheShapeOfTheTable() {
        Table table = patients(20_000, 1);
        MarginalMechanism.Result result = learn(table, 5, 2);
        assertThat(result.model().rows()).isBetween(19_800, 20_200);
        Table copy = result.model().draw(result.model().rows(), 3);
        assertThat(copy.schema()).isEqualTo(SCHEMA);
        assertThat(share(copy, 1, "f")).isEqualTo(0.7, within(0.02));
        assertThat(share(copy, 3, "yes")).isEqualTo(0.4, within(0.02));
        assertThat(copy.column("dose").missingShare()).isEqualTo(0.1, within(0.01));
        assertThat(share(copy.numeric(5), 4.99, 5.01)).isEqualTo(share(table.numeric(5), 4.99, 5.01), within(0.02));
        assertThat(share(copy.numeric(4), 19.5, 34.5)).isEqualTo(0.25, within(0.02));
        assertThat(share(copy.numeric(4), 80, 1_000)).isLessThan(0.01);
        assertThat(share(
                        copy.numeric(6),
                        LocalDate.of(2021, 1, 1).toEpochDay(),
                        LocalDate.of(2022, 1, 1).toEpochDay()))
                .isEqualTo(0.365, within(0.02));
    }

    @Test
    void theCopyKeepsTheStrongestPairs() {
        Table copy = learn(patients(20_000, 1), 5, 2).model().draw(20_000, 3);
        int oldInBrest = 0;
        int old = 0;
        int youngAndIll = 0;
        for (int row = 0; row < copy.rowCount(); row++) {
            boolean isOld = copy.numeric(4).number(row) >= 50;
            old += isOld ? 1 : 0;
            oldInBrest += isOld && "Brest".equals(copy.levels(2).level(row)) ? 1 : 0;
            youngAndIll += !isOld && "yes".equals(copy.levels(3).level(row)) ? 1 : 0;
        }
        assertThat((double) oldInBrest / old).isGreaterThan(0.8);
        assertThat((double) youngAndIll / copy.rowCount()).isLessThan(0.05);
    }

    @Test
    void aLevelOfOneEntityNeverAppears() {
        MarginalPlan plan = MarginalPlan.of(SCHEMA, PrivacyBudget.of(8, 1e-6), true);
        for (int seed = 0; seed < 20; seed++) {
            Noise noise = new ExactNoise(new SplittableRandom(seed));
            MarginalMechanism.Result result = MarginalMechanism.learn(patients(500, seed), plan, noise);
            assertThat(((LevelBins) result.model().marginals().get(1).bins()).levels())
                    .isSubsetOf("Brest", "Quimper");
        }
    }

    @Test
    void namesAreNumbersAndConstantsAreWhatTheSchemaSays() {
        Table copy = learn(patients(500, 1), 3, 1).model().draw(120, 1);
        assertThat(copy.text(0).text(0)).isEqualTo("001");
        assertThat(IntStream.range(0, 120).mapToObj(copy.text(0)::text)).doesNotHaveDuplicates();
        assertThat(copy.levels(7).levels()).containsExactly("mg");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 3, 10})
    void theLedgerSpendsNearlyAllAndNoMore(double epsilon) {
        PrivacyLedger ledger = learn(patients(2_000, 1), epsilon, 4).ledger();
        assertThat(ledger.epsilon()).isBetween(0.95 * epsilon, epsilon);
        assertThat(ledger.delta()).isLessThanOrEqualTo(1e-6);
        assertThat(ledger.accountant()).isEqualTo(PrivacyLedger.LOSSES);
        assertThat(byRenyi(ledger)).isBetween(1.01 * ledger.epsilon(), 1.1 * ledger.epsilon());
        assertThat(ledger.expenses()).allMatch(expense -> expense.epsilon() <= ledger.epsilon());
    }

    /** Beyond so many rows losses would take much memory, so the sum that the ledger names is taken. */
    @ParameterizedTest
    @CsvSource({"2, LOSSES", "5, LOSSES", "33, RENYI"})
    void ofSeveralRowsLossesAreAddedUpAsWell(int rows, String accountant) {
        PrivacyLedger ledger = MarginalMechanism.learn(
                        patients(2_000, 1),
                        PrivacyBudget.of(3, 1e-6).withRowsPerEntity(rows),
                        new ExactNoise(new SplittableRandom(4)))
                .ledger();
        boolean tight = accountant.equals("LOSSES");
        assertThat(ledger.accountant()).isEqualTo(tight ? PrivacyLedger.LOSSES : PrivacyLedger.RENYI);
        assertThat(ledger.epsilon()).isBetween(2.85, 3.0);
        if (tight) {
            assertThat(byRenyi(ledger)).isBetween(1.01 * ledger.epsilon(), 1.1 * ledger.epsilon());
        } else {
            assertThat(ledger.epsilon()).isEqualTo(byRenyi(ledger), within(1e-9));
        }
    }

    /** Whatever is found: numbers that need no cells, few or many, and none at all. */
    @Test
    void howManyLooksThereAreAndHowNoisyTellsNothing() {
        Schema schema = Schema.builder().integer("n").categorical("town").build();
        List<List<Double>> noise = new ArrayList<>();
        for (int most : new int[] {1, 5, 1_000_000}) {
            SplittableRandom random = new SplittableRandom(most);
            TableBuilder table = Table.builder(schema);
            for (int i = 0; i < 3_000; i++) {
                table.addRow(random.nextInt(most), "Ys");
            }
            noise.add(noise(learn(table.build(), 3, 1)));
        }
        noise.add(noise(learn(Table.builder(schema).build(), 3, 1)));
        TableBuilder scores = Table.builder(schema.with(between(schema.column("n"), "0", "9")));
        IntStream.range(0, 3_000).forEach(i -> scores.addRow(i % 10, "Ys"));
        noise.add(noise(learn(scores.build(), 3, 1)));
        assertThat(noise).containsOnly(noise.get(0));
    }

    private static List<Double> noise(MarginalMechanism.Result result) {
        return result.ledger().expenses().stream().map(PrivacyExpense::noise).toList();
    }

    private static double byRenyi(PrivacyLedger ledger) {
        double selections =
                ledger.expenses().stream().mapToDouble(PrivacyExpense::delta).sum();
        double renyi =
                ledger.expenses().stream().mapToDouble(PrivacyExpense::renyi).sum();
        double a = ledger.order();
        return renyi - (Math.log(ledger.delta() - selections) + Math.log(a)) / (a - 1) + Math.log((a - 1) / a);
    }

    @Test
    void anEntityGivesAsManyRowsAsTheBudgetSays() {
        TableBuilder table = Table.builder(SCHEMA);
        Table patients = patients(300, 1);
        for (int row = 0; row < 300; row++) {
            for (int visit = 0; visit <= row % 5; visit++) {
                table.addRow(patients.row(row).values().toArray());
            }
        }
        Table visits = table.build();
        for (int most : new int[] {1, 3}) {
            int[] chosen = Contributions.choose(visits, most, new ExactNoise(new SplittableRandom(1)));
            assertThat(chosen.length).isEqualTo(most == 1 ? 300 : 60 * (1 + 2 + 3 + 3 + 3));
            PrivacyLedger ledger = MarginalMechanism.learn(
                            visits,
                            PrivacyBudget.of(3, 1e-6).withRowsPerEntity(most),
                            new ExactNoise(new SplittableRandom(1)))
                    .ledger();
            assertThat(ledger.expenses()).allMatch(expense -> expense.sensitivity() == most);
        }
    }

    @Test
    void everyRowOfAnEntityIsAsLikelyToBeChosen() {
        TableBuilder table = Table.builder(SCHEMA);
        Table patients = patients(4_000, 1);
        for (int row = 0; row < 4_000; row++) {
            for (int visit = 0; visit < 4; visit++) {
                table.addRow(patients.row(row).values().toArray());
            }
        }
        int[] chosen = Contributions.choose(table.build(), 1, new ExactNoise(new SplittableRandom(1)));
        for (int visit = 0; visit < 4; visit++) {
            int wanted = visit;
            assertThat(IntStream.of(chosen).filter(row -> row % 4 == wanted).count())
                    .isBetween(850L, 1_150L);
        }
    }

    @Test
    void whatTheSchemaLeavesToTheTableIsRefused() {
        Table table = patients(100, 1);
        for (String name : List.of("ill", "unit")) {
            Schema open = SCHEMA.with(SCHEMA.column(name).withLevels(List.of()));
            Table undeclared = Table.of(open, table.columns());
            assertThatThrownBy(() -> learn(undeclared, 1, 1))
                    .isInstanceOf(TableFormatException.class)
                    .hasMessageContaining("'" + name + "'")
                    .hasMessageContaining("levels");
        }
    }

    /** 20,000 rows of a number between 0 and 99, of another up to a million, and of times of day; some lie beyond the bounds. */
    private static PrivacyLedger bounded(Schema schema, double epsilon, Table[] copy) {
        SplittableRandom random = new SplittableRandom(3);
        TableBuilder table = Table.builder(Schema.builder()
                .integer("score")
                .continuous("paid", 2)
                .add(ColumnSchema.of("at", ColumnKind.TIME))
                .build());
        for (int i = 0; i < 20_000; i++) {
            table.addRow(
                    i % 100 == 0 ? 500 : random.nextInt(100),
                    i % 100 == 0 ? -7.25 : Math.rint(400 * Math.exp(6 * random.nextDouble())) / 4,
                    LocalTime.of(random.nextInt(8, 16), random.nextInt(4) * 15));
        }
        MarginalMechanism.Result result = learn(Table.of(schema, table.build().columns()), epsilon, 4);
        copy[0] = result.model().draw(20_000, 1);
        return result.ledger();
    }

    private static ColumnSchema between(ColumnSchema column, String min, String max) {
        return column.withDomain(new ValueDomain(
                Optional.of(min), Optional.of(max), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void declaredBoundsNeedNotBeFoundAndHold() {
        Schema schema = Schema.builder()
                .add(between(ColumnSchema.of("score", ColumnKind.INTEGER), "0", "99"))
                .add(between(ColumnSchema.of("paid", ColumnKind.CONTINUOUS).withDecimals(2), "0.07", "50000"))
                .add(ColumnSchema.of("at", ColumnKind.TIME))
                .build();
        Table[] copy = new Table[1];
        List<String> looks = bounded(schema, 5, copy).lines();
        assertThat(looks).noneMatch(look -> look.contains("roughly where the values of column 'score'"));
        assertThat(looks).noneMatch(look -> look.contains("single values many rows of column 'score'"));
        assertThat(looks).anyMatch(look -> look.contains("roughly where the values of column 'paid'"));
        assertThat(share(copy[0].numeric(0), 0, 100)).isGreaterThan(0.99);
        // One row in a hundred lies above, and counts as 99.
        assertThat(share(copy[0].numeric(0), 99, 100)).isEqualTo(0.02, within(0.005));
        assertThat(share(copy[0].numeric(1), -1e9, 0.07)).isZero();
        assertThat(share(copy[0].numeric(1), 50_000.001, 1e9)).isZero();
        assertThat(share(copy[0].numeric(1), 0.07, 100)).isBetween(0.005, 0.03);
        double hour = 3_600e6;
        assertThat(share(copy[0].numeric(2), 8 * hour, 16 * hour)).isGreaterThan(0.99);
        assertThat(share(copy[0].numeric(2), 8 * hour, 10 * hour)).isEqualTo(0.25, within(0.02));
    }

    @Test
    void whereNoiseWouldDrownSingleNumbersTheyShareCells() {
        Schema schema = Schema.builder()
                .add(between(ColumnSchema.of("score", ColumnKind.INTEGER), "0", "99"))
                .continuous("paid", 2)
                .add(ColumnSchema.of("at", ColumnKind.TIME))
                .build();
        Table[] copy = new Table[1];
        List<String> looks = bounded(schema, 0.8, copy).lines();
        assertThat(looks).anyMatch(look -> look.contains("roughly where the values of column 'score'"));
        assertThat(share(copy[0].numeric(0), 0, 100)).isGreaterThan(0.99);
        assertThat(share(copy[0].numeric(0), 0, 50)).isEqualTo(0.5, within(0.05));
        bounded(schema, 0.03, copy);
        assertThat(share(copy[0].numeric(0), 0, 100)).isGreaterThan(0.5);
    }

    private static Schema paid() {
        return Schema.builder()
                .integer("fee")
                .integer("total")
                .integer("tax")
                .categorical("town")
                .build()
                .withRules(List.of(new Rule.Sum("total", List.of("fee", "tax"))));
    }

    @Test
    void whatFollowsByAFormulaIsNotLookedAtAndHolds() {
        SplittableRandom random = new SplittableRandom(5);
        TableBuilder table = Table.builder(paid());
        for (int i = 0; i < 5_000; i++) {
            int fee = random.nextInt(200);
            int tax = random.nextInt(30);
            table.addRow(i % 10 == 0 ? null : fee, i % 10 == 0 ? null : fee + tax, tax, i % 3 == 0 ? "Ys" : "Brest");
        }
        MarginalMechanism.Result result = learn(table.build(), 5, 1);
        assertThat(result.ledger().lines()).noneMatch(look -> look.contains("'total'"));
        Table copy = result.model().draw(2_000, 1);
        assertThat(copy.schema()).isEqualTo(paid());
        assertThat(RuleBreach.of(copy.schema().rules(), copy, copy)).isEmpty();
        assertThat(copy.column("total").missingShare()).isEqualTo(0.1, within(0.02));
    }

    @Test
    void aFormulaThatMayBreakDeclaredBoundsIsRefused() {
        Schema schema = paid().with(between(paid().column("total"), "0", "300"));
        assertThatThrownBy(() -> learn(Table.builder(schema).build(), 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'total'")
                .hasMessageContaining("bounds");
    }

    @Test
    void edgesLieWithinTheBounds() {
        NumberLine cents = NumberLine.of(
                between(ColumnSchema.of("paid", ColumnKind.CONTINUOUS).withDecimals(2), "0.07", "0.29"));
        assertThat(cents.width()).isEqualTo(23);
        assertThat(cents.singleEdges()).startsWith(7, 8).endsWith(29, 30);
        assertThat(cents.edges()).startsWith(7).endsWith(30).isSorted().doesNotHaveDuplicates();
        assertThat(cents.units(0.01)).isEqualTo(7);
        assertThat(cents.units(5)).isEqualTo(29);
        assertThat(cents.units(Double.NaN)).isNaN();
        NumberLine reals = NumberLine.of(between(ColumnSchema.of("x", ColumnKind.CONTINUOUS), "-1", "1"));
        assertThat(reals.edges()).startsWith(-1).endsWith(Math.nextUp(1.0)).isSorted();
        assertThat(new NumberCells(reals, reals.edges()).count(new double[] {reals.units(9)}))
                .endsWith(1);
        NumberLine open = NumberLine.of(ColumnSchema.of("n", ColumnKind.INTEGER));
        assertThat(open.width()).isInfinite();
        assertThat(open.edges()).contains(-7, -1, 0, 1, 2, 80, 96).doesNotContain(9, 90);
    }

    @Test
    void datesLieInYearsOfFourDigits() {
        for (ColumnKind kind : List.of(ColumnKind.DATE, ColumnKind.DATE_TIME)) {
            NumberLine line = NumberLine.of(ColumnSchema.of("day", kind));
            double[] edges = line.edges();
            assertThat(line.isBounded()).isFalse();
            Column ends = line.column(new double[] {edges[0], edges[edges.length - 1]});
            assertThat(ends.value(0, kind).toString()).startsWith("0001-01-01");
            assertThat(ends.value(1, kind).toString()).startsWith("9999-12-31");
        }
    }

    @Test
    void neighbouringLevelsOfAnOrdinalColumnShareGroups() {
        LevelBins bins = new LevelBins(List.of("a", "b", "c", "d", "e"), true);
        Grouping grouping = Grouping.of(bins, new double[] {10, 10, 10, 10, 10, 0}, 3);
        assertThat(Arrays.copyOf(grouping.groups(), 5)).isSorted();
    }

    @Test
    void anEntityIsNamedByAnIdentifierAlone() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("ward", ColumnKind.BOOLEAN)
                        .withLevels(List.of("a", "b"))
                        .withRole(Role.ENTITY))
                .build();
        assertThatThrownBy(() -> learn(Table.builder(schema).addRow(true).build(), 1, 1))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'ward' names the entity")
                .hasMessageContaining("identifier");
    }

    @Test
    void aTableOfNobodyGivesRowsOfNothing() {
        MarginalMechanism.Result result = learn(Table.builder(SCHEMA).build(), 1, 1);
        Table copy = result.model().draw(50, 1);
        assertThat(copy.rowCount()).isEqualTo(50);
        assertThat(result.notes()).anyMatch(note -> note.contains("'town'"));
    }

    @Test
    void aSingleColumnNeedsNoPairs() {
        Schema schema = Schema.builder().integer("n").build();
        TableBuilder table = Table.builder(schema);
        for (int i = 0; i < 3_000; i++) {
            table.addRow(i % 10);
        }
        Table copy = learn(table.build(), 3, 1).model().draw(1_000, 1);
        Set<Object> values = new HashSet<>();
        IntStream.range(0, 1_000).forEach(row -> values.add(copy.value(row, 0)));
        // Noise may make a few values missing.
        values.remove(null);
        assertThat(values).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    private static double share(Table table, int column, String level) {
        LevelColumn levels = table.levels(column);
        return (double) IntStream.range(0, table.rowCount())
                        .filter(row -> level.equals(levels.level(row)))
                        .count()
                / table.rowCount();
    }

    /** The share of rows whose number is at least {@code low} and below {@code high}. */
    private static double share(NumericView numbers, double low, double high) {
        int size = ((dev.synth.table.Column) numbers).size();
        return (double) IntStream.range(0, size)
                        .filter(row -> numbers.number(row) >= low && numbers.number(row) < high)
                        .count()
                / size;
    }
}
