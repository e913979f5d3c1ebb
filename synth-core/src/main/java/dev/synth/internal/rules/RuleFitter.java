package dev.synth.internal.rules;

import dev.synth.internal.rules.Difference.Bound;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        differences();
        Set<String> ruled = new HashSet<>();
        schema.rules().forEach(rule -> ruled.addAll(rule.columns()));
        steps.addAll(Echoes.find(table, ruled));
        List<Set<String>> joins = joins();
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

    private void differences() {
        Map<String, Map<String, Boolean>> below = new LinkedHashMap<>();
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.Order order) {
                for (int later = 1; later < order.columns().size(); later++) {
                    for (int earlier = 0; earlier < later; earlier++) {
                        bound(below, order.columns().get(later), order.columns().get(earlier), order.strict());
                    }
                }
            }
        }
        FarValues far = new FarValues(table, rareRows, entities);
        datesWith(far, below.keySet()).forEach((later, earlier) -> bound(below, later, earlier, false));
        below.forEach((later, bounds) -> steps.add(difference(schema.column(later), bounds, far)));
    }

    /** Where kinds differ, or the later column is computed, the order is left to rejection. */
    private void bound(Map<String, Map<String, Boolean>> below, String later, String earlier, boolean strict) {
        if (!computed.contains(later)
                && schema.column(later).kind() == schema.column(earlier).kind()) {
            below.computeIfAbsent(later, name -> new LinkedHashMap<>()).merge(earlier, strict, Boolean::logicalOr);
        }
    }

    /**
     * Dates that never lie before another one, though no rule says so, by their names: the encoder learns them as a
     * distance, but knows nothing of far values. A date that is cleared may rest on the later one, so none rests on it.
     */
    private Map<String, String> datesWith(FarValues far, Set<String> declared) {
        Set<String> made = new HashSet<>(declared);
        made.addAll(computed);
        joins().forEach(made::addAll);
        if (made.containsAll(schema.names())) {
            return Map.of();
        }
        Table free = Columns.without(Table.of(schema.withRules(List.of()), table.columns()), List.copyOf(made));
        Map<String, String> orders = new LinkedHashMap<>();
        DateOrder.bases(free)
                .forEach((later, earlier) -> orders.put(
                        free.schema().column(later).name(),
                        free.schema().column(earlier).name()));
        orders.values().removeIf(this::isCleared);
        Map<String, String> dates = new LinkedHashMap<>();
        // What rests on a date that is no date any more once it is simplified has to follow it.
        for (int before = -1; before < dates.size(); ) {
            before = dates.size();
            orders.forEach((later, earlier) -> {
                if (!far.of(later).isEmpty() || !far.of(earlier).isEmpty() || dates.containsKey(earlier)) {
                    dates.put(later, earlier);
                }
            });
        }
        return dates;
    }

    private boolean isCleared(String column) {
        return schema.rules().stream()
                .anyMatch(rule -> rule instanceof Rule.MissingWhen missing
                        && missing.column().equals(column));
    }

    /** @param bounds the columns below, and whether they lie strictly below */
    private Difference difference(ColumnSchema column, Map<String, Boolean> bounds, FarValues far) {
        List<String> names = new ArrayList<>(bounds.keySet());
        names.add(column.name());
        Table rest = far.without(names);
        List<Bound> all = new ArrayList<>();
        bounds.forEach((earlier, strict) -> {
            double least = strict ? unit(rest, column, earlier) : 0;
            all.add(new Bound(earlier, least, far.of(earlier)));
        });
        return Difference.fit(rest, column, all, far.of(column.name()), rareRows, entities);
    }

    private static double unit(Table rest, ColumnSchema column, String earlier) {
        return column.kind().isWhole()
                ? TimeStep.of(rest, List.of(column.name(), earlier))
                : column.decimals().map(decimals -> Math.pow(10, -decimals)).orElse(0.0);
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
