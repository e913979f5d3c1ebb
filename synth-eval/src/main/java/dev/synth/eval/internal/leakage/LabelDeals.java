package dev.synth.eval.internal.leakage;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Labels dealt at random, {@value LaneCounts#LANES} deals at once: bit j of a unit's word says whether deal j holds the
 * unit out. Every deal holds out as many units of the population as there are in the holdout, any so many with the same
 * probability; told is only who of the units that matter is among them.
 *
 * <p>How many of those are held out is drawn first (hypergeometric), then who: a coin is tossed for each, and units chosen
 * at random are taken or given back until the number is right. Given their number, tossed units are a uniform subset, and
 * so they are with a random one of the others added or a random one of them removed. Not thread-safe.
 */
final class LabelDeals {
    private static final int COIN_BITS = 10;

    private final int[] units;
    private final int coin;
    private final HypergeometricSum heldOut;
    private final long[] words;
    private final LaneCounts counter = new LaneCounts();
    private final int[] counts = new int[LaneCounts.LANES];

    /**
     * @param heldOut how many of the units that matter a deal holds out
     * @param share of the population that is held out
     * @param units how many matter
     */
    LabelDeals(HypergeometricSum heldOut, double share, int units) {
        this.heldOut = heldOut;
        this.coin = (int) Math.round(share * (1 << COIN_BITS));
        this.units = IntStream.range(0, units).toArray();
        this.words = new long[units];
    }

    /** By unit that matters; valid until the next deal. */
    long[] deal(SplittableRandom random) {
        toss(random);
        counter.clear();
        counter.add(words, units, 0, units.length);
        counter.read(counts);
        for (int lane = 0; lane < counts.length; lane++) {
            mend(lane, heldOut.draw(random) - counts[lane], random);
        }
        return words;
    }

    /** Word for word: random bits are combined from the coin's last digit to its first (Knuth & Yao 1976). */
    private void toss(SplittableRandom random) {
        int first = Math.min(COIN_BITS, Integer.numberOfTrailingZeros(coin));
        for (int unit = 0; unit < words.length; unit++) {
            long word = coin >>> COIN_BITS == 0 ? 0 : -1L;
            for (int digit = first; digit < COIN_BITS; digit++) {
                long bits = random.nextLong();
                word = (coin >>> digit & 1) == 1 ? word | bits : word & bits;
            }
            words[unit] = word;
        }
    }

    private void mend(int lane, int missing, SplittableRandom random) {
        long bit = 1L << lane;
        int left = missing;
        while (left != 0) {
            int unit = random.nextInt(words.length);
            if ((words[unit] & bit) == 0 == left > 0) {
                words[unit] ^= bit;
                left -= Integer.signum(left);
            }
        }
    }
}
