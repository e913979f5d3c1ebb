package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaks planted among 2,000 synthetic rows; 2,000 training rows and as many held out. */
class LeaksAreCaughtTest {
    private static final int ROWS = 2000;
    private static final long SEED = 11;

    private static final Table TRAINING = Clinic.sample(ROWS, SEED);
    private static final Table HOLDOUT = Clinic.sample(ROWS, SEED + 1);
    private static final Table FRESH = Clinic.sample(ROWS, SEED + 2);

    private static LeakageTest test(JudgedLeakage judged, String id) {
        return judged.leakage().tests().stream()
                .filter(test -> test.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JudgedLeakage judge(Table synthetic) {
        return LeakageJudge.judge(TRAINING, HOLDOUT, synthetic, SEED, GatePolicy.standard(), 1);
    }

    private static Table planted(Table leak) {
        return leak.append(Clinic.head(FRESH, ROWS - leak.rowCount()));
    }

    @Test
    void theSameTablesWithoutALeakDoNotFail() {
        assertThat(judge(FRESH).verdict()).isNotEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void exactCopies(int copies) {
        JudgedLeakage judged = judge(planted(Clinic.head(TRAINING, copies)));
        assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G1").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G1").upperBound()).isBetween(copies / 2000.0, (copies + 3) / 2000.0);
        assertThat(judged.leakage().exactCopies()).isGreaterThanOrEqualTo(copies);
        assertThat(judged.nextSteps()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.03, 0.05})
    void copiesWithALittleNoise(double deviations) {
        JudgedLeakage judged = judge(planted(Clinic.noisy(Clinic.head(TRAINING, 40), deviations, SEED)));
        assertThat(test(judged, "G2").decision()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void roundedCopies() {
        JudgedLeakage judged = judge(planted(Clinic.rounded(Clinic.head(TRAINING, 40))));
        assertThat(test(judged, "G2").decision()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aResampleOfTheTrainingRows() {
        Random random = new Random(SEED);
        Table bootstrap = TRAINING.rows(
                IntStream.range(0, ROWS).map(row -> random.nextInt(ROWS)).toArray());
        JudgedLeakage judged = judge(bootstrap);
        assertThat(test(judged, "G1").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G2").decision()).isEqualTo(Verdict.FAIL);
        assertThat(judged.leakage().dcrShare()).isGreaterThan(0.9);
    }

    @Test
    void copiesOfOutliersOnly() {
        int[] richest = IntStream.range(0, ROWS)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -TRAINING.numeric(3).number(row)))
                .limit(20)
                .mapToInt(Integer::intValue)
                .toArray();
        JudgedLeakage judged = judge(planted(Clinic.noisy(TRAINING.rows(richest), 0.02, SEED)));
        assertThat(test(judged, "G2").decision()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 7})
    void copiesWithOneColumnSwapped(int column) {
        Table swapped = Clinic.spliced(Clinic.head(TRAINING, 40), Clinic.tail(FRESH, 40), column);
        JudgedLeakage judged = judge(planted(swapped));
        assertThat(test(judged, "G3").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G3").message()).contains("all columns but");
    }

    /** A fifth held out: every part of the columns shows five copies, which is too few. */
    @Test
    void copiesWithAnotherColumnSwappedInEach() {
        Table swapped = Clinic.head(TRAINING, 0);
        for (int row = 0; row < 40; row++) {
            Table one = TRAINING.slice(row, row + 1);
            swapped = swapped.append(
                    Clinic.spliced(one, FRESH.slice(ROWS - 1 - row, ROWS - row), row % Clinic.SCHEMA.size()));
        }
        JudgedLeakage judged = LeakageJudge.judge(
                TRAINING, Clinic.head(HOLDOUT, ROWS / 4), planted(swapped), SEED, GatePolicy.standard(), 1);
        assertThat(test(judged, "G3").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G3").message()).contains("all columns but any one");
    }

    @Test
    void numbersCopiedUnderOtherCategories() {
        Table noisy = Clinic.noisy(Clinic.head(TRAINING, 40), 0.01, SEED);
        JudgedLeakage judged = judge(planted(Clinic.spliced(noisy, Clinic.tail(FRESH, 40), 4, 5, 6)));
        assertThat(test(judged, "G3").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G3").message()).contains("numbers and dates only");
    }

    @Test
    void aGeneratorThatMovesTrainingRowsALittleIsAttackedAtWill() {
        JudgedLeakage judged = judge(Clinic.noisy(TRAINING, 0.1, SEED));
        assertThat(test(judged, "G4").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G4").message())
                .containsPattern(
                        "the first [0-9.]+ % by (distance|density ratio|rare pairs) lies farthest above the margin")
                .endsWith("a leak of 1.01 % of them, which is what the margin of 2 % stands for, explain together.");
        assertThat(judged.leakage().attacks()).hasSize(3).allSatisfy(attack -> {
            assertThat(attack.points()).hasSize(60);
            assertThat(attack.points().get(59).truePositiveRate()).isEqualTo(1);
            assertThat(attack.rates())
                    .allMatch(
                            rate -> rate.lower() <= rate.truePositiveRate() && rate.truePositiveRate() <= rate.upper());
        });
        assertThat(judged.leakage().attacks().get(0).auc()).isGreaterThan(0.9);
        assertThat(test(judged, "G4").upperBound()).isGreaterThan(0.02);
    }

    @Test
    void copiesOfTheMostIsolatedRecordsOnly() {
        List<CodedRows> coded = CodedRows.of(
                TRAINING, HOLDOUT, IntStream.range(0, Clinic.SCHEMA.size()).toArray());
        int[] apart =
                NearestNeighbours.within(coded.get(0), IntStream.range(0, ROWS).toArray());
        int[] loneliest = IntStream.range(0, ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(row -> -apart[row]))
                .limit(30)
                .mapToInt(Integer::intValue)
                .toArray();
        // Moved so much that it takes a record without neighbours to be recognised.
        JudgedLeakage judged = judge(planted(Clinic.noisy(TRAINING.rows(loneliest), 0.2, SEED)));
        assertThat(test(judged, "G5").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G5").message()).contains("the most isolated");
    }

    @Test
    void aSensitiveValueThatTheNearestRowTells() {
        Schema schema = Schema.of(Clinic.SCHEMA.columns().stream()
                .map(column -> column.name().equals("ward") ? column.withRole(Role.SENSITIVE) : column)
                .toList());
        Table declared = Table.of(schema, TRAINING.columns());
        Table moved = Clinic.noisy(TRAINING, 0.05, SEED);
        JudgedLeakage leaking = LeakageJudge.judge(declared, HOLDOUT, moved, SEED, GatePolicy.standard(), 1);
        assertThat(test(leaking, "G6").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(leaking, "G6").statistic()).isGreaterThan(0.2);
        assertThat(test(leaking, "G6").message()).contains("'ward'");
        JudgedLeakage honest = LeakageJudge.judge(declared, HOLDOUT, FRESH, SEED, GatePolicy.standard(), 1);
        assertThat(test(honest, "G6").decision()).isEqualTo(Verdict.PASS);
        assertThat(honest.leakage().tests()).hasSize(8);
        assertThat(judge(FRESH).leakage().tests()).hasSize(7);
    }

    @Test
    void aPolicyAsksOnlyItsTests() {
        GatePolicy few =
                GatePolicy.standard().toBuilder().tests(List.of("G1", "G2")).build();
        JudgedLeakage judged = LeakageJudge.judge(TRAINING, HOLDOUT, FRESH, SEED, few, 1);
        assertThat(judged.leakage().tests()).extracting(LeakageTest::id).containsExactly("G0", "G1", "G2");
        assertThat(test(judged, "G1").power())
                .isLessThan(test(judge(FRESH), "G1").power());
    }

    @Test
    void oneRecordSaidFiftyTimes() {
        JudgedLeakage judged = judge(planted(TRAINING.rows(new int[50])));
        assertThat(test(judged, "G7").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(judged, "G7").message()).contains("over and over", "fewer than 10");
    }

    @Test
    void ofALargeTableARandomPartIsSearchedAndTheReportSaysSo() {
        GatePolicy few = GatePolicy.standard().toBuilder().searchRows(1_500).build();
        Table noisy = Clinic.noisy(TRAINING, 0.01, SEED);
        JudgedLeakage leaking = LeakageJudge.judge(TRAINING, HOLDOUT, noisy, SEED, few, 1);
        assertThat(test(leaking, "G2").decision()).isEqualTo(Verdict.FAIL);
        assertThat(test(leaking, "G2").message())
                .contains("Searched was a random 37.5 % of the real records and 75 % of the synthetic rows");
        JudgedLeakage honest = LeakageJudge.judge(TRAINING, HOLDOUT, FRESH, SEED, few, 1);
        assertThat(test(honest, "G2").decision()).isNotEqualTo(Verdict.FAIL);
        assertThat(test(honest, "G2").power())
                .isGreaterThan(test(judge(FRESH), "G2").power());
        assertThat(test(honest, "G1").power())
                .isEqualTo(test(judge(FRESH), "G1").power());
    }

    @Test
    void copiesByEntityAreCountedOncePerEntity() {
        Table known = Clinic.visits(1000, 0, SEED);
        Table unknown = Clinic.visits(1000, 5000, SEED + 1);
        Table others = Clinic.visits(1000, 9000, SEED + 2);
        Table renamed = relabelled(Clinic.head(known, 60));
        JudgedLeakage judged = LeakageJudge.judge(
                known, unknown, renamed.append(Clinic.tail(others, 60)), SEED, GatePolicy.standard(), 1);
        LeakageTest exact = test(judged, "G1");
        assertThat(exact.decision()).isEqualTo(Verdict.FAIL);
        // 60 rows are 30 of 1,000 entities.
        assertThat(exact.upperBound()).isBetween(0.03, 0.033);
        assertThat(test(judged, "G7").decision()).isEqualTo(Verdict.PASS);
    }

    private static Table relabelled(Table visits) {
        var table = Table.builder(visits.schema());
        for (int row = 0; row < visits.rowCount(); row++) {
            Object[] values = visits.row(row).values().toArray();
            values[0] = "new" + row;
            table.addRow(values);
        }
        return table.build();
    }
}
