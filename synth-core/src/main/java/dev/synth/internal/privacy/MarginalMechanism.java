package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyBudget;
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
    /** Shares of the cost; the pairs' counts get what is left. */
    private static final double COUNT = 0.01;

    private static final double COLUMNS = 0.34;
    private static final double CHOICES = 0.15;
    /** Share of δ for showing levels and values. */
    private static final double SHOWING = 0.1;

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
        return learn(table, budget, ExactNoise.secure());
    }

    /** Learns each column by itself and no pair, to see what pairs are worth; the columns get the whole budget. */
    public static Result learnColumns(Table table, PrivacyBudget budget) {
        return learn(table, budget, ExactNoise.secure(), false);
    }

    static Result learn(Table table, PrivacyBudget budget, ExactNoise noise) {
        return learn(table, budget, noise, true);
    }

    private static Result learn(Table table, PrivacyBudget budget, ExactNoise noise, boolean joined) {
        return learnBounded(bounded(table, budget, noise), budget, noise, joined);
    }

    /** So many rows of each entity, drawn in secret, as the budget says. */
    static Table bounded(Table table, PrivacyBudget budget, ExactNoise noise) {
        PublicSchema.require(table.schema());
        return table.rows(Contributions.choose(table, budget.rowsPerEntity(), noise));
    }

    /** Learns a table in which no entity has more rows than the budget says. */
    static Result learnBounded(Table table, PrivacyBudget budget, ExactNoise noise, boolean joined) {
        PrivacyAccount account = account(table.schema(), budget);
        Learnt learnt = learnBounded(table, budget, account, noise, joined, 1);
        return new Result(learnt.model(), account.ledger(), learnt.notes());
    }

    /** An account from which nothing is spent yet. */
    static PrivacyAccount account(Schema schema, PrivacyBudget budget) {
        return new PrivacyAccount(budget, unit(schema, budget));
    }

    /** What was learnt; what it cost is in the account. */
    record Learnt(MarginalModel model, List<String> notes) {}

    /**
     * Learns a bounded table with a share of what the budget allows to cost.
     *
     * @param account that pays
     * @param share above 0, at most 1
     */
    static Learnt learnBounded(
            Table table, PrivacyBudget budget, PrivacyAccount account, ExactNoise noise, boolean joined, double share) {
        Schema schema = table.schema();
        int[] learnt = PublicSchema.learnt(schema);
        Curator curator = new Curator(account, noise, budget.rowsPerEntity());
        double rho = share * NoiseLevels.rho(budget.epsilon(), (1 - SHOWING) * budget.delta());
        double rows = Math.max(
                1,
                curator.counts("how many rows there are", new long[] {table.rowCount()}, COUNT * rho)
                        .counts()[0]);
        boolean single = !joined || learnt.length == 1;
        double perColumn = (single ? 1 - COUNT : COLUMNS) * rho / learnt.length;
        double delta = SHOWING * budget.delta() / learnt.length;
        LevelSurvey levels = new LevelSurvey(curator, rows, delta);
        NumberSurvey numbers = new NumberSurvey(curator, rows, delta);
        List<SurveyedColumn> surveyed = new ArrayList<>();
        for (int c : learnt) {
            ColumnSchema column = schema.column(c);
            surveyed.add(
                    column.kind().isLevelled()
                            ? levels.survey(c, column, table.levels(c), perColumn)
                            : numbers.survey(c, column, table.numeric(c), table.rowCount(), perColumn));
        }
        PairSurvey.Pairs pairs = single
                ? PairSurvey.Pairs.NONE
                : new PairSurvey(curator, schema, surveyed, rows)
                        .survey(CHOICES * rho, (1 - COUNT - COLUMNS - CHOICES) * rho);
        MarginalModel model = new MarginalModel(
                schema,
                (int) Math.min(Integer.MAX_VALUE, Math.round(rows)),
                surveyed.stream()
                        .map(column -> new MarginalModel.Marginal(column.position(), column.bins(), column.masses()))
                        .toList(),
                pairs);
        return new Learnt(model, notes(schema, surveyed, budget, rows));
    }

    private static String unit(Schema schema, PrivacyBudget budget) {
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
