package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;

/**
 * Looks that were planned before the first, and what they promise together.
 *
 * @param losses of the looks that are still to be taken
 * @param epsilon that all together spend
 * @param delta that this takes; what is left of the budget's is for selections
 */
record PlannedLooks(LossAccountant losses, double epsilon, double delta) {
    static PlannedLooks of(LossAccountant losses, PrivacyBudget budget, double delta) {
        return new PlannedLooks(losses, losses.epsilon(delta, budget.epsilon()), delta);
    }
}
