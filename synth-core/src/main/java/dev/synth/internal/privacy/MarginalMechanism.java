package dev.synth.internal.privacy;

import dev.synth.internal.rules.FittedRules;
import dev.synth.internal.rules.RuleFitter;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.privacy.PrivacyBudgetExceededException;
import dev.synth.privacy.PrivacyLedger;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns the marginals of a table under differential privacy: the number of rows, each column, and pairs of columns. The
 * table's schema is taken as public, and nothing else of the table is used but through the curator.
 */
public final class MarginalMechanism {
    private MarginalMechanism() {}

    /**
     * What came of it.
     *
     * @param notes what the user should know, one sentence each; nothing that the model does not tell
     */
    public record Result(MarginalModel model, PrivacyLedger ledger, List<String> notes) {}

    /**
     * Learns a table with noise that nobody can foresee.
     *
     * @throws TableFormatException naming the column whose schema leaves to the table what must be public
     */
    public static Result learn(Table table, PrivacyBudget budget) {
        return learn(table, budget, ExactNoise.secure(), true);
    }

    /** Learns each column by itself and no pair, to see what pairs are worth; the columns get the whole budget. */
    public static Result learnColumns(Table table, PrivacyBudget budget) {
        return learn(table, budget, ExactNoise.secure(), false);
    }

    static Result learn(Table table, PrivacyBudget budget, Noise noise) {
        return learn(table, budget, noise, true);
    }

    private static Result learn(Table table, PrivacyBudget budget, Noise noise, boolean joined) {
        FittedRules rules = rules(table.schema());
        return learn(table, rules, MarginalPlan.of(rules.simplify(table).schema(), budget, joined), noise);
    }

    /** The rules of a public schema, which follow from it alone. */
    static FittedRules rules(Schema schema) {
        PublicSchema.require(schema);
        return RuleFitter.restore(schema, List.of());
    }

    /**
     * Learns a table without rules by a plan that was made for its schema, with this noise.
     *
     * @throws PrivacyBudgetExceededException if the plan is for another schema
     */
    public static Result learn(Table table, MarginalPlan plan, Noise noise) {
        PublicSchema.require(table.schema());
        return learn(table, FittedRules.none(table.schema()), plan, noise);
    }

    private static Result learn(Table table, FittedRules rules, MarginalPlan plan, Noise noise) {
        return learnBounded(bounded(table, plan.budget(), noise), rules, plan, noise);
    }

    /** So many rows of each entity, drawn in secret, as the budget says. */
    static Table bounded(Table table, PrivacyBudget budget, Noise noise) {
        return table.rows(Contributions.choose(table, budget.rowsPerEntity(), noise));
    }

    /** As {@link #learn(Table, MarginalPlan, Noise)}, of a table in which no entity has too many rows, which is not checked. */
    public static Result learnBounded(Table table, MarginalPlan plan, Noise noise) {
        return learnBounded(table, FittedRules.none(table.schema()), plan, noise);
    }

    private static Result learnBounded(Table table, FittedRules rules, MarginalPlan plan, Noise noise) {
        PrivacyAccount account = account(table.schema(), plan);
        Learnt learnt = learnBounded(table, rules, plan, account, noise);
        return new Result(learnt.model(), account.ledger(), learnt.notes());
    }

    /** An account from which nothing is spent yet. */
    static PrivacyAccount account(Schema schema, MarginalPlan plan) {
        return new PrivacyAccount(plan.budget(), unit(schema, plan.budget()), plan.promised());
    }

    /** What was learnt; what it cost is in the account. */
    record Learnt(MarginalModel model, List<String> notes) {}

    /** Learns a bounded table; the account pays. */
    static Learnt learnBounded(Table table, FittedRules rules, MarginalPlan plan, PrivacyAccount account, Noise noise) {
        Table simple = rules.simplify(table);
        Schema schema = simple.schema();
        PrivacyBudget budget = plan.budget();
        Curator curator = new Curator(account, noise, budget.rowsPerEntity());
        double rows = Math.max(
                1,
                curator.counts("how many rows there are", new long[] {table.rowCount()}, plan.rowsCost())
                        .counts()[0]);
        double perColumn = plan.columnCost();
        double delta = plan.showing();
        LevelSurvey levels = new LevelSurvey(curator, rows, delta);
        NumberSurvey numbers = new NumberSurvey(curator, rows, delta);
        List<SurveyedColumn> surveyed = new ArrayList<>();
        for (int c : PublicSchema.learnt(schema)) {
            ColumnSchema column = schema.column(c);
            surveyed.add(
                    column.kind().isLevelled()
                            ? levels.survey(c, column, simple.levels(c), perColumn)
                            : numbers.survey(c, column, simple.numeric(c), simple.rowCount(), perColumn));
        }
        PairSurvey.Pairs pairs = plan.pairs() == 0
                ? PairSurvey.Pairs.NONE
                : new PairSurvey(curator, schema, surveyed, rows).survey(plan.choiceCost(), plan.pairCost());
        MarginalModel model = new MarginalModel(
                schema,
                rules,
                (int) Math.min(Integer.MAX_VALUE, Math.round(rows)),
                surveyed.stream()
                        .map(column -> new MarginalModel.Marginal(column.position(), column.bins(), column.masses()))
                        .toList(),
                pairs);
        return new Learnt(model, notes(schema, surveyed, budget, rows));
    }

    static String unit(Schema schema, PrivacyBudget budget) {
        int rows = budget.rowsPerEntity();
        return schema.findRole(Role.ENTITY)
                .map(entity -> "an entity named by column '" + entity.name() + "', of which " + rows
                        + (rows == 1 ? " row is used" : " rows are used"))
                .orElse("a row");
    }

    private static List<String> notes(Schema schema, List<SurveyedColumn> surveyed, PrivacyBudget budget, double rows) {
        List<String> notes = new ArrayList<>();
        if (budget.delta() * rows > 1) {
            notes.add("delta (" + budget.delta() + ") is more than one over the number of rows (about "
                    + Math.round(rows) + "): it would allow to publish a row or more as it is. Take one far below.");
        }
        for (SurveyedColumn column : surveyed) {
            if (column.bins().size() == 1) {
                notes.add("Column '" + schema.column(column.position()).name()
                        + "': no value is shared by enough entities to be told apart from noise, so it comes out missing."
                        + " Declare its levels if they are public, grant a larger epsilon, or drop it.");
            }
        }
        return List.copyOf(notes);
    }
}
