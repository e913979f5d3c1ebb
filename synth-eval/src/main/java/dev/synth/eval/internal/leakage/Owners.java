package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/** Which unit alone has a hash; an open-addressed map without boxes. */
final class Owners {
    private static final int FREE = -1;
    private static final int MANY = -2;

    private final long[] hashes;
    private final int[] owners;
    private final int mask;

    /** @param rows the most hashes that will be put */
    Owners(int rows) {
        int size = Integer.highestOneBit(Math.max(8, rows)) * 4;
        this.hashes = new long[size];
        this.owners = new int[size];
        this.mask = size - 1;
        Arrays.fill(owners, FREE);
    }

    void put(long hash, int unit) {
        int at = slot(hash);
        if (owners[at] == FREE) {
            hashes[at] = hash;
            owners[at] = unit;
        } else if (owners[at] != unit) {
            owners[at] = MANY;
        }
    }

    /** The unit that alone has this hash; negative if there is none. */
    int find(long hash) {
        return owners[slot(hash)];
    }

    private int slot(long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (owners[at] != FREE && hashes[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
