package dev.synth.io.internal.rules;

import dev.synth.io.RuleProposal;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules that a table suggests: few, and each with more evidence than coincidence gives. */
public final class RuleFindings {
    /** A rule must hold in so many rows to which it applies. */
    static final int LEAST_ROWS = 50;

    /** Values paired at random would break a rule in so many rows. */
    static final int LEAST_BREACHES = 20;

    private RuleFindings() {}

    /** Formulas first: a column that follows from others is left out of the other rules. */
    public static List<RuleProposal> of(Table table) {
        if (table.rowCount() < LEAST_ROWS) {
            return List.of();
        }
        List<RuleProposal> found = new ArrayList<>(FormulaFinder.find(table));
        Set<String> derived = new HashSet<>();
        found.forEach(proposal -> derived.add(proposal.rule().columns().get(0)));
        List<RuleProposal> orders = OrderFinder.find(table, derived);
        found.addAll(orders);
        List<RuleProposal> combinations = CombinationFinder.find(table);
        found.addAll(combinations);
        Set<String> combined = new HashSet<>(derived);
        combinations.forEach(proposal -> combined.addAll(proposal.rule().columns()));
        found.addAll(AbsenceFinder.find(
                table,
                combined,
                derived,
                orders.stream().map(RuleProposal::rule).toList()));
        KeyFinder.find(table).ifPresent(found::add);
        return found;
    }

    static boolean holds(Rule rule, Table table) {
        return rule.broken(table, table).isEmpty();
    }

    static String count(int rows) {
        return String.format(java.util.Locale.ROOT, "%,d", rows);
    }

    static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.0f %%", 100 * share);
    }
}
