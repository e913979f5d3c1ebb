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
    private String last = "";
    private int[] lastCount = new int[1];

    /** Counts a value; true if it was not seen before. */
    boolean add(String value) {
        if (value.equals(last) && lastCount[0] > 0) {
            lastCount[0]++; // Values often follow themselves, and need no look-up then.
            return false;
        }
        int[] count = counts.get(value);
        if (count != null) {
            count[0]++;
            last = value;
            lastCount = count;
            return false;
        }
        if (counts.size() < KEPT) {
            counts.put(value, new int[] {1});
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
    Iterable<String> kept() {
        return counts.keySet();
    }
}
