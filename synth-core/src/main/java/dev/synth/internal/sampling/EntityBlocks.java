package dev.synth.internal.sampling;

import dev.synth.internal.encode.EntityRows;
import dev.synth.internal.random.Seeds;
import java.util.SplittableRandom;

/**
 * Which rows of a sample belong to one entity: rows that follow each other. The sample is cut into blocks; each draws the
 * sizes of its entities from a stream of its own, and the last one is cut off where the block ends. So the entity of row i
 * depends on the model, the seed and i alone, and is found without counting from the first row. Not thread-safe.
 */
final class EntityBlocks {
    private static final int LEAST_ROWS = 8_192;
    /** So many of the largest entities have room in a block, so that cutting the last one off changes little. */
    private static final int ENTITIES = 32;

    private final EntityRows entities;
    private final long seed;
    private final int[] first;
    private long block = -1;

    EntityBlocks(EntityRows entities, long seed) {
        this.entities = entities;
        this.seed = seed;
        int largest = entities.sizes()[entities.sizes().length - 1];
        this.first = new int[Math.max(LEAST_ROWS, Math.multiplyExact(ENTITIES, largest))];
    }

    /** The first row of the entity that a row belongs to. */
    long firstOf(long row) {
        long wanted = row / first.length;
        if (wanted != block) {
            draw(wanted);
        }
        return wanted * first.length + first[(int) (row % first.length)];
    }

    private void draw(long wanted) {
        block = wanted;
        SplittableRandom random = Seeds.stream(seed, Seeds.ENTITY, wanted);
        int next = 0;
        while (next < first.length) {
            int begin = next;
            int end = Math.min(first.length, begin + size(random.nextDouble()));
            while (next < end) {
                first[next++] = begin;
            }
        }
    }

    private int size(double uniform) {
        double left = uniform;
        int last = entities.sizes().length - 1;
        for (int s = 0; s < last; s++) {
            left -= entities.shares()[s];
            if (left < 0) {
                return entities.sizes()[s];
            }
        }
        return entities.sizes()[last];
    }
}
