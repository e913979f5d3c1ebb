package dev.synth.internal.split;

import dev.synth.internal.random.Seeds;
import dev.synth.table.Table;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The rows of a training table that weights are fitted to, and those that decide when to stop. Both belong to T: the
 * holdout is no part of this.
 *
 * @param learnt row numbers, ascending
 * @param held row numbers, ascending
 */
public record Validation(int[] learnt, int[] held) {
    private static final double SHARE = 0.1;
    private static final int MOST_ENTITIES = 2_000;

    /** Splits at random, by entity where the schema names an entity column; both parts have a row or more. */
    public static Validation split(Table rows, long seed) {
        Entities entities = Entities.of(rows);
        int wanted = Math.max(1, Math.min(MOST_ENTITIES, (int) (SHARE * entities.count())));
        boolean[] held = Holdout.choose(entities.count(), wanted, random(seed));
        if (wanted == entities.count()) {
            return new Validation(
                    IntStream.range(0, rows.rowCount()).toArray(),
                    IntStream.range(0, rows.rowCount()).toArray());
        }
        return new Validation(
                IntStream.range(0, rows.rowCount())
                        .filter(row -> !held[entities.numbers()[row]])
                        .toArray(),
                IntStream.range(0, rows.rowCount())
                        .filter(row -> held[entities.numbers()[row]])
                        .toArray());
    }

    private static SplittableRandom random(long seed) {
        return Seeds.stream(seed, Seeds.VALIDATION, -1);
    }
}
