package dev.synth.internal.privacy;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * Discrete Gaussian noise of one fixed deviation, drawn by the hundred thousand. A draw is u + {@value #FACTOR}·v of two
 * independent discrete Gaussians of deviation τ = 1,024. Given the sum, the terms Σ exp(−(v − c)² / 2s²), s ≈ 4, that add up to
 * its probability differ from s√2π by less than 2·exp(−2π²s²) = 10⁻¹³⁷ of it whatever c is (Poisson summation; Micciancio and
 * Walter 2017), so the sum is discrete Gaussian itself, of variance τ²(1 + 256²).
 *
 * <p>u and v are looked up in a table of their odds to 95 bits, by integers alone. Immutable.
 */
final class GaussianTable {
    private static final int LOG_DEVIATION = 10;
    private static final int FACTOR = 256;
    /** 13.2 deviations: what lies beyond has odds below 2⁻¹²⁴. */
    private static final int ENTRIES = 13_500;

    private static final int HEAD_BITS = 31;
    private static final int GUIDE_BITS = 12;
    private static final int TAIL_BITS = 64;
    private static final int FRACTION_BITS = 256;

    /** The standard deviation of a draw, in whole steps. */
    static final double DEVIATION = (1 << LOG_DEVIATION) * Math.sqrt(1 + (double) FACTOR * FACTOR);

    /** How far the odds of a draw are from a discrete Gaussian's, at most, in total variation. */
    static final double ERROR = 0x1p-79;

    private static final GaussianTable TABLE = new GaussianTable();

    /** The first 31 bits, and the next 64, of the probability that |u| is no more than the position. */
    private final int[] heads = new int[ENTRIES];

    private final long[] tails = new long[ENTRIES];
    /** Where to begin to look, by the first bits. */
    private final int[] guide = new int[1 << GUIDE_BITS];

    private GaussianTable() {
        BigInteger[] sums = sums();
        BigInteger all = sums[ENTRIES - 1];
        for (int i = 0; i < ENTRIES; i++) {
            BigInteger scaled = sums[i].shiftLeft(HEAD_BITS + TAIL_BITS).divide(all);
            boolean last = scaled.bitLength() > HEAD_BITS + TAIL_BITS;
            heads[i] = last ? Integer.MAX_VALUE : scaled.shiftRight(TAIL_BITS).intValueExact();
            tails[i] = last ? -1 : scaled.longValue();
        }
        int entry = 0;
        for (int bucket = 0; bucket < guide.length; bucket++) {
            while (heads[entry] < bucket << HEAD_BITS - GUIDE_BITS) {
                entry++;
            }
            guide[bucket] = entry;
        }
    }

    static GaussianTable standard() {
        return TABLE;
    }

    /** Sums of the weights of |u| = 0, 1, …, each a whole number over 2²⁵⁶. */
    private static BigInteger[] sums() {
        BigInteger step = exponential();
        BigInteger ratio = product(step, step);
        BigInteger weight = BigInteger.ONE.shiftLeft(FRACTION_BITS);
        BigInteger sum = BigInteger.ZERO;
        BigInteger[] sums = new BigInteger[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            sum = sum.add(i == 0 ? weight : weight.shiftLeft(1));
            sums[i] = sum;
            weight = product(weight, step);
            step = product(step, ratio);
        }
        return sums;
    }

    /** exp(−1 / 2τ²) by its series. */
    private static BigInteger exponential() {
        BigInteger term = BigInteger.ONE.shiftLeft(FRACTION_BITS);
        BigInteger sum = BigInteger.ZERO;
        for (int n = 1; term.signum() != 0; n++) {
            sum = sum.add(term);
            term = term.shiftRight(2 * LOG_DEVIATION + 1).negate().divide(BigInteger.valueOf(n));
        }
        return sum;
    }

    private static BigInteger product(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(FRACTION_BITS);
    }

    /** A draw. */
    long draw(RandomGenerator bits) {
        long word = bits.nextLong();
        return half((int) word, bits) + (long) FACTOR * half((int) (word >>> Integer.SIZE), bits);
    }

    /** One of the two Gaussians: 31 bits and a sign, and more bits where those do not decide. */
    private int half(int word, RandomGenerator bits) {
        int head = word >>> 1;
        int entry = guide[head >>> HEAD_BITS - GUIDE_BITS];
        while (heads[entry] < head) {
            entry++;
        }
        if (heads[entry] == head) {
            long tail = bits.nextLong();
            while (entry < ENTRIES - 1 && heads[entry] == head && Long.compareUnsigned(tail, tails[entry]) >= 0) {
                entry++;
            }
        }
        return (word & 1) == 0 ? entry : -entry;
    }
}
