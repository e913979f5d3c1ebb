package dev.synth.eval.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairOverlaysTest {
    private static final long SEED = 5;

    @Test
    void aCellOfFewAndThoseThatWouldGiveItAwayAreHidden() {
        Table training = table(new int[][] {{40, 30, 3}, {20, 25, 30}, {60, 12, 50}});
        Table synthetic = table(new int[][] {{30, 30, 30}, {30, 30, 30}, {30, 30, 0}});
        PairOverlay overlay = overlay(training, synthetic, 5);

        assertThat(overlay.aBins()).contains("a0", "a1", "a2");
        assertThat(cell(overlay, "a0", "b2")).as("held by 3").isNull();
        assertThat(cell(overlay, "a0", "b1"))
                .as("the smallest other cell of a0, without which 3 = total − shown")
                .isNull();
        assertThat(cell(overlay, "a1", "b2"))
                .as("the smallest other cell of b2")
                .isNull();
        assertThat(cell(overlay, "a2", "b0")).isEqualTo(60 / 270.0);
        assertThat(overlay.trainingHidden()).isGreaterThan(63 / 270.0 - 1e-9);
        assertThat(sum(overlay.training()) + overlay.trainingHidden()).isCloseTo(1, within(1e-9));
        assertThat(sum(overlay.synthetic()) + overlay.syntheticHidden()).isCloseTo(1, within(1e-9));
    }

    @Test
    void noLineHidesSomeButFewerThanK() {
        Random random = new Random(SEED);
        for (int k : new int[] {5, 10}) {
            for (int i = 0; i < 50; i++) {
                int[][] counts = IntStream.range(0, 4)
                        .mapToObj(a -> IntStream.range(0, 5)
                                .map(b -> random.nextInt(3) == 0 ? random.nextInt(k) : k + random.nextInt(40))
                                .toArray())
                        .toArray(int[][]::new);
                boolean[][] shown = shown(counts, k);
                for (int a = 0; a < 4; a++) {
                    assertHidden(counts[a], shown[a], k);
                }
                for (int b = 0; b < 5; b++) {
                    int column = b;
                    int[] line =
                            IntStream.range(0, 4).map(a -> counts[a][column]).toArray();
                    boolean[] seen = new boolean[4];
                    IntStream.range(0, 4).forEach(a -> seen[a] = shown[a][column]);
                    assertHidden(line, seen, k);
                }
            }
        }
    }

    private static void assertHidden(int[] counts, boolean[] shown, int k) {
        int hidden = 0;
        boolean anyShown = false;
        for (int i = 0; i < counts.length; i++) {
            anyShown |= shown[i];
            hidden += shown[i] ? 0 : counts[i];
            assertThat(shown[i] && counts[i] < k).isFalse();
        }
        assertThat(hidden == 0 || hidden >= k || !anyShown).isTrue();
    }

    @Test
    void anEntityWithManyRowsIsOneHolder() {
        Schema schema = Schema.builder()
                .add(ColumnSchema.of("person", ColumnKind.IDENTIFIER).withRole(Role.ENTITY))
                .categorical("a")
                .categorical("b")
                .build();
        TableBuilder rows = Table.builder(schema);
        for (int i = 0; i < 200; i++) {
            rows.addRow("p" + i, i % 2 == 0 ? "a0" : "a1", i % 3 == 0 ? "b0" : "b1");
        }
        IntStream.range(0, 50).forEach(i -> rows.addRow("p1000", "a2", "b0"));
        IntStream.range(0, 9).forEach(i -> rows.addRow("p" + i, "a2", "b1"));
        Table training = rows.build();
        PairOverlay overlay = overlay(training, training.slice(0, 100), 5);

        assertThat(cell(overlay, "a2", "b0")).as("50 rows of one person").isNull();
    }

    @Test
    void missingValuesAreABinOfTheirOwnAndEqualPairsAreNotOpened() {
        Table training = Samples.correlated(2_000, SEED);
        Table synthetic = Samples.correlated(2_000, SEED + 1);
        List<PairOverlay> overlays =
                Metrics.fidelity(training, null, synthetic, SEED).pairOverlays();

        assertThat(overlays).hasSize(3);
        assertThat(overlays)
                .anySatisfy(overlay -> assertThat(overlay.bBins().contains("(missing)")
                                || overlay.aBins().contains("(missing)"))
                        .isTrue());
        assertThat(Metrics.fidelity(training, null, training, SEED).pairOverlays())
                .isEmpty();
    }

    private static boolean[][] shown(int[][] counts, int k) {
        Table table = table(counts);
        int[] a = ((LevelColumn) table.column("a"))
                .levels().stream().mapToInt(level -> level.charAt(1) - '0').toArray();
        int[] b = ((LevelColumn) table.column("b"))
                .levels().stream().mapToInt(level -> level.charAt(1) - '0').toArray();
        int[] first = IntStream.range(0, table.rowCount())
                .map(row -> a[table.levels(0).code(row)])
                .toArray();
        int[] second = IntStream.range(0, table.rowCount())
                .map(row -> b[table.levels(1).code(row)])
                .toArray();
        return ShownCells.of(first, second, counts.length, counts[0].length, Holders.of(table, k));
    }

    private static PairOverlay overlay(Table training, Table synthetic, int k) {
        return Metrics.fidelity(training, null, synthetic, SEED, k)
                .pairOverlays()
                .get(0);
    }

    private static Double cell(PairOverlay overlay, String a, String b) {
        return overlay.training()
                .get(overlay.aBins().indexOf(a))
                .get(overlay.bBins().indexOf(b));
    }

    private static double sum(List<List<Double>> shares) {
        return shares.stream()
                .flatMap(List::stream)
                .filter(share -> share != null)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Levels a0, a1, … and b0, b1, … as often together as the counts say. */
    private static Table table(int[][] counts) {
        List<String> a = new ArrayList<>();
        List<String> b = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[i].length; j++) {
                a.addAll(Collections.nCopies(counts[i][j], "a" + i));
                b.addAll(Collections.nCopies(counts[i][j], "b" + j));
            }
        }
        Schema schema = Schema.builder()
                .add("a", ColumnKind.CATEGORICAL)
                .add("b", ColumnKind.CATEGORICAL)
                .build();
        return Table.of(schema, List.of(LevelColumn.of(a), LevelColumn.of(b)));
    }
}
