package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Diversity;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
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
        Diversity diversity = Metrics.diversity(training, synthetic, SEED);
        assertThat(diversity.duplicateRows()).isEqualTo(4);
        assertThat(diversity.duplicateShare()).isEqualTo(0.5);
        assertThat(diversity.referenceDuplicateShare()).isEqualTo(0.25);
    }

    @Test
    void duplicatesOfARealTableAreCountedAsAnIndependentProgramDoes() {
        assertThat(RowKeys.duplicates(CsvTables.adult("train"))).isEqualTo(24);
        assertThat(RowKeys.duplicates(CsvTables.adult("test"))).isEqualTo(5);
    }

    @Test
    void coverageIsTheShareOfLevelsOrOfTheRangeReached() {
        assertThat(Metrics.diversity(Samples.levels("a", "b", "c", null), Samples.levels("a", "c", "z"), SEED)
                        .columnCoverage())
                .containsEntry("g", 2 / 3.0);
        assertThat(Metrics.diversity(Samples.numbers(0, 10), Samples.numbers(-5, 4), SEED)
                        .coverage())
                .isEqualTo(0.4);
        assertThat(Metrics.diversity(Samples.numbers(0, 10), Samples.numbers(20, 40), SEED)
                        .coverage())
                .isZero();
    }

    @Test
    void aColumnThatLosesACommonLevelIsCollapsed() {
        Table training = levels(900, 100);
        assertThat(Metrics.diversity(training, levels(1_000, 0), SEED).collapsed())
                .containsExactly("g");
        assertThat(Metrics.diversity(training, levels(995, 5), SEED).collapsed())
                .as("5 of 1000 where 25 is a quarter of the share")
                .containsExactly("g");
        assertThat(Metrics.diversity(training, levels(980, 20), SEED).collapsed())
                .as("20 where 25 is a quarter of the share: may be chance")
                .isEmpty();
        assertThat(Metrics.diversity(training, levels(50, 0), SEED).collapsed())
                .as("too few rows to tell")
                .isEmpty();
        assertThat(Metrics.diversity(levels(981, 19), levels(50_000, 0), SEED).collapsed())
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
        assertThat(Metrics.diversity(training, synthetic, SEED).collapsed()).containsExactly("y");
        assertThat(Metrics.diversity(training, training, SEED).collapsed()).isEmpty();
    }

    @Test
    void alphaPrecisionAndBetaRecallAreThoseOfAnIndependentProgram() {
        // Expected: synthcity's formulas in NumPy on these 60 rows, robustly scaled and one-hot.
        Table training = mixed(i -> i * 37 % 101 / 10.0, i -> i * 53 % 97 / 7.0, i -> i % 3);
        Table synthetic = mixed(i -> i * 29 % 103 / 12.0 + 1, i -> i * 31 % 89 / 7.0, i -> i % 4 == 0 ? 0 : 1);
        Diversity diversity = Metrics.diversity(training, synthetic, SEED);
        assertThat(diversity.alphaPrecision()).isCloseTo(0.8062068965517242, within(1e-9));
        assertThat(diversity.betaRecall()).isCloseTo(0.5134865900383141, within(1e-9));
    }

    @Test
    void aGeneratorOfOneRowHasNoRecall() {
        Table training = Samples.correlated(300, 1);
        Table collapsed = training.rows(new int[300]);
        Diversity diversity = Metrics.diversity(training, collapsed, SEED);
        assertThat(diversity.betaRecall()).isLessThan(0.05);
        assertThat(diversity.duplicateRows()).isEqualTo(299);
        Diversity fresh = Metrics.diversity(training, Samples.correlated(300, 2), SEED);
        assertThat(fresh.betaRecall()).isGreaterThan(0.4);
        assertThat(fresh.alphaPrecision()).isGreaterThan(0.85);
    }

    @Test
    void fewerRowsThanRadiiHaveNoAlphaPrecision() {
        Diversity diversity = Metrics.diversity(Samples.numbers(1, 2), Samples.numbers(1, 2), SEED);
        assertThat(diversity.alphaPrecision()).isNull();
        assertThat(diversity.betaRecall()).isNull();
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
