package dev.synth.io.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.io.RuleProposal;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns that are missing exactly when another one says so, or is missing too. */
final class AbsenceFinder {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_RULES = 20;
    private static final int LEAST_ROWS = 20;

    private static final int LEAST_HOLDERS = 5;

    private final Table table;
    private final Entities entities;
    private final List<Rule> orders;

    private AbsenceFinder(Table table, List<Rule> orders) {
        this.table = table;
        this.entities = Entities.of(table);
        this.orders = orders;
    }

    /**
     * @param without columns that other rules make
     * @param derived those that follow from others
     */
    static List<RuleProposal> find(Table table, Set<String> without, Set<String> derived, List<Rule> orders) {
        AbsenceFinder finder = new AbsenceFinder(table, orders);
        List<RuleProposal> found = new ArrayList<>();
        Map<BitSet, String> first = new HashMap<>();
        for (String name : table.schema().names()) {
            ColumnKind kind = table.schema().column(name).kind();
            BitSet missing = finder.missing(name);
            int count = missing.cardinality();
            boolean telling = count >= LEAST_ROWS && table.rowCount() - count >= LEAST_ROWS;
            if (telling && !kind.isTextual() && !without.contains(name) && found.size() < MOST_RULES) {
                Optional<Rule> rule = finder.byLevels(name, missing);
                if (rule.isEmpty() && first.containsKey(missing)) {
                    rule = Optional.of(finder.together(first.get(missing), name));
                }
                rule.ifPresent(one -> found.add(new RuleProposal(
                        one,
                        "holds in all " + RuleFindings.count(table.rowCount()) + " rows, " + RuleFindings.count(count)
                                + " of them without a value")));
            }
            if (!derived.contains(name) && !without.contains(name) && !kind.isTextual()) {
                first.putIfAbsent(missing, name);
            }
        }
        return found;
    }

    private BitSet missing(String name) {
        Column column = table.column(name);
        BitSet missing = new BitSet();
        for (int row = 0; row < column.size(); row++) {
            missing.set(row, column.isMissing(row));
        }
        return missing;
    }

    /** A later column of an order rests on an earlier one, so it is the later one that follows. */
    private Rule together(String one, String other) {
        boolean swapped = orders.stream()
                .map(Rule::columns)
                .anyMatch(chain ->
                        chain.contains(one) && chain.indexOf(other) >= 0 && chain.indexOf(other) < chain.indexOf(one));
        return swapped ? new Rule.MissingWhen(one, other, List.of()) : new Rule.MissingWhen(other, one, List.of());
    }

    private Optional<Rule> byLevels(String name, BitSet missing) {
        for (String by : table.schema().names()) {
            boolean levelled = table.schema().column(by).kind() == ColumnKind.CATEGORICAL
                    || table.schema().column(by).kind() == ColumnKind.BOOLEAN;
            if (levelled && !by.equals(name)) {
                LevelColumn values = table.levels(table.schema().indexOf(by));
                Optional<List<String>> levels = levels(values, missing);
                if (levels.isPresent()) {
                    return Optional.of(new Rule.MissingWhen(name, by, levels.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The levels in whose rows all is missing, if nothing is in those of any other. */
    private Optional<List<String>> levels(LevelColumn values, BitSet missing) {
        int[] counts = values.counts();
        if (counts.length > MOST_LEVELS) {
            return Optional.empty();
        }
        int[] absent = new int[counts.length];
        int[] codes = new int[values.size()];
        for (int row = 0; row < values.size(); row++) {
            codes[row] = values.code(row);
            if (values.isMissing(row)) {
                if (missing.get(row)) {
                    return Optional.empty();
                }
            } else {
                absent[values.code(row)] += missing.get(row) ? 1 : 0;
            }
        }
        int[] holders = entities.holders(codes, counts.length);
        List<String> levels = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (absent[code] > 0 && absent[code] < counts[code]) {
                return Optional.empty();
            }
            // The rule names the level, so enough must hold it.
            if (absent[code] > 0 && (counts[code] < LEAST_ROWS || holders[code] < LEAST_HOLDERS)) {
                return Optional.empty();
            }
            if (absent[code] > 0) {
                levels.add(values.levels().get(code));
            }
        }
        return levels.isEmpty() ? Optional.empty() : Optional.of(levels);
    }
}
