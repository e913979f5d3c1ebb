package dev.synth.internal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyLedger;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
        LossAccountant losses = LossAccountant.empty().plus(Curator.countCost(0.01), 2);
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
        LossAccountant losses = LossAccountant.empty().plus(Curator.countCost(0.01), 2);
        PrivacyAccount planned =
                new PrivacyAccount(budget, "a row", Optional.of(PlannedLooks.of(losses, budget, 9e-7)));
        Curator asking = new Curator(planned, new ExactNoise(new SplittableRandom(5)), 1);
        asking.select("levels", new long[0], new TreeMap<String, Long>(), 0.01, 0.9e-7);
        assertThatThrownBy(() -> asking.select("more", new long[0], new TreeMap<String, Long>(), 0.01, 0.9e-7))
                .isInstanceOf(PrivacyBudgetExceededException.class);
    }

    @Test
    void aPlanThatWouldOverspendIsRefused() {
        PrivacyBudget budget = PrivacyBudget.of(1, 1e-6);
        PlannedLooks looks = PlannedLooks.of(LossAccountant.empty().plus(Curator.countCost(0.01), 5), budget, 9e-7);
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
