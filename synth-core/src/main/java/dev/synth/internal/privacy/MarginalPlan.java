package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.Schema;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The looks that learning marginals takes and what each may cost: all of it follows from schema and budget, and none from an
 * answer, so their privacy losses may be added up beforehand.
 *
 * @param rho what all looks may cost together, in concentrated differential privacy
 * @param levels how many learnt columns have levels
 * @param numbers how many hold numbers
 * @param pairs how many pairs of columns are chosen and counted
 * @param promised what the looks promise together by their privacy losses; empty where their Rényi divergences decide
 */
public record MarginalPlan(
        PrivacyBudget budget, double rho, int levels, int numbers, int pairs, Optional<PlannedLooks> promised) {
    /** Shares of the cost; the pairs' counts get what is left. */
    private static final double COUNT = 0.01;

    private static final double COLUMNS = 0.34;
    private static final double CHOICES = 0.15;
    /** Share of δ for showing levels and values. */
    private static final double SHOWING = 0.1;
    /** Share of δ for converting the cost; what is missing to one is room for the rounding of sums of shares. */
    private static final double CONVERTING = (1 - SHOWING) * (1 - 1e-9);
    /** Costs grow with this power of ε or a little more, so that steps towards the budget stay below it. */
    private static final double GROWTH = 1.6;

    private static final int STEPS = 3;
    /** The law of a loss is kept answer by answer, which takes memory in proportion. */
    private static final int MOST_TIGHT_ROWS = 32;

    /**
     * A plan for the columns of a schema.
     *
     * @param joined whether pairs of columns are counted, or each column by itself
     * @throws IllegalArgumentException if ε is too small for δ
     */
    public static MarginalPlan of(Schema schema, PrivacyBudget budget, boolean joined) {
        return of(schema, budget, joined, 0);
    }

    /**
     * A plan that keeps a share of the cost for other looks. How these go is not known beforehand, so if there are to be any, a
     * {@link RenyiFilter} decides.
     *
     * @param kept 0 to below 1
     */
    static MarginalPlan of(Schema schema, PrivacyBudget budget, boolean joined, double kept) {
        int[] learnt = PublicSchema.learnt(schema);
        int levels = (int) IntStream.of(learnt)
                .filter(c -> schema.column(c).kind().isLevelled())
                .count();
        double rho = kept == 0
                ? NoiseLevels.rho(budget.epsilon(), converting(budget))
                : (1 - kept) * RenyiFilter.of(budget).rho(budget.epsilon());
        int pairs = joined ? PairSurvey.pairs(learnt.length) : 0;
        MarginalPlan plan = new MarginalPlan(budget, rho, levels, learnt.length - levels, pairs, Optional.empty());
        return budget.rowsPerEntity() <= MOST_TIGHT_ROWS && kept == 0 ? plan.tightened() : plan;
    }

    /** This plan with as much more cost as privacy losses allow, to a thousandth, if they allow more. */
    private MarginalPlan tightened() {
        MarginalPlan best = this;
        double factor = 1;
        for (int i = 0; i < STEPS; i++) {
            MarginalPlan tried = new MarginalPlan(budget, factor * rho, levels, numbers, pairs, Optional.empty());
            PlannedLooks looks = PlannedLooks.of(tried.losses(), budget, converting(budget));
            if (looks.epsilon() > budget.epsilon()) {
                return best;
            }
            best = new MarginalPlan(budget, tried.rho, levels, numbers, pairs, Optional.of(looks));
            factor *= Math.pow(budget.epsilon() / looks.epsilon(), GROWTH);
        }
        return best;
    }

    private LossAccountant losses() {
        LossAccountant losses = LossAccountant.empty().plus(countCost(rowsCost()), 1);
        losses = levels == 0 ? losses : losses.plus(countCost(columnCost()), levels);
        for (double share : NumberSurvey.shares(columnCost())) {
            losses = numbers == 0 ? losses : losses.plus(countCost(share), numbers);
        }
        return pairs == 0
                ? losses
                : losses.plus(Curator.choiceCost(choiceCost()), pairs).plus(countCost(pairCost()), pairs);
    }

    private RenyiCost countCost(double cost) {
        return Curator.countCost(cost, budget.rowsPerEntity());
    }

    /** What counting the rows may cost. */
    double rowsCost() {
        return COUNT * rho;
    }

    /** What all looks at a column may cost. */
    double columnCost() {
        return (pairs == 0 ? 1 - COUNT : COLUMNS) * rho / (levels + numbers);
    }

    double choiceCost() {
        return CHOICES * rho / pairs;
    }

    double pairCost() {
        return (1 - COUNT - COLUMNS - CHOICES) * rho / pairs;
    }

    /** What of δ is for converting the cost; the rest is for showing levels and values. */
    static double converting(PrivacyBudget budget) {
        return CONVERTING * budget.delta();
    }

    /** The share of δ that a column has for showing levels or values. */
    double showing() {
        return SHOWING * budget.delta() / (levels + numbers);
    }
}
