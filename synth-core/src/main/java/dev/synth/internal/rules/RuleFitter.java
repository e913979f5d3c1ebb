package dev.synth.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out how the rules of a table's schema are kept, and where columns repeat each other. */
public final class RuleFitter {
    private final Table table;
    private final Schema schema;
    private final int rareRows;
    private final Entities entities;
    private final Set<String> computed = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    private RuleFitter(Table table, int rareRows) {
        this.table = table;
        this.schema = table.schema();
        this.rareRows = rareRows;
        this.entities = Entities.of(table);
    }

    /**
     * Fits the rules of a training table, which keeps them all.
     *
     * @param rareRows combinations that fewer entities hold do not come out
     * @throws TableFormatException naming the rule that cannot be kept and what to do about it
     */
    public static FittedRules fit(Table table, int rareRows) {
        return new RuleFitter(table, rareRows).fit();
    }

    /**
     * The rules of a schema, fitted before.
     *
     * @param fitted the steps that were fitted to a table; the others follow from the schema
     */
    public static FittedRules restore(Schema schema, List<Step> fitted) {
        List<Step> steps = new ArrayList<>(fitted);
        Set<String> made = new HashSet<>();
        fitted.stream()
                .filter(Join.class::isInstance)
                .forEach(join -> join.gives().forEach(column -> made.add(column.name())));
        for (Rule rule : schema.rules()) {
            rule.findFormula().ifPresent(formula -> {
                made.add(formula.column());
                steps.add(new Computed(schema.column(formula.column()), formula));
            });
        }
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.MissingWhen missing && !made.contains(missing.column())) {
                steps.add(new Absence(schema.column(missing.column()), missing));
            }
        }
        return new FittedRules(schema, new StepOrder(steps).simplifying());
    }

    private FittedRules fit() {
        for (Rule rule : schema.rules()) {
            rule.findFormula().ifPresent(formula -> computed.add(formula.column()));
            requireKey(rule);
        }
        List<Set<String>> joins = joins();
        Set<String> joined = new HashSet<>();
        joins.forEach(joined::addAll);
        steps.addAll(new OrderFitter(table, rareRows, entities, computed).fit(joined));
        Set<String> ruled = new HashSet<>();
        schema.rules().forEach(rule -> ruled.addAll(rule.columns()));
        steps.addAll(Echoes.find(table, ruled));
        joins.forEach(names -> steps.add(Join.fit(table, names, rareRows, entities)));
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.MissingWhen missing) {
                requireTogether(missing, joins);
            }
        }
        return restore(schema, steps);
    }

    /** The entity column alone repeats where entities have several rows, in T and in every sample. */
    private void requireKey(Rule rule) {
        if (rule instanceof Rule.Unique
                && rule.columns().size() == 1
                && schema.column(rule.columns().get(0)).has(Role.ENTITY)
                && entities.count() < table.rowCount()) {
            throw new TableFormatException("Rule '" + rule + "' cannot be kept: the entity column repeats. Add a column"
                    + " that tells an entity's rows apart, or take the rule out.");
        }
    }

    /** Combinations that share a column are one. */
    private List<Set<String>> joins() {
        List<Set<String>> joins = new ArrayList<>();
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.Combination) {
                Set<String> names = new LinkedHashSet<>(rule.columns());
                for (Set<String> other : List.copyOf(joins)) {
                    if (other.stream().anyMatch(names::contains)) {
                        joins.remove(other);
                        other.addAll(names);
                        names = other;
                    }
                }
                joins.add(names);
            }
        }
        return joins;
    }

    private static void requireTogether(Rule.MissingWhen rule, List<Set<String>> joins) {
        boolean apart = joins.stream().anyMatch(names -> names.contains(rule.column()) && !names.contains(rule.by()));
        if (apart) {
            throw new TableFormatException("Rule '" + rule + "' clears a column of a combination; add '" + rule.by()
                    + "' to the combination instead.");
        }
    }
}
