package dev.synth.internal.privacy;

import dev.synth.internal.split.Entities;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bounds what one entity contributes. */
final class Contributions {
    private Contributions() {}

    /**
     * For each entity, so many of its rows, drawn at random whatever rows others have (reservoir sampling, Vitter 1985).
     *
     * @return row numbers, ascending
     */
    static int[] choose(Table table, int most, Noise noise) {
        Entities entities = Entities.of(table);
        Map<Integer, List<Integer>> kept = new HashMap<>();
        int[] seen = new int[entities.count()];
        for (int row = 0; row < table.rowCount(); row++) {
            int entity = entities.numbers()[row];
            List<Integer> rows = kept.computeIfAbsent(entity, fresh -> new ArrayList<>());
            seen[entity]++;
            if (rows.size() < most) {
                rows.add(row);
            } else {
                long place = noise.uniform(seen[entity]);
                if (place < most) {
                    rows.set((int) place, row);
                }
            }
        }
        return kept.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
