package dev.synth.io.internal.infer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of a column: the first ones with their counts, beyond those only their number, which is an estimate
 * where there are very many. Memory is bounded, whatever the column holds.
 */
final class DistinctValues {
    private static final int KEPT = 10_000;
    /** Shared by all columns of a table: hashes, kept values, and characters of kept values. */
    private static final int ALL_HASHES = 1 << 23;

    private static final int ALL_KEPT = 1 << 22;
    private static final int ALL_CHARACTERS = 1 << 27;
    private static final int LEAST_HASHES = 1 << 12;
    private static final int MOST_HASHES = 1 << 20;
    private static final int LEAST_KEPT = 256;

    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final HashSet64 hashes;
    private final int mostKept;
    private long charactersLeft;
    private long added;
    private boolean repeats;

    /** The values of one of so many columns. */
    DistinctValues(int columns) {
        int hashed = Integer.highestOneBit(ALL_HASHES / Math.max(1, columns));
        this.hashes = new HashSet64(Math.max(LEAST_HASHES, Math.min(MOST_HASHES, hashed)));
        this.mostKept = Math.max(LEAST_KEPT, Math.min(KEPT, ALL_KEPT / Math.max(1, columns)));
        this.charactersLeft = ALL_CHARACTERS / Math.max(1, columns);
    }

    /** Counts a value; false if it was surely seen before. */
    boolean add(String value) {
        added++;
        long[] count = counts.get(value);
        if (count != null) {
            count[0]++;
            repeats = true;
            return false;
        }
        if (counts.size() < mostKept && value.length() <= charactersLeft) {
            counts.put(value, new long[] {1});
            charactersLeft -= value.length();
            return true;
        }
        HashSet64.Added told = hashes.add(value);
        repeats |= told == HashSet64.Added.KNOWN;
        return told != HashSet64.Added.KNOWN;
    }

    /**
     * How many there are. Where the number is an estimate, it is that of all values if none was seen twice, and less
     * otherwise.
     */
    long size() {
        long size = counts.size() + hashes.size();
        if (hashes.isExact()) {
            return size;
        }
        return repeats ? Math.min(size, added - 1) : added;
    }

    /** The values that were kept, the most frequent first. */
    List<String> byFrequency() {
        Comparator<Map.Entry<String, long[]>> byCount = Comparator.comparingLong(entry -> -entry.getValue()[0]);
        return counts.entrySet().stream().sorted(byCount).map(Map.Entry::getKey).toList();
    }
}
