package dev.synth.io.internal.csv;

/**
 * Numbers that tell values apart. That of up to {@value #LONGEST} ASCII characters is made of them, the first in the lowest
 * bits, and is no other value's; those of others are negative, and several values may share one.
 */
final class CellKey {
    /** The most characters of a value that is told by its key alone. */
    static final int LONGEST = 8;
    /** Stands for a key that was not computed. */
    static final long UNKNOWN = -1;
    /** No value has this key. */
    static final long NONE = Long.MAX_VALUE;
    /** Spreads numbers that differ little (2⁶⁴ divided by the golden ratio; Knuth, vol. 3, 6.4). */
    static final long MIX = 0x9E3779B97F4A7C15L;

    private static final long HIGH = 0x8080808080808080L;
    /** How many characters of a value are hashed. */
    private static final int HASHED = 64;

    private CellKey() {}

    /** Whether no other value has this key. */
    static boolean isExact(long key) {
        return key >= 0;
    }

    /**
     * The key of up to {@value #LONGEST} characters, {@link #UNKNOWN} if they are more or not ASCII.
     *
     * @param eight begins with them; see {@link NarrowText}
     */
    static long of(long eight, int length) {
        long key = begin(eight, length);
        return (key & HIGH) == 0 && length <= LONGEST ? key : UNKNOWN;
    }

    private static long begin(long eight, int length) {
        int half = length * Byte.SIZE / 2;
        return eight & ~(-1L << half << half);
    }

    /** The key of these characters, which are here as they are and as {@link NarrowText}. */
    static long of(char[] text, byte[] narrow, int from, int to) {
        int length = to - from;
        if (length <= LONGEST) {
            long key = of(NarrowText.eight(narrow, from), length);
            return key == UNKNOWN ? hash(text, from, to) : key;
        }
        long hash = length;
        long bits = 0;
        int end = Math.min(to, from + HASHED);
        for (int i = from; i < end; i += LONGEST) {
            long eight = begin(NarrowText.eight(narrow, i), Math.min(LONGEST, end - i));
            bits |= eight;
            hash = (hash ^ eight) * MIX;
            hash ^= hash >>> Integer.SIZE;
        }
        return (bits & HIGH) == 0 ? hash | Long.MIN_VALUE : hash(text, from, to);
    }

    private static long hash(char[] text, int from, int to) {
        long hash = to - from;
        for (int i = from; i < Math.min(to, from + HASHED); i++) {
            hash = 31 * hash + text[i];
        }
        return hash * MIX | Long.MIN_VALUE;
    }
}
