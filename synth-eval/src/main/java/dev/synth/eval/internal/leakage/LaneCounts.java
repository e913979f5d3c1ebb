package dev.synth.eval.internal.leakage;

import java.util.Arrays;

/**
 * 64 counters side by side: bit j of a word that is added counts in counter j. The counters stand upright, bit i of all of
 * them in plane i, and eight words at a time are added by carry-save adders (Harley and Seal, in Warren 2013). Not
 * thread-safe.
 */
final class LaneCounts {
    static final int LANES = Long.SIZE;

    private static final int AT_ONCE = 8;
    private static final int EIGHTS = 3;

    private final long[] planes = new long[Integer.SIZE];

    void clear() {
        Arrays.fill(planes, 0);
    }

    /** Adds the words at these places, from one place in their list to before another. */
    void add(long[] words, int[] places, int from, int to) {
        long ones = planes[0];
        long twos = planes[1];
        long fours = planes[2];
        int at = from;
        for (; at + AT_ONCE <= to; at += AT_ONCE) {
            long a = words[places[at]];
            long b = words[places[at + 1]];
            long c = words[places[at + 2]];
            long d = words[places[at + 3]];
            long two = carry(ones, a, b);
            ones ^= a ^ b;
            long otherTwo = carry(ones, c, d);
            ones ^= c ^ d;
            long four = carry(twos, two, otherTwo);
            twos ^= two ^ otherTwo;
            a = words[places[at + 4]];
            b = words[places[at + 5]];
            c = words[places[at + 6]];
            d = words[places[at + 7]];
            two = carry(ones, a, b);
            ones ^= a ^ b;
            otherTwo = carry(ones, c, d);
            ones ^= c ^ d;
            long otherFour = carry(twos, two, otherTwo);
            twos ^= two ^ otherTwo;
            long eight = carry(fours, four, otherFour);
            fours ^= four ^ otherFour;
            add(eight, EIGHTS);
        }
        planes[0] = ones;
        planes[1] = twos;
        planes[2] = fours;
        for (; at < to; at++) {
            add(words[places[at]], 0);
        }
    }

    private static long carry(long a, long b, long c) {
        return a & b | (a ^ b) & c;
    }

    private void add(long word, int plane) {
        long carry = word;
        for (int i = plane; carry != 0; i++) {
            long both = planes[i] & carry;
            planes[i] ^= carry;
            carry = both;
        }
    }

    /** @param counts filled with what every counter stands at */
    void read(int[] counts) {
        Arrays.fill(counts, 0);
        for (int plane = 0; plane < planes.length; plane++) {
            long bits = planes[plane];
            if (bits != 0) {
                for (int lane = 0; lane < LANES; lane++) {
                    counts[lane] |= (int) (bits >>> lane & 1) << plane;
                }
            }
        }
    }
}
