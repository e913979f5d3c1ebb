package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleValuesTest {
    private static final ColumnSchema ACCOUNT = ColumnSchema.of("account", ColumnKind.INTEGER);
    private static final Schema ACCOUNTS = Schema.of(List.of(ACCOUNT, ColumnSchema.of("sex", ColumnKind.CATEGORICAL)));
    private static final int ROWS = 1_000;
    private static final int HELD_OUT = 250;

    private static Table accounts(Schema schema, long... numbers) {
        TableBuilder table = Table.builder(schema);
        for (int row = 0; row < numbers.length; row++) {
            table.addRow(numbers[row], row % 2 == 0 ? "f" : "m");
        }
        return table.build();
    }

    private static long[] unused(int count, long seed) {
        return new SplittableRandom(seed)
                .longs(count, 100_000_000, 1_000_000_000)
                .toArray();
    }

    /** Account numbers, the first so many of which are training rows'. */
    private static LeakageTest judged(Schema schema, int copied) {
        long[] training = unused(ROWS, 1);
        long[] synthetic = LongStream.concat(
                        Arrays.stream(training).limit(copied), Arrays.stream(unused(ROWS - copied, 2)))
                .toArray();
        return judged(accounts(schema, training), accounts(schema, unused(HELD_OUT, 3)), accounts(schema, synthetic));
    }

    private static LeakageTest judged(Table training, Table holdout, Table synthetic) {
        return LeakageJudge.judge(training, holdout, synthetic, 1, GatePolicy.standard(), 1).leakage().tests().stream()
                .filter(test -> test.id().equals("G3"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, ROWS})
    void numbersOfTrainingRowsOnNewRowsFail(int copied) {
        LeakageTest test = judged(ACCOUNTS, copied);
        assertThat(test.decision()).isEqualTo(Verdict.FAIL);
        assertThat(test.message()).contains("single values of 'account'");
    }

    @Test
    void newNumbersDoNot() {
        assertThat(judged(ACCOUNTS, 0).decision()).isEqualTo(Verdict.PASS);
        assertThat(judged(ACCOUNTS, 0).power()).isBetween(25, 50);
    }

    /** Every third number of a range is somebody's, so that chance repeats a third of any. */
    @Test
    void onADenseGridAllNumbersOfTrainingRowsFailAndAFewMoreThanOfOthersDoNot() {
        long[] taken = new SplittableRandom(4).longs(6_000, 0, 10_000).toArray();
        Table training = accounts(ACCOUNTS, Arrays.copyOf(taken, 2_000));
        Table holdout = accounts(ACCOUNTS, Arrays.copyOfRange(taken, 2_000, 4_000));
        long[] fresh = Arrays.copyOfRange(taken, 4_000, 6_000);
        assertThat(SingleValues.isDense(evidence(training, holdout, accounts(ACCOUNTS, fresh)), 0))
                .isTrue();
        assertThat(SingleValues.isDense(evidence(training, holdout, accounts(ACCOUNTS, unused(2_000, 1))), 0))
                .isFalse();
        LeakageTest all = judged(training, holdout, training);
        assertThat(all.decision()).isEqualTo(Verdict.FAIL);
        assertThat(all.message()).contains("single values of 'account'");
        long[] few = LongStream.concat(
                        Arrays.stream(taken).limit(60), Arrays.stream(fresh).skip(60))
                .toArray();
        assertThat(judged(training, holdout, accounts(ACCOUNTS, few)).decision())
                .isEqualTo(Verdict.PASS);
    }

    private static Evidence evidence(Table training, Table holdout, Table synthetic) {
        return Evidence.of(training, holdout, synthetic, 1, GatePolicy.standard(), 1);
    }

    @Test
    void publicNumbersAreNotLookedAt() {
        Table all = accounts(Schema.of(List.of(ACCOUNT.withRole(Role.PUBLIC), ACCOUNTS.column(1))), unused(10, 1));
        assertThat(SingleValues.columns(Evidence.of(all, all, all, 1, GatePolicy.standard(), 1)))
                .isEmpty();
    }

    /** 7 is held by five of T and H, 8 by four, 9 by one of H; 6 does not come again. */
    @Test
    void aValueCountsIfFewerThanKUnitsHoldIt() {
        Table training = accounts(ACCOUNTS, 7, 7, 7, 8, 8, 6);
        Table holdout = accounts(ACCOUNTS, 7, 7, 8, 8, 9);
        Evidence evidence = Evidence.of(training, holdout, accounts(ACCOUNTS, 9, 8, 7, 7), 1, GatePolicy.standard(), 1);
        assertThat(SingleValues.hit(evidence, 0)).containsExactlyInAnyOrder(3, 4, 8, 9, 10);
    }

    @Test
    void unitsAreCountedNotRows() {
        Schema schema =
                Schema.of(List.of(ColumnSchema.of("id", ColumnKind.IDENTIFIER).withRole(Role.ENTITY), ACCOUNT));
        TableBuilder training = Table.builder(schema);
        IntStream.range(0, 12).forEach(row -> training.addRow("P" + row / 6, 7L));
        Table holdout = Table.builder(schema).addRow("Q", 8L).addRow("R", 8L).build();
        Table synthetic = Table.builder(schema).addRow("S", 7L).build();
        Evidence evidence = Evidence.of(training.build(), holdout, synthetic, 1, GatePolicy.standard(), 1);
        assertThat(SingleValues.hit(evidence, 1)).containsExactlyInAnyOrder(0, 1);
    }
}
