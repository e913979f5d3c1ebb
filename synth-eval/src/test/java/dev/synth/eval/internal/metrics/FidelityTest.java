package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Fidelity;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FidelityTest {
    private static final long SEED = 7;

    @Test
    void aTableScoresOneAgainstItself() {
        Table table = Samples.correlated(500, SEED);
        Fidelity fidelity = Metrics.fidelity(table, table, table, SEED);
        assertThat(fidelity.columnShapes().mean()).isEqualTo(1);
        assertThat(fidelity.columnPairTrends().mean()).isEqualTo(1);
        assertThat(fidelity.columnShapes().reference()).isEqualTo(1);
        assertThat(fidelity.columnPairTrends().reference()).isEqualTo(1);
        assertThat(fidelity.columnShapes().columns().keySet()).containsExactly("x", "y", "g");
        assertThat(fidelity.columnPairTrends().pairs()).hasSize(3);
    }

    @Test
    void theOrderOfColumnsAndOfLevelsDoesNotMatter() {
        Table training = Samples.correlated(500, SEED);
        Table synthetic = Samples.correlated(400, SEED + 1);
        LevelColumn g = (LevelColumn) synthetic.column("g");
        int[] swapped = IntStream.range(0, g.size()).map(row -> 1 - g.code(row)).toArray();
        List<String> levels = List.of(g.levels().get(1), g.levels().get(0));
        Table reordered = Table.of(
                Schema.of(List.of(
                        synthetic.schema().column("g"),
                        synthetic.schema().column("y"),
                        synthetic.schema().column("x"))),
                List.of(LevelColumn.of(swapped, levels), synthetic.column("y"), synthetic.column("x")));
        assertThat(Metrics.fidelity(training, null, reordered, SEED))
                .isEqualTo(Metrics.fidelity(training, null, synthetic, SEED));
    }

    @Test
    void valuesOnAnotherScaleDoNotScoreAsEqual() {
        Table training = Samples.correlated(500, SEED);
        Table scaled = withX(training, x -> 1000 + 50 * x);
        Fidelity fidelity = Metrics.fidelity(training, null, scaled, SEED);
        assertThat(fidelity.columnShapes().columns().get("x")).isEqualTo(0);
        assertThat(score(fidelity, "x", "g")).isLessThan(0.6);
        assertThat(score(fidelity, "x", "y")).as("correlation knows no scale").isCloseTo(1, within(1e-12));
    }

    @Test
    void missingValuesAreALevelOfCategoricalColumns() {
        Table training = Samples.levels("a", "a", "b", null);
        Table synthetic = Samples.levels("a", "a", "b", "b");
        Fidelity.ColumnShapes shapes =
                Metrics.fidelity(training, null, synthetic, SEED).columnShapes();
        assertThat(shapes.columns()).containsEntry("g", 0.75);
        assertThat(shapes.missing()).containsEntry("g", 0.75);
        assertThat(shapes.reference()).isNull();
    }

    @Test
    void missingNumbersAreLeftOutOfTheShapeButReported() {
        Table training = Samples.numbers(1, 2, 3, 4);
        Table synthetic = Samples.numbers(1, Double.NaN, 3, Double.NaN);
        Fidelity.ColumnShapes shapes =
                Metrics.fidelity(training, null, synthetic, SEED).columnShapes();
        assertThat(shapes.columns()).containsEntry("x", 0.75);
        assertThat(shapes.missing()).containsEntry("x", 0.5);
    }

    @Test
    void levelsThatTheTrainingTableLacksCountAgainstTheScore() {
        Table training = Samples.levels("a", "a", "b", "b");
        Table synthetic = Samples.levels("a", "c", "d", "b");
        assertThat(Metrics.fidelity(training, null, synthetic, SEED)
                        .columnShapes()
                        .mean())
                .isEqualTo(0.5);
    }

    @Test
    void aColumnThatIsConstantInTheSyntheticTableAloneLosesHalfItsCorrelation() {
        Table training = Samples.correlated(500, SEED);
        double correlation = Correlations.of(training).between(0, 1);
        assertThat(correlation).isCloseTo(0.8, within(0.05));
        Fidelity fidelity = Metrics.fidelity(training, null, withX(training, x -> 3), SEED);
        assertThat(score(fidelity, "x", "y")).isCloseTo(1 - correlation / 2, within(1e-12));
    }

    @Test
    void correlationsUseTheRowsWhereNeitherValueIsMissing() {
        double missing = Double.NaN;
        Schema schema = Schema.builder()
                .add("a", ColumnKind.CONTINUOUS)
                .add("b", ColumnKind.CONTINUOUS)
                .build();
        Table table = Table.of(
                schema, List.of(NumberColumn.of(1, 2, 3, 4, missing, 900), NumberColumn.of(2, 4, 6, 7, 1000, missing)));
        // Worked by hand for (1,2), (2,4), (3,6), (4,7): 8.5 / √(5 · 14.75).
        assertThat(Correlations.of(table).between(0, 1)).isCloseTo(8.5 / Math.sqrt(5 * 14.75), within(1e-12));
    }

    @Test
    void identifiersAndTextAreLeftOut() {
        Schema schema = Schema.builder()
                .identifier("id")
                .add("note", ColumnKind.TEXT)
                .categorical("g")
                .build();
        TextColumn text = TextColumn.of(List.of("p", "q"));
        Table table = Table.of(schema, List.of(text, text, LevelColumn.of(List.of("a", "b"))));
        Fidelity fidelity = Metrics.fidelity(table, null, table, SEED);
        assertThat(fidelity.columnShapes().columns()).containsOnlyKeys("g");
        assertThat(fidelity.columnPairTrends().pairs()).isEmpty();
        assertThat(fidelity.columnPairTrends().mean()).isEqualTo(1);
    }

    @Test
    void tablesThatDoNotShareTheirColumnsAreRefused() {
        Table training = Samples.numbers(1, 2);
        assertThatThrownBy(() -> Metrics.fidelity(training, null, Samples.levels("a"), SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The synthetic table lacks 1 of the training table's 1 columns: 'x'. It has 'g'. Rename or add"
                                + " them, or give them the role drop in the training table's schema.");
        Table asLevels =
                Table.of(Samples.schema("x", ColumnKind.CATEGORICAL), List.of(LevelColumn.of(List.of("1", "2"))));
        assertThatThrownBy(() -> Metrics.fidelity(training, null, asLevels, SEED))
                .hasMessage("Column 'x' is continuous in the training table and categorical in the synthetic table;"
                        + " read both with one schema.");
    }

    @Test
    void degenerateTablesScoreFiniteNumbers() {
        double missing = Double.NaN;
        List<Table> numbers = List.of(
                Samples.numbers(),
                Samples.numbers(1),
                Samples.numbers(missing, missing),
                Samples.numbers(4, 4, 4),
                Samples.numbers(-1e308, 1e308, 0));
        List<Table> levels = List.of(
                Samples.levels(), Samples.levels("a"), Samples.levels(null, null), Samples.levels("a", "b", null));
        for (List<Table> tables : List.of(numbers, levels)) {
            for (Table training : tables) {
                for (Table synthetic : tables) {
                    Scores.assertFinite(Metrics.fidelity(training, synthetic, synthetic, SEED));
                    Scores.assertFinite(Metrics.detection(training, synthetic, synthetic, SEED));
                    Scores.assertFinite(Metrics.diversity(training, null, synthetic, SEED));
                    Scores.assertFinite(Metrics.utility(training, synthetic, synthetic, SEED));
                }
            }
        }
    }

    @Test
    void contingencyTablesOfManyCellsScoreTheSame() {
        int rows = 3_000;
        Table training = codes(rows, 1_500, 1);
        Table synthetic = codes(rows, 1_500, 2);
        Table wide = codes(rows, 3_000, 1);
        Table wideSynthetic = codes(rows, 3_000, 2);
        ColumnPairs pair = ColumnPairs.of(2, new SplittableRandom(SEED));
        // The same rows with levels that no row holds: enough of them to leave the dense form.
        assertThat(new PairTrendScores(wide, pair).against(wideSynthetic)[0])
                .isCloseTo(new PairTrendScores(training, pair).against(synthetic)[0], within(1e-12))
                .isBetween(0.01, 0.99);
    }

    @ParameterizedTest
    @CsvSource({
        "data/adult.train.csv, data/adult.test.csv, ?, 0.633, 1.567",
        "data/beijing.train.csv.gz, data/beijing.test.csv.gz, NA, 0.945, 1.251",
        "data/default.train.csv.gz, data/default.test.csv.gz, '', 1.179, 1.428",
        "fixtures/sdmetrics/adult.real.csv, fixtures/sdmetrics/adult.synthetic.csv, ?, 14.348, 15.236"
    })
    void errorsAreThoseOfAnIndependentProgram(
            String training, String synthetic, String missing, double shapeError, double trendError) {
        // The program takes a column for numeric if it has more than ten values, so these tables are read that way.
        // It also finds bins by (x − min) / width · 10, which puts a value on an edge into the one bin or the other by
        // rounding: hence no table here whose values lie on inexact edges.
        List<Table> tables =
                CsvTables.readByDistinctValues(CsvTables.shared(training), CsvTables.shared(synthetic), missing, 10);
        Fidelity fidelity = Metrics.fidelity(tables.get(0), null, tables.get(1), SEED);
        assertThat(100 * (1 - fidelity.columnShapes().mean())).isCloseTo(shapeError, within(0.0006));
        assertThat(100 * (1 - fidelity.columnPairTrends().mean())).isCloseTo(trendError, within(0.0006));
    }

    @Test
    void independentColumnsAreTheReferenceForNoDependence() {
        Table training = CsvTables.adult("train");
        Fidelity fidelity = Metrics.fidelity(
                training, CsvTables.adult("test"), Shuffle.columns(training, new SplittableRandom(SEED)), SEED);
        assertThat(fidelity.columnShapes().mean()).isEqualTo(1);
        assertThat(fidelity.columnPairTrends().mean())
                .isCloseTo(fidelity.columnPairTrends().independent(), within(0.002))
                .isLessThan(0.94);
        assertThat(fidelity.columnPairTrends().reference()).isGreaterThan(0.98);
        assertThat(fidelity.columnPairTrends().pairs().get(0).score())
                .as("worst first")
                .isLessThan(0.5);
    }

    private static Table codes(int rows, int levels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = IntStream.range(0, levels).mapToObj(i -> "v" + i).toList();
        int[] a = random.ints(rows, 0, 30).toArray();
        int[] b = Arrays.stream(a).map(code -> (code + random.nextInt(3)) % 40).toArray();
        Schema schema = Schema.builder().categorical("a").categorical("b").build();
        return Table.of(schema, List.of(LevelColumn.of(a, names), LevelColumn.of(b, names)));
    }

    private static Table withX(Table table, DoubleUnaryOperator change) {
        double[] x = Arrays.stream(Numbers.of(table, 0)).map(change).toArray();
        return Table.of(table.schema(), List.of(NumberColumn.of(x), table.column(1), table.column(2)));
    }

    private static double score(Fidelity fidelity, String a, String b) {
        return fidelity.columnPairTrends().pairs().stream()
                .filter(pair -> pair.a().equals(a) && pair.b().equals(b))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
