package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who tries again gets no release that a first attempt would have been refused for. */
class FurtherAttemptsTest {
    private static final GatePolicy NUMBERS =
            GatePolicy.standard().toBuilder().tests(List.of("G3")).build();
    private static final GatePolicy LITERALS =
            GatePolicy.standard().toBuilder().tests(List.of("G1", "G7")).build();
    private static final int ROWS = 1_000;

    /** Account numbers, the first so many of which are training rows'. */
    private static JudgedLeakage accounts(int copied, int attempt) {
        long[] training = numbers(ROWS, 1);
        long[] synthetic = numbers(ROWS, 2);
        System.arraycopy(training, 0, synthetic, 0, copied);
        return LeakageJudge.judge(table(training), table(numbers(250, 3)), table(synthetic), 1, NUMBERS, attempt);
    }

    private static long[] numbers(int rows, long seed) {
        return new SplittableRandom(seed)
                .longs(rows, 100_000_000, 1_000_000_000)
                .toArray();
    }

    private static Table table(long... numbers) {
        TableBuilder table = Table.builder(
                Schema.builder().integer("account").categorical("sex").build());
        for (int row = 0; row < numbers.length; row++) {
            table.addRow(numbers[row], row % 2 == 0 ? "f" : "m");
        }
        return table.build();
    }

    private static LeakageTest test(JudgedLeakage judged, String id) {
        return judged.leakage().tests().stream()
                .filter(test -> test.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLeakThatTheFirstAttemptFailsByDoesNotPassALaterOne() {
        assertThat(accounts(50, 1).verdict()).isEqualTo(Verdict.FAIL);
        JudgedLeakage later = accounts(50, 9);
        assertThat(later.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(test(later, "G3").message()).contains("A first attempt would have failed by this. Attempt 9");
        assertThat(later.nextSteps()).anyMatch(step -> step.contains("'account' numbers people"));
        assertThat(accounts(0, 9).verdict()).isEqualTo(Verdict.PASS);
    }

    /** The level of the fortieth attempt is far below what dealing labels half a million times can show. */
    @ParameterizedTest
    @ValueSource(ints = {9, 40})
    void whatLeaksWhollyFailsInEveryAttempt(int attempt) {
        assertThat(accounts(ROWS, attempt).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(test(accounts(0, attempt), "G3").power()).isBetween(50, 400);
    }

    @Test
    void aRecordSaidOftenEnoughForTheFirstAttemptDoesNotPassALaterOne() {
        Table training = Clinic.sample(ROWS, 1);
        Table synthetic = Clinic.head(Clinic.sample(ROWS, 3), ROWS - 26).append(training.rows(new int[26]));
        List<Verdict> verdicts = IntStream.of(1, 9)
                .mapToObj(
                        attempt -> LeakageJudge.judge(training, Clinic.sample(250, 2), synthetic, 1, LITERALS, attempt))
                .map(judged -> test(judged, "G7").decision())
                .toList();
        assertThat(verdicts).containsExactly(Verdict.FAIL, Verdict.INCONCLUSIVE);
    }
}
