package dev.synth.internal.encode;

import dev.synth.internal.split.Entities;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
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
        int[] ascending = rows.clone();
        Arrays.sort(ascending);
        // No entity gets more rows than enough real ones have: what would number further rows is not learnt.
        int reached = ascending[ascending.length - Math.max(1, least)];
        for (int g = 0; g < sizes.length; g++) {
            sizes[g] = Math.min(reached, Math.round((float) groups.get(g)[1] / groups.get(g)[0]));
            shares[g] = (double) groups.get(g)[0] / rows.length;
        }
        int[] first = firstRows(entities);
        int[] leaders =
                Arrays.stream(entities.numbers()).map(number -> first[number]).toArray();
        double[] agreement = agreement(encoder, simple, leaders);
        return Optional.of(new EntityRows(sizes, shares, agreement, constants(table, first, entities)));
    }

    /** These entities with nothing in common but what is always the same. */
    public EntityRows withConstantsAlone() {
        return new EntityRows(
                sizes, shares, Arrays.stream(kept).map(Math::floor).toArray(), constants);
    }

    /**
     * These entities, where {@link #kept} is how often rows agree so far, with what they have in common beyond chance.
     *
     * @param chance how often rows of the model agree that have nothing in common but what is always the same
     */
    public EntityRows beyond(double[] chance) {
        double[] more = new double[kept.length];
        for (int c = 0; c < more.length; c++) {
            more[c] = kept[c] == 1 ? 1 : Math.max(0, (kept[c] - chance[c]) / (1 - Math.min(chance[c], kept[c])));
        }
        return new EntityRows(sizes, shares, more, constants);
    }

    /**
     * How often further rows of entities agree with the first.
     *
     * @param simple rows as they are learnt
     * @param leaders the first row of each row's entity
     * @return the share for each learnt column
     */
    public static double[] agreement(FittedEncoder encoder, Table simple, int[] leaders) {
        double[] agreement = new double[encoder.learnt().size()];
        for (int c = 0; c < agreement.length; c++) {
            Object[] values = values(simple, encoder.learnt().get(c));
            int further = 0;
            int same = 0;
            for (int row = 0; row < leaders.length; row++) {
                further += leaders[row] == row ? 0 : 1;
                same += leaders[row] != row && values[row].equals(values[leaders[row]]) ? 1 : 0;
            }
            agreement[c] = (double) same / further;
        }
        return agreement;
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
        if (column.coder() instanceof ValueCoder) {
            double[] numbers = FittedEncoder.numbers(simple, column);
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
