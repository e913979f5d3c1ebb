package dev.synth.eval.internal.metrics;

import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whom the rows of T belong to: their entities or, if the schema names none, themselves. A row whose entity is missing
 * belongs to nobody else.
 *
 * @param ofRow the holder's number by row
 * @param least what fewer hold is not shown
 */
record Holders(int[] ofRow, int least) {
    /** The least {@link #least}. */
    static final int MIN = 5;

    static Holders of(Table training, int least) {
        int[] rows = IntStream.range(0, training.rowCount()).toArray();
        return training.schema()
                .findRole(Role.ENTITY)
                .map(ColumnSchema::name)
                .map(entity -> new Holders(named(training, training.schema().indexOf(entity)), least))
                .orElseGet(() -> new Holders(rows, least));
    }

    private static int[] named(Table training, int entity) {
        Map<Object, Integer> known = new HashMap<>();
        int[] ofRow = new int[training.rowCount()];
        for (int row = 0; row < ofRow.length; row++) {
            Object name = training.value(row, entity);
            Object holder = name == null ? new Object() : name;
            ofRow[row] = known.computeIfAbsent(holder, unseen -> known.size());
        }
        return ofRow;
    }

    /** Whether so many hold these rows together that it may be shown. */
    boolean areEnough(int[] rows) {
        return Arrays.stream(rows)
                        .map(row -> ofRow[row])
                        .distinct()
                        .limit(least)
                        .count()
                == least;
    }

    /** Who holds each level, no more than {@link #least} of them. */
    List<Set<Integer>> ofLevels(LevelColumn column) {
        List<Set<Integer>> holding = new ArrayList<>();
        column.levels().forEach(level -> holding.add(new HashSet<>()));
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row) && holding.get(column.code(row)).size() < least) {
                holding.get(column.code(row)).add(ofRow[row]);
            }
        }
        return holding;
    }
}
