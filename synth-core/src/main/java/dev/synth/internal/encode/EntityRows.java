package dev.synth.internal.encode;

import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How rows belong to entities: how many rows entities have, and what they have in common. Immutable.
 *
 * @param sizes numbers of rows, ascending; sizes that few entities have stand together as their mean
 * @param shares the share of entities of each size; sums to 1
 * @param kept for each learnt column, how likely a further row of an entity has the value of its first row, beyond chance
 * @param constants columns that are the same in all rows of an entity
 */
public record EntityRows(int[] sizes, double[] shares, double[] kept, Set<String> constants) {
    public EntityRows {
        constants = Set.copyOf(constants);
    }

    /**
     * Fits the entities of a training table.
     *
     * @param simple the table as it is learnt
     * @param least sizes that fewer entities have are merged with others
     * @return empty if fewer entities than that have more than one row
     */
    static Optional<EntityRows> fit(Table table, Table simple, FittedEncoder encoder, int least) {
        Optional<ColumnSchema> entity = table.schema().findRole(Role.ENTITY);
        Entities entities = Entities.of(table);
        int[] rows = new int[entities.count()];
        for (int number : entities.numbers()) {
            rows[number]++;
        }
        int several = 0;
        for (int size : rows) {
            several += size > 1 ? 1 : 0;
        }
        if (entity.isEmpty() || several < Math.max(1, least)) {
            return Optional.empty();
        }
        List<int[]> groups = groups(rows, Math.max(1, least));
        int[] sizes = new int[groups.size()];
        double[] shares = new double[groups.size()];
        for (int g = 0; g < sizes.length; g++) {
            sizes[g] = Math.round((float) groups.get(g)[1] / groups.get(g)[0]);
            shares[g] = (double) groups.get(g)[0] / rows.length;
        }
        int[] first = firstRows(entities);
        double[] kept = new double[encoder.learnt().size()];
        for (int c = 0; c < kept.length; c++) {
            LearntColumn column = encoder.learnt().get(c);
            kept[c] = kept(values(simple, column), first, entities);
        }
        return Optional.of(new EntityRows(sizes, shares, kept, constants(table, first, entities)));
    }

    /** Entities of neighbouring numbers of rows, enough in each group: how many they are, and their rows. */
    private static List<int[]> groups(int[] rows, int least) {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int size : rows) {
            counts.merge(size, 1, Integer::sum);
        }
        List<int[]> groups = new ArrayList<>();
        int[] open = new int[2];
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            open[0] += count.getValue();
            open[1] += count.getValue() * count.getKey();
            if (open[0] >= least) {
                groups.add(open);
                open = new int[2];
            }
        }
        if (open[0] > 0) {
            int[] last = groups.get(groups.size() - 1);
            last[0] += open[0];
            last[1] += open[1];
        }
        return groups;
    }

    private static int[] firstRows(Entities entities) {
        int[] first = new int[entities.count()];
        for (int row = entities.numbers().length - 1; row >= 0; row--) {
            first[entities.numbers()[row]] = row;
        }
        return first;
    }

    private static Object[] values(Table simple, LearntColumn column) {
        Object[] values = new Object[simple.rowCount()];
        if (column.coder() instanceof NumberCoder) {
            double[] numbers = FittedEncoder.numbers(simple, column.position(), column.base());
            for (int row = 0; row < values.length; row++) {
                values[row] = numbers[row];
            }
            return values;
        }
        return values(
                simple.column(column.position()),
                simple.schema().column(column.position()).kind());
    }

    private static Object[] values(Column column, ColumnKind kind) {
        Object[] values = new Object[column.size()];
        for (int row = 0; row < values.length; row++) {
            Object value =
                    column instanceof NumericView numbers ? (Object) numbers.number(row) : column.value(row, kind);
            values[row] = value == null ? "" : value;
        }
        return values;
    }

    /** How much more often than by chance further rows agree with the first, 0 to 1. */
    private static double kept(Object[] values, int[] first, Entities entities) {
        Map<Object, Integer> counts = new HashMap<>();
        int further = 0;
        int same = 0;
        for (int row = 0; row < values.length; row++) {
            counts.merge(values[row], 1, Integer::sum);
            int leader = first[entities.numbers()[row]];
            further += leader == row ? 0 : 1;
            same += leader != row && values[leader].equals(values[row]) ? 1 : 0;
        }
        double chance = 0;
        for (int count : counts.values()) {
            chance += Math.pow((double) count / values.length, 2);
        }
        double agreement = (double) same / further;
        return same == further ? 1 : Math.max(0, (agreement - chance) / (1 - chance));
    }

    private static Set<String> constants(Table table, int[] first, Entities entities) {
        Set<String> constants = new LinkedHashSet<>();
        for (int c = 0; c < table.schema().size(); c++) {
            ColumnSchema column = table.schema().column(c);
            Object[] values = values(table.column(c), column.kind());
            boolean constant = true;
            for (int row = 0; row < values.length && constant; row++) {
                constant = values[row].equals(values[first[entities.numbers()[row]]]);
            }
            if (constant) {
                constants.add(column.name());
            }
        }
        return constants;
    }
}
