package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.WholeColumn;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private final Table training = Clinic.sample(1500, 21);
    private final Table holdout = Clinic.sample(1000, 22);
    private final Table synthetic = Clinic.sample(500, 23);

    private static JudgedLeakage judge(Table training, @Nullable Table holdout, Table synthetic) {
        return LeakageJudge.judge(training, holdout, synthetic, 1, GatePolicy.standard(), 1);
    }

    private static void assertInvalid(JudgedLeakage judged, String... words) {
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        LeakageTest validity = judged.leakage().tests().get(0);
        assertThat(validity.id()).isEqualTo("G0");
        assertThat(validity.decision()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(validity.message()).contains(words);
        assertThat(judged.leakage().tests().get(1).pValue()).isNull();
        assertThat(judged.nextSteps()).isNotEmpty();
    }

    @Test
    void noHoldoutIsInconclusiveAndLeavesWhatNeedsOneEmpty() {
        for (Table none : new @Nullable Table[] {null, Clinic.sample(0, 1), Clinic.sample(1, 1)}) {
            JudgedLeakage judged = judge(training, none, training);
            assertInvalid(judged, "no holdout");
            assertThat(judged.leakage().dcrShare()).isNull();
            assertThat(judged.leakage().holdoutCopies()).isNull();
            assertThat(judged.leakage().distances()).isNull();
            assertThat(judged.leakage().exactCopies()).isEqualTo(1500);
        }
    }

    @Test
    void entitiesOnBothSidesAreInconclusiveEvenForACopy() {
        Table known = Clinic.visits(400, 0, 31);
        Table overlapping = Clinic.visits(400, 395, 32);
        JudgedLeakage judged = judge(known, overlapping, Clinic.visits(400, 9000, 31));
        assertInvalid(judged, "fewer than 10 entities");
    }

    @Test
    void aHoldoutFromAnotherTimeIsInconclusive() {
        Table all = Clinic.sample(2500, 24);
        int[] byDate = IntStream.range(0, 2500)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> all.numeric(7).number(row)))
                .mapToInt(Integer::intValue)
                .toArray();
        Table sorted = all.rows(byDate);
        assertInvalid(
                judge(Clinic.head(sorted, 1500), Clinic.tail(sorted, 1500), synthetic),
                "different populations",
                "'admitted'");
    }

    /** Four years are a quarter of a standard deviation: little to the distance of distributions, much to their ranks. */
    @Test
    void aHoldoutThatIsALittleOlderIsInconclusive() {
        TableBuilder older = Table.builder(Clinic.SCHEMA);
        for (int row = 0; row < holdout.rowCount(); row++) {
            Object[] values = holdout.row(row).values().toArray();
            values[0] = ((Number) values[0]).intValue() + 4;
            older.addRow(values);
        }
        Table drifted = older.build();
        Evidence evidence = Evidence.of(training, drifted, synthetic, 1, GatePolicy.standard(), 1);
        assertThat(Drift.test(evidence, 0.0005).columns()).isEmpty();
        assertInvalid(judge(training, drifted, synthetic), "different populations", "'age'");
    }

    /** Missing values, ties and a constant, in small samples: the p-value is below 5 % in 5 % of splits. */
    @Test
    void ranksOfHonestSplitsDriftNoMoreOftenThanTheLevel() {
        Table all = Clinic.sample(160, 27);
        int drifted = 0;
        for (int split = 0; split < 400; split++) {
            SplittableRandom random = new SplittableRandom(split);
            Table shuffled = all.rows(Sample.shuffled(160, random));
            Evidence evidence = Evidence.of(
                    Clinic.head(shuffled, 130), Clinic.tail(shuffled, 130), synthetic, 1, GatePolicy.standard(), 1);
            drifted += RankDrift.test(evidence, 0.01, random).pValue() <= 0.05 ? 1 : 0;
        }
        // 36 or more of 400 happen with probability 0.05 %.
        assertThat(drifted).isBetween(5, 35);
    }

    @Test
    void aHoldoutOfOtherLevelsIsInconclusive() {
        Table wards = Clinic.where(holdout, row -> !"A".equals(holdout.value(row, 4)));
        assertInvalid(judge(training, wards, synthetic), "different populations", "'ward'");
    }

    /** Every column is as it was, but smokers have moved to other wards. */
    @Test
    void aHoldoutThatDriftedOnlyInHowColumnsDependIsInconclusive() {
        int[] shuffled = Sample.shuffled(1000, new SplittableRandom(5));
        Table moved = Clinic.spliced(holdout, holdout.rows(shuffled), 1, 4);
        assertInvalid(judge(training, moved, synthetic), "how their columns depend");
    }

    @Test
    void aHoldoutThatRepeatsTrainingRowsIsInconclusive() {
        assertInvalid(judge(training, training, synthetic), "repeat training rows");
        Table partly = Clinic.head(training, 40).append(Clinic.tail(holdout, 40));
        assertInvalid(judge(training, partly, synthetic), "repeat training rows");
    }

    @Test
    void recordsListedTwiceAreInconclusive() {
        Table distinct = Clinic.sample(1000, 25);
        Table twice = distinct.append(distinct);
        int[] order = Sample.shuffled(2000, new SplittableRandom(3));
        Table shuffled = twice.rows(order);
        JudgedLeakage judged = judge(Clinic.head(shuffled, 1200), Clinic.tail(shuffled, 1200), synthetic);
        assertThat(judged.leakage().tests().get(0).message()).contains("listed exactly twice");
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Every training row, in other units and spellings; the distances show nothing of it. */
    @Test
    void copiesThatAreWrittenOtherwiseAreInconclusive() {
        LeakageTest validity = validity(otherwise(training, true, true));
        assertThat(validity.decision()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(validity.message()).contains("no value that real rows could have in 'age', 'bmi'");
        assertThat(validity(otherwise(synthetic, true, false)).decision()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(validity(otherwise(synthetic, false, true)).decision()).isEqualTo(Verdict.PASS);
        assertThat(validity(synthetic).decision()).isEqualTo(Verdict.PASS);
    }

    private LeakageTest validity(Table made) {
        return Validity.check(Evidence.of(training, holdout, made, 1, GatePolicy.standard(), 1))
                .test();
    }

    /** Five columns of eight are numbers or dates. */
    private static Table otherwise(Table table, boolean numbers, boolean levels) {
        List<Column> columns = table.columns().stream()
                .map(column -> numbers && column instanceof WholeColumn whole
                        ? WholeColumn.of(IntStream.range(0, whole.size())
                                .mapToLong(row -> whole.whole(row) + 1_000_000)
                                .toArray())
                        : numbers && column instanceof NumberColumn number
                                ? NumberColumn.of(IntStream.range(0, number.size())
                                        .mapToDouble(row -> number.number(row) + 1e6)
                                        .toArray())
                                : levels
                                                && column instanceof LevelColumn level
                                                && level.levels().size() > 2
                                        ? LevelColumn.of(
                                                IntStream.range(0, level.size())
                                                        .map(level::code)
                                                        .toArray(),
                                                level.levels().stream()
                                                        .map(name -> name + ".")
                                                        .toList())
                                        : column)
                .toList();
        return Table.of(table.schema(), columns);
    }

    @Test
    void fewSyntheticRowsAreInconclusiveButStillTested() {
        JudgedLeakage fresh = judge(training, holdout, Clinic.sample(99, 26));
        assertThat(fresh.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(fresh.leakage().tests().get(0).message()).contains("Fewer than 100 synthetic rows");
        assertThat(judge(training, holdout, Clinic.head(training, 60)).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(judge(training, holdout, Clinic.sample(0, 1)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aTableOfNamesOnlyIsInconclusive() {
        Schema schema = Schema.builder().identifier("id").build();
        List<Table> tables = IntStream.range(0, 3)
                .mapToObj(table -> {
                    var rows = Table.builder(schema);
                    IntStream.range(0, 200).forEach(row -> rows.addRow("t" + table + "r" + row));
                    return rows.build();
                })
                .toList();
        assertInvalid(judge(tables.get(0), tables.get(1), tables.get(2)), "No column can be compared");
    }

    @Test
    void oneTrainingRowIsInconclusive() {
        // No level is held by five rows then, and so G7 may fail besides.
        LeakageTest validity =
                judge(Clinic.sample(1, 1), holdout, synthetic).leakage().tests().get(0);
        assertThat(validity.decision()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(validity.message()).contains("fewer than 2 training rows");
    }

    @Test
    void randomSplitsAreValidNearlyAlways() {
        int invalid = 0;
        for (int seed = 0; seed < 100; seed++) {
            Evidence evidence = Evidence.of(
                    Clinic.sample(300, 2L * seed),
                    Clinic.sample(150, 2L * seed + 1),
                    Clinic.sample(100, -1),
                    1,
                    GatePolicy.standard(),
                    1);
            invalid += Validity.check(evidence).exchangeable() ? 0 : 1;
        }
        // At a rate of 0.3 %, 4 or more of 100 happen with probability 0.03 %.
        assertThat(invalid).isLessThanOrEqualTo(3);
    }

    @Test
    void twinsOnDifferentSidesAreCountedExactly() {
        // 2 pairs, 2 of 4 rows in training: 6 ways, in 4 of which both pairs are split.
        assertThat(Validity.twinsApart(2, 2, 2)).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(Validity.twinsApart(2, 2, 0)).isCloseTo(1, within(1e-12));
        assertThat(Validity.twinsApart(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void kolmogorovSmirnovIsThatOfTheWidestGap() {
        double[] low = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double[] high = IntStream.range(30, 130).mapToDouble(i -> i).toArray();
        assertThat(Drift.kolmogorovSmirnov(low, high)).isCloseTo(2.16 * Math.exp(-2 * 50 * 0.09), within(1e-12));
        assertThat(Drift.kolmogorovSmirnov(low, low)).isEqualTo(1);
    }

    @Test
    void tablesOfOtherColumnsAreRefused() {
        Table other = Clinic.sample(100, 1).select(List.of("age", "bmi"));
        assertThatThrownBy(() -> judge(training, holdout, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("synthetic table lacks 6 of the training table's 8 columns: 'pressure'");
        Schema wrong = Schema.builder().add("age", ColumnKind.CATEGORICAL).build();
        Table text = Table.builder(wrong).addRow("x").build();
        assertThatThrownBy(() -> judge(training.select(List.of("age")), null, text))
                .hasMessage("Column 'age' is integer in the training table and categorical in the synthetic table;"
                        + " read both with one schema.");
    }
}
