package dev.synth.internal.rules;

import dev.synth.internal.rules.Difference.Bound;
import dev.synth.internal.split.Entities;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which columns are learnt as how far they lie above others: by declared orders, and by dates with far values. */
final class OrderFitter {
    private final Table table;
    private final Schema schema;
    private final int rareRows;
    private final Entities entities;
    private final Set<String> computed;
    private final FarValues far;
    /** By later column, the columns below it, and whether they lie strictly below. */
    private final Map<String, Map<String, Boolean>> below = new LinkedHashMap<>();

    /** @param computed the columns that follow from others by a formula */
    OrderFitter(Table table, int rareRows, Entities entities, Set<String> computed) {
        this.table = table;
        this.schema = table.schema();
        this.rareRows = rareRows;
        this.entities = entities;
        this.computed = computed;
        this.far = new FarValues(table, rareRows, entities);
    }

    /** @param joined the columns that are parts of combinations */
    List<Difference> fit(Set<String> joined) {
        for (Rule rule : schema.rules()) {
            if (rule instanceof Rule.Order order) {
                for (int later = 1; later < order.columns().size(); later++) {
                    for (int earlier = 0; earlier < later; earlier++) {
                        bound(order.columns().get(later), order.columns().get(earlier), order.strict());
                    }
                }
            }
        }
        Set<String> made = new HashSet<>(below.keySet());
        made.addAll(computed);
        made.addAll(joined);
        datesWithout(made).forEach((later, earlier) -> bound(later, earlier, false));
        return below.entrySet().stream()
                .map(one -> difference(schema.column(one.getKey()), one.getValue()))
                .toList();
    }

    /** Where kinds differ, or the later column is computed, the order is left to rejection. */
    private void bound(String later, String earlier, boolean strict) {
        if (!computed.contains(later)
                && schema.column(later).kind() == schema.column(earlier).kind()) {
            below.computeIfAbsent(later, name -> new LinkedHashMap<>()).merge(earlier, strict, Boolean::logicalOr);
        }
    }

    /**
     * Dates that never lie before another one, though no rule says so, by their names: the encoder learns them as a
     * distance, but knows nothing of far values. A date that is cleared may rest on the later one, so none rests on it.
     *
     * @param made columns that are kept in their own way
     */
    private Map<String, String> datesWithout(Set<String> made) {
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

    private Difference difference(ColumnSchema column, Map<String, Boolean> bounds) {
        List<String> names = new ArrayList<>(bounds.keySet());
        names.add(column.name());
        Table rest = far.without(names);
        List<Bound> all = new ArrayList<>();
        bounds.forEach((earlier, strict) -> {
            double least = strict ? unit(rest, column, earlier) : 0;
            all.add(new Bound(earlier, least, far.of(earlier)));
        });
        return new DifferenceFitter(rest, column, all, rareRows, entities).fit(far.of(column.name()));
    }

    private static double unit(Table rest, ColumnSchema column, String earlier) {
        return column.kind().isWhole()
                ? TimeStep.of(rest, List.of(column.name(), earlier))
                : column.decimals().map(decimals -> Math.pow(10, -decimals)).orElse(0.0);
    }
}
