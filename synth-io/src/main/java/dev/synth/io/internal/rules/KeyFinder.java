package dev.synth.io.internal.rules;

import dev.synth.internal.split.Entities;
import dev.synth.io.RuleProposal;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Rule;
import dev.synth.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column that tells the rows of an entity apart. */
final class KeyFinder {
    private KeyFinder() {}

    static Optional<RuleProposal> find(Table table) {
        Optional<ColumnSchema> entity = table.schema().findRole(Role.ENTITY);
        if (entity.isEmpty()) {
            return Optional.empty();
        }
        double pairs = pairs(Entities.of(table));
        for (ColumnSchema column : table.schema().columns()) {
            if (!column.kind().isTextual() && table.column(column.name()).missingShare() == 0) {
                double byChance = pairs * agreement(table, column);
                Rule rule = new Rule.Unique(List.of(entity.get().name(), column.name()));
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

    private static double pairs(Entities entities) {
        int[] rows = new int[entities.count()];
        double pairs = 0;
        for (int number : entities.numbers()) {
            pairs += rows[number]++;
        }
        return pairs;
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
