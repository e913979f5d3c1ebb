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
     * The mean of the least numbers or, with the sign −1, of the greatest, so many that enough entities hold them; NaN if
     * fewer do.
     *
     * @param numbers one per row, NaN where missing
     */
    public double end(double[] numbers, int sign, int enough) {
        int[] rows = outermost(numbers, sign, enough);
        if (Arrays.stream(rows).map(row -> this.numbers[row]).distinct().count() < enough) {
            return Double.NaN;
        }
        return Arrays.stream(rows).mapToDouble(row -> numbers[row]).sum() / rows.length;
    }

    /** The rows of the least numbers or, with the sign −1, of the greatest, so many that enough entities hold them. */
    public int[] outermost(double[] numbers, int sign, int enough) {
        int[] rows = IntStream.range(0, numbers.length)
                .filter(row -> !Double.isNaN(numbers[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> sign * numbers[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        Set<Integer> seen = new HashSet<>();
        int taken = 0;
        while (taken < rows.length && seen.size() < enough) {
            seen.add(this.numbers[rows[taken]]);
            taken++;
        }
        return Arrays.copyOf(rows, taken);
    }
}
