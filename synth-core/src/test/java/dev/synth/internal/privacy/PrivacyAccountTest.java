package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is paid, and what is refused. */
class PrivacyAccountTest {
    private final PrivacyAccount account = new PrivacyAccount(PrivacyBudget.of(1, 1e-6), "a row");
    private final Curator curator = new Curator(account, new ExactNoise(new SplittableRandom(5)), 1);

    @Test
    void theLookThatWouldOverspendIsNotTaken() {
        double rho = NoiseLevels.rho(1, 1e-6);
        curator.counts("the first half", new long[] {10}, 0.6 * rho);
        assertThatThrownBy(() -> curator.counts("the second half", new long[] {10}, 0.6 * rho))
                .isInstanceOf(PrivacyBudgetExceededException.class)
                .hasMessageContaining("the second half");
        assertThat(account.ledger().expenses()).hasSize(1);
        curator.counts("what is left", new long[] {10}, 0.39 * rho);
        assertThat(account.ledger().epsilon()).isBetween(0.98, 1.0);
    }

    @Test
    void deltaIsSpentByShowingAndRefusedBeyondItsEnd() {
        TreeMap<String, Long> counts = new TreeMap<>(java.util.Map.of("a", 500L, "b", 1L));
        assertThat(curator.select("levels", new long[0], counts, 1e-3, 5e-7).shown())
                .containsOnlyKeys("a");
        assertThatThrownBy(() -> curator.select("levels", new long[0], counts, 1e-3, 5e-7))
                .isInstanceOf(PrivacyBudgetExceededException.class);
    }

    @Test
    void looksThatWerePlannedAreAllowedOnceAndNoOthers() {
        PrivacyBudget budget = PrivacyBudget.of(1, 1e-6);
        LossAccountant losses = LossAccountant.empty().plus(Curator.countCost(0.01, 1), 2);
        PlannedLooks looks = PlannedLooks.of(losses, budget, 9e-7);
        PrivacyAccount planned = new PrivacyAccount(budget, "a row", Optional.of(looks));
        Curator asking = new Curator(planned, new ExactNoise(new SplittableRandom(5)), 1);
        asking.counts("twice", new long[] {10}, 0.01, 0.01);
        assertThatThrownBy(() -> asking.counts("once more", new long[] {10}, 0.01))
                .isInstanceOf(PrivacyBudgetExceededException.class)
                .hasMessageContaining("once more")
                .hasMessageContaining("planned");
        assertThatThrownBy(() -> asking.choose("which", List.of(1L, 2L), 0.01))
                .isInstanceOf(PrivacyBudgetExceededException.class);
        assertThat(planned.ledger().expenses()).hasSize(2);
        assertThat(planned.ledger().epsilon()).isEqualTo(looks.epsilon()).isLessThan(1);
        assertThat(planned.ledger().accountant()).isEqualTo(PrivacyLedger.LOSSES);
    }

    @Test
    void selectionsOfAPlanTakeNoMoreOfDeltaThanItLeft() {
        PrivacyBudget budget = PrivacyBudget.of(1, 1e-6);
        LossAccountant losses = LossAccountant.empty().plus(Curator.countCost(0.01, 1), 2);
        PrivacyAccount planned =
                new PrivacyAccount(budget, "a row", Optional.of(PlannedLooks.of(losses, budget, 9e-7)));
        Curator asking = new Curator(planned, new ExactNoise(new SplittableRandom(5)), 1);
        asking.select("levels", new long[0], new TreeMap<String, Long>(), 0.01, 0.9e-7);
        assertThatThrownBy(() -> asking.select("more", new long[0], new TreeMap<String, Long>(), 0.01, 0.9e-7))
                .isInstanceOf(PrivacyBudgetExceededException.class);
    }

    @Test
    void aPlanAllowsAllItsSelectionsHoweverTheirSharesAreRounded() {
        RenyiCost look = Curator.countCost(0.001, 1);
        for (double delta : new double[] {1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9}) {
            PrivacyBudget budget = PrivacyBudget.of(3, delta);
            for (int columns = 1; columns <= 60; columns++) {
                MarginalPlan plan = new MarginalPlan(budget, 0.1, columns, 0, 0, Optional.empty());
                LossAccountant losses = LossAccountant.empty().plus(look, columns);
                PrivacyAccount planned = new PrivacyAccount(
                        budget,
                        "a row",
                        Optional.of(new PlannedLooks(losses, budget.epsilon(), MarginalPlan.converting(budget))));
                for (int column = 0; column < columns; column++) {
                    planned.pay("selection", "column " + column, 1, 1, look, plan.showing());
                }
                assertThat(planned.ledger().expenses()).hasSize(columns);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-7, 1e-8})
    void columnsWhoseLevelsAreAllToBeFoundAreLearntToTheLast(double delta) {
        Schema.Builder schema = Schema.builder();
        IntStream.range(0, 6).forEach(column -> schema.categorical("c" + column));
        TableBuilder rows = Table.builder(schema.build());
        IntStream.range(0, 200).forEach(row -> rows.addRow((Object[]) "a b c d e f".split(" ")));
        PrivacyBudget budget = PrivacyBudget.of(3, delta);
        PrivacyLedger ledger = MarginalMechanism.learn(rows.build(), budget).ledger();
        assertThat(ledger.accountant()).isEqualTo(PrivacyLedger.LOSSES);
        assertThat(ledger.epsilon()).isBetween(2.9, 3.0);
    }

    @Test
    void aPlanThatWouldOverspendIsRefused() {
        PrivacyBudget budget = PrivacyBudget.of(1, 1e-6);
        PlannedLooks looks = PlannedLooks.of(LossAccountant.empty().plus(Curator.countCost(0.01, 1), 5), budget, 9e-7);
        assertThatThrownBy(() -> new PrivacyAccount(budget, "a row", Optional.of(looks)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would spend epsilon");
    }

    @Test
    void choicesAreAsLikelyAsTheirScoresSay() {
        double rho = NoiseLevels.rho(1, 1e-6) / 40_000;
        double epsilon = Math.sqrt(8 * rho);
        long gap = Math.round(2 / epsilon);
        int first = 0;
        for (int i = 0; i < 30_000; i++) {
            first += curator.choose("which", List.of(gap, 0L), rho) == 0 ? 1 : 0;
        }
        // The odds are e^(ε·gap/2) : 1, that is e : 1.
        assertThat(first / 30_000.0).isBetween(0.731 - 0.013, 0.731 + 0.013);
    }
}
