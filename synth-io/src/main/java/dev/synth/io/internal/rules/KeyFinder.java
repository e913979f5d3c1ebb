package dev.synth.io.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.io.RuleProposal;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A column that tells the rows of an entity apart; where there are no entities, two columns that tell all rows apart. */
final class KeyFinder {
    private KeyFinder() {}

    static Optional<RuleProposal> find(Table table) {
        return table.schema()
                .findRole(Role.ENTITY)
                .map(entity -> withinEntity(table, entity.name()))
                .orElseGet(() -> pair(table));
    }

    private static Optional<RuleProposal> withinEntity(Table table, String entity) {
        double pairs = pairs(Entities.of(table));
        for (ColumnSchema column : table.schema().columns()) {
            if (!column.kind().isTextual() && table.column(column.name()).missingShare() == 0) {
                double byChance = pairs * agreement(table, column);
                Rule rule = new Rule.Unique(List.of(entity, column.name()));
                if (byChance >= RuleFindings.LEAST_BREACHES && RuleFindings.holds(rule, table)) {
                    return Optional.of(new RuleProposal(
                            rule,
                            "no two rows of one entity share a value; of values paired at random "
                                    + RuleFindings.count((int) byChance) + " pairs would"));
                }
            }
        }
        return Optional.empty();
    }

    /** Two columns that repeat, each by itself, so often that together they would too if it were not for a key. */
    private static Optional<RuleProposal> pair(Table table) {
        List<ColumnSchema> columns = table.schema().columns().stream()
                .filter(column -> !column.kind().isTextual() && column.kind() != ColumnKind.CONTINUOUS)
                .filter(column -> table.column(column.name()).missingShare() == 0)
                .toList();
        double[] agreements = columns.stream()
                .mapToDouble(column -> repetition(table, column))
                .toArray();
        double pairs = 0.5 * table.rowCount() * (table.rowCount() - 1.0);
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                double byChance = pairs * agreements[a] * agreements[b];
                if (byChance >= RuleFindings.LEAST_BREACHES && isKey(table, columns.get(a), columns.get(b))) {
                    return Optional.of(new RuleProposal(
                            new Rule.Unique(List.of(
                                    columns.get(a).name(), columns.get(b).name())),
                            "no two rows agree in both; of values paired at random "
                                    + RuleFindings.count((int) byChance) + " pairs of rows would"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isKey(Table table, ColumnSchema a, ColumnSchema b) {
        Column first = table.column(a.name());
        Column second = table.column(b.name());
        Set<List<Object>> seen = new HashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            if (!seen.add(
                    List.of(String.valueOf(first.value(row, a.kind())), String.valueOf(second.value(row, b.kind()))))) {
                return false;
            }
        }
        return true;
    }

    private static double pairs(Entities entities) {
        int[] rows = new int[entities.count()];
        double pairs = 0;
        for (int number : entities.numbers()) {
            pairs += rows[number]++;
        }
        return pairs;
    }

    /** How often two different rows hold one value. */
    private static double repetition(Table table, ColumnSchema column) {
        double rows = table.rowCount();
        return (agreement(table, column) * rows - 1) / (rows - 1);
    }

    private static double agreement(Table table, ColumnSchema column) {
        Map<Object, Integer> counts = new HashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            counts.merge(String.valueOf(table.column(column.name()).value(row, column.kind())), 1, Integer::sum);
        }
        double agreement = 0;
        for (int count : counts.values()) {
            agreement += Math.pow((double) count / table.rowCount(), 2);
        }
        return agreement;
    }
}
