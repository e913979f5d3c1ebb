package dev.synth.eval.cases;

import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a generator releases that has learnt the population and nobody in it: fresh rows of the population, in which levels
 * that few training rows hold are replaced by others, drawn by frequency, for a release must not name them.
 */
final class Honest {
    /** Twice the gate's k, because rows are counted here and entities there. */
    private static final int FEWEST_HOLDERS = 10;

    private Honest() {}

    static Table release(Table fresh, Table training, SplittableRandom random) {
        Table released = fresh;
        for (int column = 0; column < fresh.schema().size(); column++) {
            ColumnSchema declared = fresh.schema().column(column);
            if (declared.kind().isLevelled() && !declared.has(Role.PUBLIC)) {
                released = Columns.replace(
                        released, column, withoutRare(fresh.levels(column), training.levels(column), random));
            }
        }
        return released;
    }

    private static LevelColumn withoutRare(LevelColumn fresh, LevelColumn training, SplittableRandom random) {
        Map<String, Integer> holders = new HashMap<>();
        for (int row = 0; row < training.size(); row++) {
            if (!training.isMissing(row)) {
                holders.merge(training.level(row), 1, Integer::sum);
            }
        }
        int[] common = IntStream.range(0, training.size())
                .filter(row -> !training.isMissing(row) && holders.get(training.level(row)) >= FEWEST_HOLDERS)
                .toArray();
        String[] released = new String[fresh.size()];
        Arrays.setAll(released, row -> {
            boolean kept = fresh.isMissing(row) || holders.getOrDefault(fresh.level(row), 0) >= FEWEST_HOLDERS;
            return kept
                    ? fresh.level(row)
                    : common.length == 0 ? null : training.level(common[random.nextInt(common.length)]);
        });
        return LevelColumn.of(Arrays.asList(released));
    }
}
