package dev.synth.internal.split;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who each row belongs to: the entity that the schema's entity column names, or the row itself. A row without a name is
 * an entity of its own.
 *
 * @param numbers the number of each row's entity, from 0
 * @param count how many entities there are
 */
public record Entities(int[] numbers, int count) {

    /** The entities of a table. */
    public static Entities of(Table table) {
        Optional<ColumnSchema> entity = table.schema().findRole(Role.ENTITY);
        if (entity.isEmpty()) {
            return new Entities(IntStream.range(0, table.rowCount()).toArray(), table.rowCount());
        }
        Column column = table.column(entity.get().name());
        Map<Object, Integer> seen = new HashMap<>();
        int[] numbers = new int[table.rowCount()];
        for (int row = 0; row < numbers.length; row++) {
            Object value = column.value(row, entity.get().kind());
            Object key = value == null ? new Object() : value;
            numbers[row] = seen.computeIfAbsent(key, fresh -> seen.size());
        }
        return new Entities(numbers, seen.size());
    }

    /**
     * How many entities hold each value.
     *
     * @param values the value of each row, from 0; negative ones are not counted
     * @param most one more than the greatest value
     */
    public int[] holders(int[] values, int most) {
        int[] holders = new int[most];
        Set<Long> seen = new HashSet<>();
        for (int row = 0; row < values.length; row++) {
            boolean first = count == values.length || seen.add((long) values[row] * count + numbers[row]);
            if (values[row] >= 0 && first) {
                holders[values[row]]++;
            }
        }
        return holders;
    }

    /**
     * The mean of the least numbers or, with the sign −1, of the greatest, one of each of so many entities: however many rows
     * an entity has, the mean is not about it alone. NaN if fewer entities have a number.
     *
     * @param numbers one per row, NaN where missing
     * @param enough how many entities, 1 or more
     */
    public double end(double[] numbers, int sign, int enough) {
        Set<Integer> seen = new HashSet<>();
        double[] outermost = IntStream.range(0, numbers.length)
                .filter(row -> !Double.isNaN(numbers[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> sign * numbers[row]))
                .filter(row -> seen.add(this.numbers[row]))
                .limit(enough)
                .mapToDouble(row -> numbers[row])
                .toArray();
        return outermost.length < enough ? Double.NaN : Arrays.stream(outermost).sum() / enough;
    }
}
