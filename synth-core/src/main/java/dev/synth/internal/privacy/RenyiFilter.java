package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;

/**
 * What is fixed before the first look where costs may follow from answers: one Rényi order, and the δ that converts its costs.
 * As long as these add up to no more than what converts to ε, the promise holds however later looks were decided on (Feldman
 * and Zrnic 2021, theorem 3.1). Both follow from the budget alone.
 *
 * @param order whole, 2 or more, where bounds of noise on samples are sharp
 */
record RenyiFilter(int order, double delta) {
    /** Share of δ for what is wrong with the odds of noise that is drawn from tables. */
    private static final double TABLES = 0.02;

    /**
     * The filter for a budget, at the whole order above the one that suits concentrated costs best.
     *
     * @throws IllegalArgumentException if ε is too small for δ
     */
    static RenyiFilter of(PrivacyBudget budget) {
        double delta = MarginalPlan.converting(budget) - TABLES * budget.delta();
        double rho = NoiseLevels.rho(budget.epsilon(), delta);
        double best = RenyiAccountant.standard()
                .plus(RenyiCost.concentrated(rho))
                .promise(delta)
                .order();
        return new RenyiFilter((int) Math.ceil(best), delta);
    }

    /** An accountant of that order, from which nothing is spent. */
    RenyiAccountant accountant() {
        return RenyiAccountant.of(order);
    }

    /** What concentrated looks may cost together under this ε. */
    double rho(double epsilon) {
        return (epsilon - accountant().promise(delta).epsilon()) / order;
    }
}
