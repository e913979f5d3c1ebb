package dev.synth.io.internal.infer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The distinct values of a column: the first ones with their counts, beyond those only their number. */
final class DistinctValues {
    private static final int KEPT = 10_000;

    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final HashSet64 hashes = new HashSet64();

    /** Counts a value; true if it was not seen before. */
    boolean add(String value) {
        return add(value, 1);
    }

    /** Counts a value that so many rows hold; true if it was not seen before. */
    boolean add(String value, int rows) {
        int[] count = counts.get(value);
        if (count != null) {
            count[0] += rows;
            return false;
        }
        if (counts.size() < KEPT) {
            counts.put(value, new int[] {rows});
            return true;
        }
        return hashes.add(value);
    }

    int size() {
        return counts.size() + hashes.size();
    }

    /** The values that were kept, the most frequent first. */
    List<String> byFrequency() {
        Comparator<Map.Entry<String, int[]>> byCount = Comparator.comparingInt(entry -> -entry.getValue()[0]);
        return counts.entrySet().stream().sorted(byCount).map(Map.Entry::getKey).toList();
    }

    /** The values that were kept, as they came up. */
    List<String> kept() {
        return List.copyOf(counts.keySet());
    }

    /** The number of rows that hold this value; 0 if it was not kept. */
    int count(String value) {
        int[] count = counts.get(value);
        return count == null ? 0 : count[0];
    }
}
