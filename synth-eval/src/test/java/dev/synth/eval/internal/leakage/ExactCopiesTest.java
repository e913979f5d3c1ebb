package dev.synth.eval.internal.leakage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.GatePolicy;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactCopiesTest {
    private static final double ERROR = 0.025;
    private static final double QUANTILE = 1.96;

    /** A normal approximation: of K hits a share h in the holdout, off by sqrt(K h (1 − h)), leaves L = that over h. */
    @Test
    void theRowsNeededAreThoseOfTheNormalApproximation() {
        int hits = 110;
        double held = 0.2;
        double off = QUANTILE * Math.sqrt(hits * held * (1 - held)) / held;
        double times = ExactCopies.timesNeeded(new Hypergeometric(4_870, 3_896, hits), 4, ERROR);
        assertThat(times).isBetween(0.8 * Math.pow(off / 4, 2), 1.25 * Math.pow(off / 4, 2));
    }

    @Test
    void fewerHitsThanTheMarginNeedNoMoreRows() {
        assertThat(ExactCopies.timesNeeded(new Hypergeometric(5_000, 4_000, 3), 4, ERROR))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void whereChanceCopiesRecordsTheReportSaysHowManyRowsWouldDo() {
        JudgedLeakage judged = LeakageJudge.judge(few(800, 1), few(200, 2), few(800, 3), 1, GatePolicy.standard(), 1);
        assertThat(judged.nextSteps()).anyMatch(step -> step.contains("would do for a margin of 0.1 %"));
    }

    /** Two numbers of 50 values each: a fifth of the records come by chance. */
    private static Table few(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableBuilder table =
                Table.builder(Schema.builder().integer("a").integer("b").build());
        for (int row = 0; row < rows; row++) {
            table.addRow(random.nextInt(50), random.nextInt(50));
        }
        return table.build();
    }
}
