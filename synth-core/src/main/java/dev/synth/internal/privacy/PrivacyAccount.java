package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyExpense;
import dev.synth.privacy.PrivacyLedger;
import java.util.ArrayList;
import java.util.List;

/**
 * The account of one training: every look at the table is paid here before it is taken. What is asked may depend on answers
 * before, and so may how much a look costs, as long as all costs are concentrated or what they add up to in the end is fixed
 * (Feldman and Zrnic 2021; Whitehouse, Ramdas, Rogers and Wu 2023). Not thread-safe.
 */
final class PrivacyAccount {
    private final PrivacyBudget budget;
    private final String unit;
    private final List<Entry> entries = new ArrayList<>();
    private RenyiAccountant accountant = RenyiAccountant.standard();
    private double delta;

    private record Entry(
            String mechanism,
            String query,
            double sensitivity,
            double noise,
            RenyiCost cost,
            double delta,
            double epsilon) {}

    PrivacyAccount(PrivacyBudget budget, String unit) {
        this.budget = budget;
        this.unit = unit;
    }

    /**
     * Pays for a look at the table.
     *
     * @param share of δ that the look itself needs, besides the conversion
     * @throws PrivacyBudgetExceededException if it would overspend; nothing is paid then
     */
    void pay(String mechanism, String query, double sensitivity, double noise, RenyiCost cost, double share) {
        RenyiAccountant next = accountant.plus(cost);
        double left = budget.delta() - delta - share;
        double epsilon = left > 0 ? next.promise(left).epsilon() : Double.POSITIVE_INFINITY;
        if (epsilon > budget.epsilon()) {
            throw new PrivacyBudgetExceededException("Looking at " + query + " (" + mechanism + ") would spend epsilon "
                    + epsilon + " of " + budget.epsilon() + " at delta " + budget.delta()
                    + "; it was not done. Grant more, or look less often.");
        }
        accountant = next;
        delta += share;
        entries.add(new Entry(mechanism, query, sensitivity, noise, cost, share, epsilon));
    }

    /** What was spent so far. */
    PrivacyLedger ledger() {
        RenyiAccountant.Promise promise = accountant.promise(budget.delta() - delta);
        return new PrivacyLedger(
                budget,
                unit,
                promise.epsilon(),
                budget.delta(),
                promise.order(),
                entries.stream()
                        .map(entry -> new PrivacyExpense(
                                entry.mechanism(),
                                entry.query(),
                                entry.sensitivity(),
                                entry.noise(),
                                entry.cost().at(promise.order()),
                                entry.delta(),
                                entry.epsilon()))
                        .toList());
    }
}
