package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fresh samples of one population: whatever the table looks like, the gate may fail 1 % of them. */
class HonestGeneratorsTest {
    private static final GatePolicy POLICY = GatePolicy.standard();
    private static final Schema LEVELS = Schema.builder()
            .categorical("a")
            .categorical("b")
            .categorical("c")
            .categorical("d")
            .categorical("e")
            .build();
    private static final Schema ODD = Schema.builder()
            .continuous("constant", 1)
            .continuous("missing", 1)
            .continuous("x", 3)
            .continuous("twiceX", 3)
            .categorical("signOfX")
            .build();

    private static int failures(int seeds, LongFunction<JudgedLeakage> judged) {
        return (int) LongStream.range(0, seeds)
                .parallel()
                .filter(seed -> judged.apply(seed).verdict() == Verdict.FAIL)
                .count();
    }

    /** G6 looks at sensitive columns, and none is declared. */
    @Test
    void nothingPassesIfNoTestThatIsAskedCanBeAsked() {
        Table training = Clinic.sample(800, 1);
        JudgedLeakage judged = LeakageJudge.judge(
                training,
                Clinic.sample(200, 2),
                training,
                1,
                POLICY.toBuilder().tests(List.of("G6", "G7")).build(),
                1);
        assertThat(judged.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(judged.nextSteps()).anyMatch(step -> step.contains("No test that the policy names"));
    }

    /** No group of 16 records is large enough for G5 to look at. */
    @Test
    void nothingPassesIfNoTestThatIsAskedCouldShowALeak() {
        Table training = Clinic.sample(16, 1);
        JudgedLeakage judged = LeakageJudge.judge(
                training,
                Clinic.sample(4, 2),
                Clinic.sample(200, 3),
                1,
                POLICY.toBuilder().tests(List.of("G5")).build(),
                1);
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.nextSteps()).anyMatch(step -> step.contains("No test that the policy names"));
    }

    private static JudgedLeakage judge(BiFunction<Integer, Long, Table> sample, int t, int h, int s, long seed) {
        return LeakageJudge.judge(
                sample.apply(t, 3 * seed),
                sample.apply(h, 3 * seed + 1),
                sample.apply(s, 3 * seed + 2),
                seed,
                POLICY,
                1);
    }

    /** 4 or more of 30 happen with probability 0.02 % at a rate of 1 %. */
    @ParameterizedTest
    @CsvSource({"500, 500, 500", "900, 100, 600"})
    void freshSamplesFailNoMoreOftenThanAlpha(int training, int holdout, int synthetic) {
        assertThat(failures(30, seed -> judge(Clinic::sample, training, holdout, synthetic, seed)))
                .isLessThanOrEqualTo(3);
    }

    /** 4 or more of 30 happen with probability 0.02 % at a rate of 1 %. */
    @Test
    void fiveColumnsOfThreeLevelsDoNotFail() {
        assertThat(failures(30, seed -> judge(HonestGeneratorsTest::levels, 800, 400, 2400, seed)))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void naturalDuplicatesDoNotFail() {
        assertThat(failures(30, seed -> judge(HonestGeneratorsTest::duplicates, 800, 400, 1200, seed)))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void constantMissingAndDeterminedColumnsDoNotFail() {
        assertThat(failures(30, seed -> judge(HonestGeneratorsTest::odd, 800, 400, 800, seed)))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aGeneratorCollapsedOntoACommonRowDoesNotFail() {
        assertThat(failures(30, seed -> {
                    Table synthetic = levels(800, 3 * seed + 2);
                    Table common = modal(levels(800, 3 * seed), 400);
                    return LeakageJudge.judge(
                            levels(800, 3 * seed),
                            levels(400, 3 * seed + 1),
                            synthetic.append(common),
                            seed,
                            POLICY,
                            1);
                }))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void smallTablesAreInconclusive() {
        JudgedLeakage judged = judge(Clinic::sample, 80, 40, 120, 3);
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        LeakageTest near = judged.leakage().tests().get(2);
        assertThat(near.message()).contains("Too few records");
        // (2/3)¹² < 1 %: 11 training records must fit into the margin, 11 / 0.005 / ⅔ = 3,300.
        assertThat(judged.nextSteps()).anyMatch(step -> step.contains("about 3,300 records"));
    }

    /** At a rate of 95 %, 15 or fewer of 20 happen with probability 0.3 %. */
    @Test
    void fiveThousandRowsWithAFifthHeldOutAreEnoughToPass() {
        long passes = LongStream.range(0, 20)
                .parallel()
                .filter(seed -> judge(Clinic::sample, 4000, 1000, 1000, seed).verdict() == Verdict.PASS)
                .count();
        assertThat(passes).isGreaterThanOrEqualTo(16);
    }

    @Test
    void theVerdictOfASeedIsRepeatable() {
        JudgedLeakage first = judge(HonestGeneratorsTest::levels, 800, 400, 500, 7);
        JudgedLeakage again = judge(HonestGeneratorsTest::levels, 800, 400, 500, 7);
        assertThat(again).isEqualTo(first);
    }

    /** Some combinations are common and some occur once. */
    private static Table levels(int rows, long seed) {
        Random random = Clinic.random(seed);
        TableBuilder table = Table.builder(LEVELS);
        for (int row = 0; row < rows; row++) {
            Object[] values = new Object[LEVELS.size()];
            for (int c = 0; c < values.length; c++) {
                values[c] = "l" + (random.nextInt(10) < 7 ? 0 : random.nextInt(2) + 1);
            }
            table.addRow(values);
        }
        return table.build();
    }

    private static Table modal(Table table, int copies) {
        TableBuilder modal = Table.builder(table.schema());
        for (int copy = 0; copy < copies; copy++) {
            modal.addRow("l0", "l0", "l0", "l0", "l0");
        }
        return modal.build();
    }

    /** About 97 % of the rows are one of 20. */
    private static Table duplicates(int rows, long seed) {
        Random random = Clinic.random(seed);
        TableBuilder table = Table.builder(Clinic.SCHEMA);
        Table prototypes = Clinic.sample(20, 99);
        Table rest = Clinic.sample(rows, seed);
        for (int row = 0; row < rows; row++) {
            boolean natural = random.nextInt(100) < 97;
            int prototype = random.nextInt(20);
            table.addRow((natural ? prototypes.row(prototype) : rest.row(row))
                    .values()
                    .toArray());
        }
        return table.build();
    }

    private static Table odd(int rows, long seed) {
        Random random = Clinic.random(seed);
        TableBuilder table = Table.builder(ODD);
        for (int row = 0; row < rows; row++) {
            double x = random.nextGaussian();
            table.addRow(1.5, null, x, 2 * x, x < 0 ? "minus" : "plus");
        }
        return table.build();
    }
}
