package dev.synth.internal.privacy;

import dev.synth.internal.rules.FittedRules;
import dev.synth.internal.split.Entities;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.Table;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A private copy of a table together with what is left of the budget, for sums over the table itself. Not thread-safe.
 */
public final class PrivateCopy {
    private final PrivacyBudget budget;
    private final PrivacyAccount account;
    private final RandomGenerator bits;
    private final Table rows;
    private final MarginalMechanism.Learnt learnt;

    private PrivateCopy(
            PrivacyBudget budget,
            PrivacyAccount account,
            RandomGenerator bits,
            Table rows,
            MarginalMechanism.Learnt learnt) {
        this.budget = budget;
        this.account = account;
        this.bits = bits;
        this.rows = rows;
        this.learnt = learnt;
    }

    /**
     * Makes a copy.
     *
     * @param kept share of the cost that is kept for sums, 0 to below 1
     * @param bits that nobody can foresee
     * @throws dev.synth.table.TableFormatException naming the column whose schema leaves to the table what must be public
     */
    public static PrivateCopy of(Table table, PrivacyBudget budget, double kept, RandomGenerator bits) {
        ExactNoise noise = new ExactNoise(bits);
        FittedRules rules = MarginalMechanism.rules(table.schema());
        MarginalPlan plan = MarginalPlan.of(rules.simplify(table).schema(), budget, true, kept);
        Table bounded = MarginalMechanism.bounded(table, budget, noise);
        PrivacyAccount account = kept == 0
                ? MarginalMechanism.account(bounded.schema(), plan)
                : PrivacyAccount.filtered(budget, MarginalMechanism.unit(bounded.schema(), budget));
        return new PrivateCopy(
                budget, account, bits, bounded, MarginalMechanism.learnBounded(bounded, rules, plan, account, noise));
    }

    /** What the copy is drawn from. */
    public MarginalModel model() {
        return learnt.model();
    }

    /** What the user should know, one sentence each. */
    public List<String> notes() {
        return learnt.notes();
    }

    /** The rows of the original that may be used: of each entity no more than the budget says. For sums alone. */
    public Table original() {
        return rows;
    }

    /** What was spent so far. */
    public PrivacyLedger ledger() {
        return account.ledger();
    }

    /**
     * Sums over samples of {@link #original()}, for so many steps with all that is left.
     *
     * @param expected rows in a sample; how many there are is not known, only how many there are thought to be
     * @param size of the vectors that are added up
     * @throws IllegalArgumentException if no noise is enough
     */
    public SampledSums sums(int expected, int steps, int size) {
        SampledSumsPlan plan = SampledSumsPlan.within(
                account, (double) expected / learnt.model().rows(), steps, size, budget.rowsPerEntity());
        return new CuratedSums(account, plan, Entities.of(rows).numbers(), bits);
    }
}
