package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Utility;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UtilityTest {
    private static final long SEED = 3;

    @Test
    void adultIncomeIsPredictedAsWellAsPublished() {
        Table training = CsvTables.adult("train");
        Table shuffled = Shuffle.columns(training, new SplittableRandom(SEED));
        Utility utility = get(Metrics.utility(training, CsvTables.adult("test"), shuffled, SEED));
        assertThat(utility.target()).isEqualTo("income");
        assertThat(utility.declared()).isFalse();
        assertThat(utility.metric()).isEqualTo("auc");
        assertThat(utility.trtr()).isCloseTo(0.926, within(0.004));
        assertThat(utility.tstr()).as("independent columns predict nothing").isBetween(0.4, 0.6);
    }

    @Test
    void aDeclaredNumberIsScoredByExplainedVariance() {
        Table training = withTarget(Samples.correlated(3_000, 1), "y");
        Table holdout = Samples.correlated(1_000, 2);
        Utility utility = get(Metrics.utility(training, holdout, Samples.correlated(3_000, 4), SEED));
        assertThat(utility.target()).isEqualTo("y");
        assertThat(utility.declared()).isTrue();
        assertThat(utility.metric()).isEqualTo("r2");
        assertThat(utility.trtr()).isBetween(0.55, 0.68); // 0.64 is what x explains
        assertThat(utility.tstr()).isCloseTo(utility.trtr(), within(0.05));
    }

    @Test
    void severalClassesAreScoredByMacroF1() {
        Utility utility = get(Metrics.utility(thirds(900, 1), thirds(600, 2), thirds(900, 3), SEED));
        assertThat(utility.metric()).isEqualTo("macroF1");
        assertThat(utility.trtr()).isGreaterThan(0.95);
        assertThat(utility.tstr()).isGreaterThan(0.95);
        double[][] margins = {{2, 2, 0, 0}, {1, 1, 1, 1}, {0, 0, 0, 0}};
        // Class 0: 1 of 1 found in 2 guesses, F1 2/3; class 1: 2 of 3 found in 2 guesses, F1 4/5; class 2 has no row.
        assertThat(UtilityScores.macroF1(new int[] {0, 1, 1, 1}, margins))
                .isCloseTo((2.0 / 3 + 4.0 / 5) / 2, within(1e-12));
    }

    @Test
    void aSyntheticTableOfOneClassPredictsNothing() {
        Table training = Samples.correlated(400, 1);
        LevelColumn g = (LevelColumn) training.column("g");
        int[] high = IntStream.range(0, 400)
                .filter(row -> "high".equals(g.level(row)))
                .toArray();
        Utility utility = get(Metrics.utility(training, Samples.correlated(400, 2), training.rows(high), SEED));
        assertThat(utility.tstr()).isEqualTo(0.5);
        assertThat(utility.trtr()).isGreaterThan(0.8);
    }

    @Test
    void thereIsNoUtilityWithoutHoldoutOrSomethingToPredict() {
        Table table = Samples.correlated(200, 1);
        assertThat(Metrics.utility(table, null, table, SEED)).isNull();
        assertThat(Metrics.utility(table, table.slice(0, 0), table, SEED)).isNull();
        assertThat(Metrics.utility(table, table.slice(0, 1), table, SEED))
                .as("one class in the holdout")
                .isNull();
        Table constant = Samples.levels("a", "a", "a");
        assertThat(Metrics.utility(constant, constant, constant, SEED)).isNull();
    }

    @Test
    void theLastColumnThatVariesIsTheTargetWhereNoneIsDeclared() {
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .categorical("g")
                .add("c", ColumnKind.CONSTANT)
                .build();
        Table table = Table.of(
                schema,
                List.of(
                        NumberColumn.of(1, 2, 3),
                        LevelColumn.of(List.of("a", "b", "a")),
                        LevelColumn.of(List.of("k", "k", "k"))));
        assertThat(Target.find(table)).map(Target::name).contains("g");
        assertThat(Target.find(withTarget(table, "c"))).isEmpty();
    }

    private static Utility get(@Nullable Utility utility) {
        return Objects.requireNonNull(utility);
    }

    private static Table withTarget(Table table, String name) {
        Schema schema = table.schema().with(table.schema().column(name).withRole(Role.TARGET));
        return Table.of(schema, table.columns());
    }

    private static Table thirds(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x =
                IntStream.range(0, rows).mapToDouble(i -> random.nextDouble()).toArray();
        int[] third = IntStream.range(0, rows).map(i -> (int) (3 * x[i])).toArray();
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .categorical("third")
                .build();
        return Table.of(schema, List.of(NumberColumn.of(x), LevelColumn.of(third, List.of("low", "middle", "high"))));
    }
}
