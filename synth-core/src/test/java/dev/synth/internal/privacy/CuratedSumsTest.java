package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyExpense;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who takes part, what gets out, and what it costs. */
class CuratedSumsTest {
    private static final int STEPS = 40;
    private static final int SIZE = 2_000;
    private static final int ENTITIES = 3_000;
    private static final int ROWS_PER_ENTITY = 2;

    private final PrivacyAccount account = PrivacyAccount.filtered(PrivacyBudget.of(1, 1e-6), "a row");
    private final int[] entities =
            IntStream.range(0, ENTITIES * ROWS_PER_ENTITY).map(row -> row / 2).toArray();
    private final SplittableRandom bits = new SplittableRandom(31);

    private SampledSumsPlan plan() {
        return SampledSumsPlan.within(account, 0.05, STEPS, SIZE, ROWS_PER_ENTITY);
    }

    private CuratedSums sums(SampledSumsPlan plan) {
        return new CuratedSums(account, plan, entities, bits);
    }

    @Test
    void allRowsOfAnEntityAreDrawnTogetherAndAsOftenAsTheRateSays() {
        SampledSumsPlan plan = plan();
        CuratedSums sums = sums(plan);
        int drawn = 0;
        for (int step = 0; step < STEPS; step++) {
            int[] rows = sums.draw();
            assertThat(Arrays.stream(rows).map(row -> row ^ 1).sorted().toArray())
                    .isEqualTo(rows);
            drawn += rows.length / 2;
        }
        // One standard error is 0.00063.
        assertThat(drawn / (double) (STEPS * ENTITIES)).isCloseTo(plan.rate(), within(0.0026));
        assertThat(plan.rate()).isCloseTo(0.05, within(1e-5));
    }

    @Test
    void asManyStepsAsPlannedArePaidForAndNotOneMore() {
        CuratedSums sums = sums(plan());
        for (int step = 0; step < STEPS; step++) {
            assertThat(sums.canDraw(STEPS - step)).isTrue();
            sums.draw();
        }
        assertThat(sums.canDraw(1)).isFalse();
        assertThatThrownBy(sums::draw).isInstanceOf(PrivacyBudgetExceededException.class);

        assertThat(account.ledger().expenses()).hasSize(1);
        PrivacyExpense expense = account.ledger().expenses().get(0);
        assertThat(expense.query()).endsWith(", 40 times");
        assertThat(expense.epsilon()).isEqualTo(account.ledger().epsilon()).isBetween(0.999, 1.0);
        assertThat(expense.sensitivity()).isBetween(2.0, 2.1);
    }

    @Test
    void whatWasSpentBeforeIsLeftOutOfThePlan() {
        double alone = plan().multiplier();
        new Curator(account, new ExactNoise(bits), 1).counts("a count", new long[1], 0.5 * NoiseLevels.rho(1, 1e-6));
        assertThat(plan().multiplier()).isGreaterThan(1.1 * alone);
        CuratedSums sums = sums(plan());
        assertThat(sums.canDraw(STEPS)).isTrue();
        assertThat(sums.canDraw(STEPS + 1)).isFalse();
    }

    @Test
    void whatDecidesIsFixedBeforeTheFirstLook() {
        double order = account.ledger().order();
        new Curator(account, new ExactNoise(bits), 1).counts("a count", new long[1], 0.5 * NoiseLevels.rho(1, 1e-6));
        CuratedSums sums = sums(plan());
        sums.draw();
        assertThat(account.ledger().order()).isEqualTo(order).isEqualTo(Math.rint(order));
        account.pay("selection", "levels", 1, 1, at -> 0, 1e-7);
        assertThat(sums.canDraw(STEPS - 1))
                .as("showing levels takes nothing of the conversion")
                .isTrue();
        assertThatThrownBy(() -> account.pay("selection", "more levels", 1, 1, at -> 0, 3e-8))
                .isInstanceOf(PrivacyBudgetExceededException.class);
    }

    @Test
    void oddsOfTablesAreChargedOnBothTables() {
        SampledSumsPlan plan = plan();
        CuratedSums sums = sums(plan);
        sums.draw();
        assertThat(account.ledger().expenses().get(0).delta())
                .isCloseTo((1 + Math.E) * SIZE * GaussianTable.ERROR, within(1e-9 * plan.error()));
        PrivacyAccount loose = PrivacyAccount.filtered(PrivacyBudget.of(40, 1e-6), "a row");
        assertThatThrownBy(() -> SampledSumsPlan.within(loose, 0.05, STEPS, SIZE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delta (1.0E-6) is too small for 40 steps");
    }

    @Test
    void noiseHasTheDeviationThatWasPaidForAndLiesOnTheGrid() {
        SampledSumsPlan plan = plan();
        CuratedSums sums = sums(plan);
        double square = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] sum = new double[SIZE];
            Arrays.fill(sum, 0.3);
            sums.draw();
            sums.release(sum);
            for (double x : sum) {
                square += Math.pow(x - 0.3, 2);
                assertThat(x / plan.grid()).isCloseTo(Math.rint(x / plan.grid()), within(1e-6));
            }
        }
        // 80,000 draws: one standard error is 0.25 %.
        assertThat(Math.sqrt(square / STEPS / SIZE) / plan.deviation()).isCloseTo(1, within(0.01));
    }

    @Test
    void roundingMovesSumsNoFurtherApartThanTheSensitivityAllows() {
        SampledSumsPlan plan = plan();
        double worst = 0;
        for (int trial = 0; trial < 200; trial++) {
            double square = 0;
            double[] move = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                move[i] = 2 * bits.nextDouble() - 1;
                square += move[i] * move[i];
            }
            double rounded = 0;
            for (int i = 0; i < SIZE; i++) {
                double from = 1e3 * bits.nextDouble();
                double to = from + ROWS_PER_ENTITY * move[i] / Math.sqrt(square);
                rounded += Math.pow(Math.round(to / plan.grid()) - Math.round(from / plan.grid()), 2);
            }
            worst = Math.max(worst, Math.sqrt(rounded) * plan.grid());
        }
        assertThat(worst).isGreaterThan(ROWS_PER_ENTITY).isLessThan(plan.sensitivity());
    }

    @Test
    void aSumIsReleasedOnce() {
        CuratedSums sums = sums(plan());
        assertThatThrownBy(() -> sums.release(new double[SIZE])).isInstanceOf(IllegalStateException.class);
        sums.draw();
        sums.release(new double[SIZE]);
        assertThatThrownBy(() -> sums.release(new double[SIZE])).isInstanceOf(IllegalStateException.class);
    }
}
