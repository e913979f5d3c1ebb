package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Diversity;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiversityTest {
    private static final long SEED = 5;

    @Test
    void rowsThatRepeatAnEarlierRowAreDuplicates() {
        Table training = Samples.numbers(1, 2, 2, 4);
        Table synthetic = Samples.numbers(7, 7, Double.NaN, 7, Double.NaN, -0.0, 0.0, 8);
        Diversity diversity = Metrics.diversity(training, null, synthetic, SEED);
        assertThat(diversity.duplicateRows()).isEqualTo(4);
        assertThat(diversity.duplicateShare()).isEqualTo(0.5);
        assertThat(diversity.referenceDuplicateShare()).isEqualTo(0.25);
    }

    @Test
    void freshAndUnrelatedRowsAreScoredBeside() {
        Table training = Table.of(
                Schema.builder().categorical("a").categorical("b").build(),
                IntStream.range(0, 2)
                        .mapToObj(column -> LevelColumn.of(IntStream.range(0, 400)
                                .mapToObj(row -> "level " + row % 20)
                                .toList()))
                        .toList());
        Table holdout = training.slice(0, 15).append(training.slice(0, 85));
        Diversity diversity = Metrics.diversity(training, holdout, training.slice(0, 200), SEED);

        assertThat(diversity.holdoutDuplicateShare())
                .as("20 levels in 100 rows")
                .isEqualTo(0.8);
        assertThat(diversity.coverageIndependent()).isEqualTo(1);
        assertThat(diversity.distinctRows().rows()).isEqualTo(100);
        assertThat(diversity.distinctRows().training()).isLessThan(0.21);
        assertThat(diversity.distinctRows().independent())
                .as("20 levels times 20, of which 400 draws see 63 %")
                .isBetween(0.8, 0.95);
        assertThat(diversity.collapsedModesReference()).isZero();
        assertThat(Metrics.diversity(training, training.slice(0, 1), training, SEED)
                        .collapsedModesReference())
                .as("one row lost nothing significantly")
                .isZero();
        assertThat(Metrics.diversity(levels(900, 100), levels(1_000, 0), levels(900, 100), SEED)
                        .collapsedModesReference())
                .isEqualTo(1);
        assertThat(Metrics.diversity(training, null, training, SEED).collapsedModesReference())
                .isNull();
    }

    @Test
    void duplicatesOfARealTableAreCountedAsAnIndependentProgramDoes() {
        assertThat(duplicates(CsvTables.adult("train"))).isEqualTo(24);
        assertThat(duplicates(CsvTables.adult("test"))).isEqualTo(5);
    }

    @Test
    void coverageIsTheShareOfLevelsOrOfTheRangeReached() {
        assertThat(Metrics.diversity(Samples.levels("a", "b", "c", null), null, Samples.levels("a", "c", "z"), SEED)
                        .columnCoverage())
                .containsEntry("g", 2 / 3.0);
        assertThat(Metrics.diversity(Samples.numbers(0, 10), null, Samples.numbers(-5, 4), SEED)
                        .coverage())
                .isEqualTo(0.4);
        assertThat(Metrics.diversity(Samples.numbers(0, 10), null, Samples.numbers(20, 40), SEED)
                        .coverage())
                .isZero();
    }

    @Test
    void aColumnThatLosesACommonLevelIsCollapsed() {
        Table training = levels(900, 100);
        assertThat(Metrics.diversity(training, null, levels(1_000, 0), SEED).collapsed())
                .containsExactly("g");
        assertThat(Metrics.diversity(training, null, levels(995, 5), SEED).collapsed())
                .as("5 of 1000 where 25 is a quarter of the share")
                .containsExactly("g");
        assertThat(Metrics.diversity(training, null, levels(980, 20), SEED).collapsed())
                .as("20 where 25 is a quarter of the share: may be chance")
                .isEmpty();
        assertThat(Metrics.diversity(training, null, levels(50, 0), SEED).collapsed())
                .as("too few rows to tell")
                .isEmpty();
        assertThat(Metrics.diversity(levels(981, 19), null, levels(50_000, 0), SEED)
                        .collapsed())
                .as("fewer than 20 real rows")
                .isEmpty();
    }

    @Test
    void aColumnThatLosesItsMissingValuesIsCollapsed() {
        Table training = Samples.correlated(3_000, 1);
        double[] filled = Numbers.of(training, 1);
        for (int row = 0; row < filled.length; row++) {
            filled[row] = Double.isNaN(filled[row]) ? 0 : filled[row];
        }
        Table synthetic =
                Table.of(training.schema(), List.of(training.column(0), NumberColumn.of(filled), training.column(2)));
        assertThat(Metrics.diversity(training, null, synthetic, SEED).collapsed())
                .containsExactly("y");
        assertThat(Metrics.diversity(training, null, training, SEED).collapsed())
                .isEmpty();
    }

    @Test
    void aCollapsedModeIsNamed() {
        Diversity.CollapsedMode mode = Metrics.diversity(levels(900, 100), null, levels(1_000, 0), SEED)
                .collapsedModes()
                .get(0);
        assertThat(mode.mode()).isEqualTo("rare");
        assertThat(mode.trainingShare()).isEqualTo(0.1);
        assertThat(mode.syntheticShare()).isZero();
        // Two levels tested: P[Bin(1000, 0.025) = 0], twice.
        assertThat(mode.adjustedPValue()).isCloseTo(2 * Math.pow(0.975, 1_000), within(1e-15));
    }

    @Test
    void aCollapsedModeOfFewEntitiesIsNotNamed() {
        Table table = levels(900, 100);
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("who", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .categorical("g")
                .build();
        List<String> who = IntStream.range(0, 1_000)
                .mapToObj(i -> "p" + (i < 900 ? i : i % 4))
                .toList();
        Table training = Table.of(schema, List.of(TextColumn.of(who), table.column(0)));
        Table synthetic =
                Table.of(schema, List.of(TextColumn.of(who), levels(1_000, 0).column(0)));
        Diversity diversity = Metrics.diversity(training, null, synthetic, SEED);
        assertThat(diversity.collapsedModes())
                .extracting(Diversity.CollapsedMode::mode)
                .containsExactly("a value of fewer than 5 entities");
        assertThat(Metrics.fidelity(training, null, synthetic, SEED)
                        .overlays()
                        .get(0)
                        .bins())
                .containsExactly("common", "(other)");
    }

    @Test
    void aRangeOfNumbersThatIsLostIsCollapsed() {
        Table training = Samples.correlated(4_000, 1);
        double[] cut = Arrays.stream(Numbers.of(training, 0)).map(Math::abs).toArray();
        Table synthetic =
                Table.of(training.schema(), List.of(NumberColumn.of(cut), training.column(1), training.column(2)));
        Diversity diversity = Metrics.diversity(training, null, synthetic, SEED);
        assertThat(diversity.collapsed()).containsExactly("x");
        assertThat(diversity.collapsedModes())
                .hasSizeBetween(9, 10)
                .extracting(Diversity.CollapsedMode::mode)
                .contains("ranks 15–20 %");
        assertThat(Metrics.diversity(training, null, Samples.correlated(4_000, 2), SEED)
                        .collapsed())
                .isEmpty();
    }

    @Test
    void distinctRowsAreComparedAtEqualSize() {
        // Of 1 1 2 3, the pairs 11 12 13 12 13 23 hold 1 2 2 2 2 2 distinct values: 11 of 12.
        Diversity.DistinctRows distinct = Metrics.diversity(
                        Samples.numbers(1, 1, 2, 3), Samples.numbers(5, 5, 5), Samples.numbers(7, 8), SEED)
                .distinctRows();
        assertThat(distinct.rows()).isEqualTo(2);
        assertThat(distinct.training()).isCloseTo(11 / 12.0, within(1e-12));
        assertThat(distinct.holdout()).isCloseTo(0.5, within(1e-12));
        assertThat(distinct.synthetic()).isEqualTo(1);
    }

    @Test
    void freshRowsAndIndependentColumnsAreTheReferences() {
        Table training = Samples.correlated(1_000, 1);
        Diversity diversity =
                Metrics.diversity(training, Samples.correlated(1_000, 2), Samples.correlated(1_000, 3), SEED);
        Diversity.SupportReferences support = diversity.support();
        assertThat(support.betaRecallReference()).isCloseTo(diversity.betaRecall(), within(0.05));
        assertThat(support.betaRecallIndependent()).isLessThan(support.betaRecallReference() - 0.05);
        assertThat(support.alphaPrecisionReference()).isGreaterThan(0.9);
        assertThat(diversity.coverageReference()).isBetween(0.8, 1.0);
    }

    @Test
    void alphaPrecisionAndBetaRecallAreThoseOfAnIndependentProgram() {
        // Expected: synthcity's formulas in NumPy on these 60 rows, robustly scaled and one-hot.
        Table training = mixed(i -> i * 37 % 101 / 10.0, i -> i * 53 % 97 / 7.0, i -> i % 3);
        Table synthetic = mixed(i -> i * 29 % 103 / 12.0 + 1, i -> i * 31 % 89 / 7.0, i -> i % 4 == 0 ? 0 : 1);
        Diversity diversity = Metrics.diversity(training, null, synthetic, SEED);
        assertThat(diversity.alphaPrecision()).isCloseTo(0.8062068965517242, within(1e-9));
        assertThat(diversity.betaRecall()).isCloseTo(0.5134865900383141, within(1e-9));
    }

    @Test
    void aGeneratorOfOneRowHasNoRecall() {
        Table training = Samples.correlated(300, 1);
        Table collapsed = training.rows(new int[300]);
        Diversity diversity = Metrics.diversity(training, null, collapsed, SEED);
        assertThat(diversity.betaRecall()).isLessThan(0.05);
        assertThat(diversity.duplicateRows()).isEqualTo(299);
        Diversity fresh = Metrics.diversity(training, null, Samples.correlated(300, 2), SEED);
        assertThat(fresh.betaRecall()).isGreaterThan(0.4);
        assertThat(fresh.alphaPrecision()).isGreaterThan(0.85);
    }

    @Test
    void fewerRowsThanRadiiHaveNoAlphaPrecision() {
        Diversity diversity = Metrics.diversity(Samples.numbers(1, 2), null, Samples.numbers(1, 2), SEED);
        assertThat(diversity.alphaPrecision()).isNull();
        assertThat(diversity.betaRecall()).isNull();
    }

    private static int duplicates(Table table) {
        return table.rowCount() - RowKeys.groups(table).length;
    }

    private static Table levels(int common, int rare) {
        List<String> values = IntStream.range(0, common + rare)
                .mapToObj(i -> i < common ? "common" : "rare")
                .toList();
        return Table.of(Samples.schema("g", ColumnKind.CATEGORICAL), Collections.singletonList(LevelColumn.of(values)));
    }

    private static Table mixed(IntToDoubleFunction x, IntToDoubleFunction y, IntUnaryOperator g) {
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .add("y", ColumnKind.CONTINUOUS)
                .categorical("g")
                .build();
        IntStream rows = IntStream.range(0, 60);
        return Table.of(
                schema,
                List.of(
                        NumberColumn.of(rows.mapToDouble(x).toArray()),
                        NumberColumn.of(IntStream.range(0, 60).mapToDouble(y).toArray()),
                        LevelColumn.of(IntStream.range(0, 60).map(g).toArray(), List.of("a", "b", "c"))));
    }
}
