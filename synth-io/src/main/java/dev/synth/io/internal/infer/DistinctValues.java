package dev.synth.io.internal.infer;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of a column: the first ones with their counts, beyond those only their number, which is an estimate
 * where there are very many. Memory is bounded, whatever the column holds.
 */
final class DistinctValues {
    /** The number of a value that is not kept. */
    static final int NONE = -1;

    private static final int KEPT = 10_000;
    /** Shared by all columns of a table: hashes, kept values, and characters of kept values. */
    private static final int ALL_HASHES = 1 << 23;

    private static final int ALL_KEPT = 1 << 22;
    private static final int ALL_CHARACTERS = 1 << 27;
    private static final int LEAST_HASHES = 1 << 12;
    private static final int MOST_HASHES = 1 << 20;
    private static final int LEAST_KEPT = 256;

    /** Of the filter, for each value that may be kept. */
    private static final int FILTER_BITS = 13;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final RowCounts counts;
    /** Clear where a value is surely not kept; unlike the map it fits into the processor's cache. */
    private final BitSet filter = new BitSet();

    private final HashSet64 hashes;
    private final int mostKept;
    private String last = "";
    private int lastNumber = NONE;
    private long charactersLeft;
    private long beyond;
    private boolean repeatsBeyond;

    /** The values of one of so many columns. */
    DistinctValues(int columns) {
        this(columns, new RowCounts());
    }

    /** The values of one of so many columns, whose rows are counted here. */
    DistinctValues(int columns, RowCounts counts) {
        this.counts = counts;
        int hashed = Integer.highestOneBit(ALL_HASHES / Math.max(1, columns));
        this.hashes = new HashSet64(Math.max(LEAST_HASHES, Math.min(MOST_HASHES, hashed)));
        this.mostKept = Math.max(LEAST_KEPT, Math.min(KEPT, ALL_KEPT / Math.max(1, columns)));
        this.charactersLeft = ALL_CHARACTERS / Math.max(1, columns);
    }

    /** Counts a value; false if it was surely seen before. */
    boolean add(String value) {
        return add(value, 1);
    }

    /** Counts a value that so many rows hold; false if it was surely seen before. */
    boolean add(String value, long rows) {
        int number = find(value);
        if (number != NONE) {
            counts.add(number, rows);
            return false;
        }
        return addNew(value, rows);
    }

    /** Counts a value that {@link #find} does not; false if it was surely seen before. */
    boolean addNew(String value, long rows) {
        if (!isFull() && value.length() <= charactersLeft) {
            counts.add(keep(value), rows);
            return true;
        }
        return addBeyond(HashSet64.hash(value), rows);
    }

    /** Makes ready for the look-ups of these hashes. */
    void fetch(long[] values, int size) {
        hashes.fetch(values, size);
    }

    /** Counts a value of this hash that is not kept, nor will be; false if it was surely seen before. */
    boolean addBeyond(long hash, long rows) {
        HashSet64.Added told = hashes.add(hash);
        beyond += rows;
        repeatsBeyond |= rows > 1 || told == HashSet64.Added.KNOWN;
        return told != HashSet64.Added.KNOWN;
    }

    private int keep(String value) {
        int number = counts.next();
        numbers.put(value, number);
        long hash = HashSet64.hash(value);
        filter.set(filterBit(hash));
        filter.set(filterBit(hash >>> Integer.SIZE));
        charactersLeft -= value.length();
        return remember(value, number);
    }

    private int remember(String value, int number) {
        last = value;
        lastNumber = number;
        return number;
    }

    /** The number by which the rows of this value are counted, or {@link #NONE}. */
    int find(String value) {
        // Values often follow themselves, and need no look-up then.
        if (lastNumber != NONE && value.equals(last)) {
            return lastNumber;
        }
        Integer number = numbers.get(value);
        return number == null ? NONE : remember(value, number);
    }

    /** Whether a value of this hash may be kept. */
    boolean mayKeep(long hash) {
        return filter.get(filterBit(hash)) && filter.get(filterBit(hash >>> Integer.SIZE));
    }

    /** A bit that the lower half of a hash picks. */
    private int filterBit(long hash) {
        return (int) (Integer.toUnsignedLong((int) hash) * (FILTER_BITS * mostKept) >>> Integer.SIZE);
    }

    /** Whether no further values are kept. */
    boolean isFull() {
        return numbers.size() == mostKept;
    }

    /** How many rows there are. */
    long rows() {
        return beyond + numbers.values().stream().mapToLong(counts::get).sum();
    }

    /** Whether a value is known to have come up twice. */
    boolean repeat() {
        return repeatsBeyond || numbers.values().stream().anyMatch(number -> counts.get(number) > 1);
    }

    /**
     * How many there are. Where the number is an estimate, it is that of all values if none was seen twice, and less
     * otherwise.
     */
    long size() {
        long size = numbers.size() + hashes.size();
        if (hashes.isExact()) {
            return size;
        }
        return repeat() ? Math.min(size, rows() - 1) : rows();
    }

    /** The values that were kept, the most frequent first. */
    List<String> byFrequency() {
        Comparator<Map.Entry<String, Integer>> byCount =
                Comparator.comparingLong(entry -> -counts.get(entry.getValue()));
        return numbers.entrySet().stream()
                .sorted(byCount)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The values that were kept, as they came up. */
    List<String> kept() {
        return List.copyOf(numbers.keySet());
    }

    /** The number of rows that hold this value; 0 if it was not kept. */
    long count(String value) {
        Integer number = numbers.get(value);
        return number == null ? 0 : counts.get(number);
    }
}
