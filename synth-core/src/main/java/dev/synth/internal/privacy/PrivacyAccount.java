package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The account of one training: every look at the table is paid here before it is taken. What is asked may depend on answers
 * before. So may how much a look costs, unless looks were planned, as long as all costs are concentrated (Whitehouse, Ramdas,
 * Rogers and Wu 2023) or the account has a {@link RenyiFilter}. Not thread-safe.
 */
final class PrivacyAccount {
    private final PrivacyBudget budget;
    private final String unit;
    private final List<PaidLook> entries = new ArrayList<>();
    private final Optional<PlannedLooks> planned;
    private final Optional<RenyiFilter> filter;
    private RenyiAccountant accountant;
    private LossAccountant ahead;
    private double delta;

    /** An account that looks of concentrated cost are entered in as they come. */
    PrivacyAccount(PrivacyBudget budget, String unit) {
        this(budget, unit, Optional.empty());
    }

    /**
     * An account for looks of any cost, which may follow from answers.
     *
     * @throws IllegalArgumentException if ε is too small for δ
     */
    static PrivacyAccount filtered(PrivacyBudget budget, String unit) {
        return new PrivacyAccount(budget, unit, Optional.empty(), Optional.of(RenyiFilter.of(budget)));
    }

    /**
     * An account for looks that were planned, if any were; then it allows these and no other.
     *
     * @throws IllegalArgumentException if they would overspend
     */
    PrivacyAccount(PrivacyBudget budget, String unit, Optional<PlannedLooks> planned) {
        this(budget, unit, planned, Optional.empty());
    }

    private PrivacyAccount(
            PrivacyBudget budget, String unit, Optional<PlannedLooks> planned, Optional<RenyiFilter> filter) {
        this.budget = budget;
        this.unit = unit;
        this.planned = planned;
        this.filter = filter;
        this.accountant = filter.map(RenyiFilter::accountant).orElseGet(RenyiAccountant::standard);
        this.ahead = planned.map(PlannedLooks::losses).orElse(LossAccountant.empty());
        planned.filter(looks -> looks.epsilon() > budget.epsilon() || looks.delta() > budget.delta())
                .ifPresent(looks -> {
                    throw new IllegalArgumentException("The looks planned would spend epsilon " + looks.epsilon()
                            + " at delta " + looks.delta() + ", more than " + budget + ".");
                });
    }

    /**
     * Pays for a look at the table. Looks that follow each other and share one cost are one line of the ledger.
     *
     * @param share of δ that the look itself needs, besides the conversion
     * @throws PrivacyBudgetExceededException if it would overspend; nothing is paid then
     */
    void pay(String mechanism, String query, double sensitivity, double noise, RenyiCost cost, double share) {
        RenyiAccountant next = accountant.plus(cost);
        double epsilon = epsilon(next, share);
        if (planned.isPresent()) {
            epsilon = Math.min(epsilon, planned.get().epsilon());
            ahead = cost.findLoss()
                    .flatMap(ahead::minus)
                    .filter(rest ->
                            delta + share <= budget.delta() - planned.get().delta())
                    .orElseThrow(() -> refusal(mechanism, query, "is not among the looks that were planned"));
        } else if (epsilon > budget.epsilon()) {
            throw refusal(
                    mechanism,
                    query,
                    "would spend epsilon " + epsilon + " of " + budget.epsilon() + " at delta " + budget.delta());
        }
        accountant = next;
        delta += share;
        PaidLook last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last != null && last.cost() == cost && last.query().equals(query)) {
            entries.set(entries.size() - 1, last.again(epsilon));
        } else {
            entries.add(new PaidLook(mechanism, query, sensitivity, noise, cost, share, epsilon, 1));
        }
    }

    /** Whether a look can be paid for. */
    boolean affords(RenyiCost cost, double share) {
        return epsilon(accountant.plus(cost), share) <= budget.epsilon();
    }

    private double epsilon(RenyiAccountant next, double share) {
        double left = converting(share);
        return left > 0 ? next.promise(left).epsilon() : Double.POSITIVE_INFINITY;
    }

    /** The δ for the conversion once this share more is taken, 0 or less if that is too much. */
    private double converting(double share) {
        double left = budget.delta() - delta - share;
        return filter.map(RenyiFilter::delta)
                .map(fixed -> left >= fixed ? fixed : 0)
                .orElse(left);
    }

    /**
     * The share of δ that draws need whose odds are wrong by so much in total variation, on both of two neighbouring tables:
     * 1 + e^ε times as much.
     */
    double shareOfError(double variation) {
        return (1 + Math.exp(budget.epsilon())) * variation;
    }

    /**
     * The least noise multiplier with which so many steps can be paid for.
     *
     * @param step the cost of one step, by multiplier
     * @param share of δ that all steps need, besides the conversion
     * @throws IllegalArgumentException if none is enough
     */
    double multiplier(int steps, DoubleFunction<RenyiCost> step, double share) {
        double left = converting(share);
        if (left <= 0) {
            throw new IllegalArgumentException("delta (" + budget.delta() + ") is too small for " + steps
                    + " steps under epsilon " + budget.epsilon() + ": what is wrong with the odds of their noise, "
                    + share + ", is more than is left; take a larger delta, a smaller epsilon or fewer steps.");
        }
        return NoiseLevels.multiplier(accountant, budget.epsilon(), left, steps, step);
    }

    private static PrivacyBudgetExceededException refusal(String mechanism, String query, String why) {
        return new PrivacyBudgetExceededException("Looking at " + query + " (" + mechanism + ") " + why
                + "; it was not done. Grant more, or look less often.");
    }

    /** What was spent so far. */
    PrivacyLedger ledger() {
        RenyiAccountant.Promise promise = accountant.promise(converting(0));
        boolean tighter = planned.isPresent() && planned.get().epsilon() < promise.epsilon();
        return new PrivacyLedger(
                budget,
                unit,
                tighter ? planned.get().epsilon() : promise.epsilon(),
                budget.delta(),
                tighter ? PrivacyLedger.LOSSES : PrivacyLedger.RENYI,
                promise.order(),
                entries.stream().map(entry -> entry.at(promise.order())).toList());
    }
}
