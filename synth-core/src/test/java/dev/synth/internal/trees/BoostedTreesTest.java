package dev.synth.internal.trees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final int ROWS = 2_000;

    @Test
    void anInteractionWithoutMainEffectsIsLearnt() {
        Table table = table(1);
        int[] labels = exclusiveOr(table);
        assertThat(accuracy(BoostedTrees.classifier(table, labels, 2), table(2)))
                .isGreaterThan(0.95);
    }

    @Test
    void everyRowFallsIntoTheLeafItWasGrownIn() {
        Table table = table(1);
        int[] labels = exclusiveOr(table);
        BinnedTable binned = Binner.fit(table).bin(table);
        double[] gradients = new double[ROWS];
        double[] curvatures = new double[ROWS];
        double[] margins = new double[ROWS];
        new Loss.Logistic(labels)
                .derive(new double[][] {margins}, new double[][] {gradients}, new double[][] {curvatures});
        Tree tree = Tree.grow(binned, gradients, curvatures, margins, new Growth(1, 1, 31, 20));
        for (int row = 0; row < ROWS; row++) {
            assertThat(tree.value(binned, row)).isEqualTo(margins[row]);
        }
    }

    @Test
    void aFunctionIsFittedToWithinAFewPercent() {
        Table table = table(1);
        Table fresh = table(2);
        double[] predicted = BoostedTrees.regressor(table, wave(table)).margins(fresh)[0];
        double[] truth = wave(fresh);
        double error = IntStream.range(0, ROWS)
                .mapToDouble(row -> Math.abs(predicted[row] - truth[row]))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(0.05);
    }

    @Test
    void marginsOfSeveralClassesPointToTheRightOne() {
        Table table = table(1);
        int[] labels = IntStream.range(0, ROWS)
                .map(row -> Math.min(3, (int) (4 * table.numeric(0).number(row))))
                .toArray();
        double[][] margins = BoostedTrees.classifier(table, labels, 4).margins(table);
        assertThat(margins).hasDimensions(4, ROWS);
        long right = IntStream.range(0, ROWS)
                .filter(row -> IntStream.range(0, 4).allMatch(k -> margins[k][row] <= margins[labels[row]][row]))
                .count();
        assertThat(right).isGreaterThan(ROWS * 98 / 100);
    }

    @Test
    void missingValuesAndUnseenLevelsAreHandled() {
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .categorical("g")
                .build();
        double[] x = new double[200];
        int[] g = new int[200];
        int[] labels = new int[200];
        for (int row = 0; row < 200; row++) {
            x[row] = row % 2 == 0 ? Double.NaN : row;
            g[row] = row % 5 == 0 ? LevelColumn.MISSING : 0;
            labels[row] = row % 2;
        }
        Table table = Table.of(schema, List.of(NumberColumn.of(x), LevelColumn.of(g, List.of("a"))));
        BoostedTrees model = BoostedTrees.classifier(table, labels, 2);
        Table fresh = Table.of(
                schema, List.of(NumberColumn.of(Double.NaN, 50, 1e9), LevelColumn.of(List.of("a", "new", "new"))));
        double[] margins = model.margins(fresh)[0];
        assertThat(margins[0]).isLessThan(-3);
        assertThat(margins[1]).isGreaterThan(3);
        assertThat(margins[2]).isGreaterThan(3);
    }

    @Test
    void columnsOfManyDistinctValuesAreCutIntoAtMost256Bins() {
        SplittableRandom random = new SplittableRandom(9);
        double[] x = random.doubles(5_000).toArray();
        List<String> g = IntStream.range(0, 5_000).mapToObj(i -> "v" + i % 400).toList();
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .categorical("g")
                .build();
        Table table = Table.of(schema, List.of(NumberColumn.of(x), LevelColumn.of(g)));
        BinnedTable binned = Binner.fit(table).bin(table);
        assertThat(binned.sizes()).containsExactly(256, 256);
        int[] rows = new int[256];
        for (int row = 0; row < 5_000; row++) {
            rows[binned.bin(0, row)]++;
        }
        assertThat(IntStream.of(rows).max().getAsInt()).isLessThan(60); // 5000 / 255 = 20 each, give or take
        assertThat(rows[255]).as("missing").isZero();
    }

    @Test
    void anEmptyTableGivesAConstantModel() {
        Table table = table(1);
        BoostedTrees model = BoostedTrees.classifier(table.slice(0, 0), new int[0], 2);
        assertThat(model.margins(table)[0]).containsOnly(0);
    }

    private static Table table(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.builder()
                .add("x", ColumnKind.CONTINUOUS)
                .add("noise", ColumnKind.CONTINUOUS)
                .categorical("g")
                .build();
        return Table.of(
                schema,
                List.of(
                        NumberColumn.of(random.doubles(ROWS).toArray()),
                        NumberColumn.of(random.doubles(ROWS).toArray()),
                        LevelColumn.of(random.ints(ROWS, 0, 6).toArray(), List.of("a", "b", "c", "d", "e", "f"))));
    }

    private static int[] exclusiveOr(Table table) {
        return IntStream.range(0, table.rowCount())
                .map(row ->
                        (table.numeric(0).number(row) > 0.5) ^ (table.levels(2).code(row) % 2 == 0) ? 1 : 0)
                .toArray();
    }

    private static double[] wave(Table table) {
        return IntStream.range(0, table.rowCount())
                .mapToDouble(row -> Math.sin(6 * table.numeric(0).number(row))
                        + (table.levels(2).code(row) == 3 ? 1 : 0))
                .toArray();
    }

    private static double accuracy(BoostedTrees model, Table table) {
        int[] labels = exclusiveOr(table);
        double[] margins = model.margins(table)[0];
        return IntStream.range(0, labels.length)
                        .filter(row -> margins[row] > 0 == (labels[row] == 1))
                        .count()
                / (double) labels.length;
    }
}
