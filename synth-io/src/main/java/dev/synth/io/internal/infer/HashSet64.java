package dev.synth.io.internal.infer;

import dev.synth.internal.random.Hash64;

/**
 * A bounded set of 64-bit hashes of strings. Once it is full, only every second hash counts, then every fourth, and so on
 * (adaptive sampling, Wegman; Flajolet 1990): its size becomes an estimate, whose standard error for a bound of
 * <i>m</i> is 1.2 / √<i>m</i>.
 */
final class HashSet64 {
    private static final int RECENT = 1 << 12;

    private final int bound;
    private long[] slots = new long[1 << 8];
    private long[] recent = new long[0];
    private int size;
    private int halvings;
    /** Not looked at: keeps what is fetched from being left out. */
    private long fetched;

    /** What adding a string told. */
    enum Added {
        NEW,
        KNOWN,
        /** Its hash is not among those that count. */
        UNTOLD
    }

    /** A set of at most {@code bound} hashes, at 16 bytes each. */
    HashSet64(int bound) {
        this.bound = bound;
    }

    /** The hash of a string. */
    static long hash(String text) {
        long hash = Hash64.of(text);
        return hash == 0 ? 1 : hash; // 0 marks a free slot.
    }

    /** Loads the places of these hashes into the processor's cache, many at a time: the next ones to be added. */
    void fetch(long[] hashes, int count) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            all ^= slots[slot(slots, hashes[i])];
        }
        fetched = all;
    }

    /** Adds a string by its hash. */
    Added add(long hash) {
        if (!counts(hash)) {
            return seenOfLate(hash) ? Added.KNOWN : Added.UNTOLD;
        }
        if (!insert(slots, hash)) {
            return Added.KNOWN;
        }
        size++;
        while (size > bound) {
            halve();
        }
        if (size * 2 > slots.length) {
            refill((int) Math.min(4L * slots.length, 2L * Integer.highestOneBit(2 * bound - 1)));
        }
        return Added.NEW;
    }

    /** How many distinct strings were added, estimated unless {@link #isExact()}. */
    long size() {
        return (long) size << halvings;
    }

    boolean isExact() {
        return halvings == 0;
    }

    private boolean counts(long hash) {
        return (hash & ((1L << halvings) - 1)) == 0;
    }

    /** Values tend to come back soon, which saves their being looked at again. */
    private boolean seenOfLate(long hash) {
        int place = (int) (hash >>> 20) & (RECENT - 1);
        boolean seen = recent[place] == hash;
        recent[place] = hash;
        return seen;
    }

    private void halve() {
        halvings++;
        recent = new long[RECENT];
        refill(slots.length);
    }

    private void refill(int length) {
        long[] old = slots;
        slots = new long[length];
        size = 0;
        for (long hash : old) {
            if (hash != 0 && counts(hash)) {
                insert(slots, hash);
                size++;
            }
        }
    }

    private static int slot(long[] slots, long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    private static boolean insert(long[] slots, long hash) {
        int slot = slot(slots, hash);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = hash;
        return true;
    }
}
