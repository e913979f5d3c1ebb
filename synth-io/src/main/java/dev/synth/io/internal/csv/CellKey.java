package dev.synth.io.internal.csv;

/**
 * Numbers that tell values apart. That of up to {@value #LONGEST} ASCII characters is made of them and is no other value's;
 * those of others are negative, and several values may share one.
 */
final class CellKey {
    /** The most characters of a value that is told by its key alone. */
    static final int LONGEST = 8;
    /** Stands for a key that was not computed. */
    static final long UNKNOWN = -1;
    /** Spreads numbers that differ little (2⁶⁴ divided by the golden ratio; Knuth, vol. 3, 6.4). */
    static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int HASHED = 64;

    private CellKey() {}

    /** Whether no other value has this key. */
    static boolean isExact(long key) {
        return key >= 0;
    }

    /**
     * The key of a value whose characters were joined on the way through it; {@link #UNKNOWN} if they are no exact one.
     *
     * @param joined the characters, eight bits for each
     * @param bits all bits that are set in one of them
     */
    static long of(long joined, int bits, int length) {
        return length <= LONGEST && bits < 0x80 ? joined : UNKNOWN;
    }

    /** The key of these characters. */
    static long of(char[] text, int from, int to) {
        long joined = 0;
        int bits = 0;
        for (int i = from; i < Math.min(to, from + LONGEST); i++) {
            joined = joined << 8 | text[i];
            bits |= text[i];
        }
        long key = of(joined, bits, to - from);
        return key == UNKNOWN ? hash(text, from, to) : key;
    }

    private static long hash(char[] text, int from, int to) {
        long hash = to - from;
        for (int i = from; i < Math.min(to, from + HASHED); i++) {
            hash = 31 * hash + text[i];
        }
        return hash * MIX | Long.MIN_VALUE;
    }
}
