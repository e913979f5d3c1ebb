package dev.synth.io.internal.infer;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Values of a column that are looked for among those of before many at a time: one look-up after the other would wait for
 * memory each time, as the table of hashes does not fit into the processor's cache. Not thread-safe.
 */
final class WaitingValues {
    private static final int LEAST = 16;
    private static final int MOST = 256;
    private static final int MOST_CHARACTERS = 1 << 16;
    /** Of all columns of a table. */
    private static final int ALL_CHARACTERS = 1 << 24;

    private final int mostCharacters;
    private String[] values = {};
    private long[] hashes = {};
    private int size;
    private int characters;

    /** None yet, of one of so many columns. */
    WaitingValues(int columns) {
        this.mostCharacters = Math.min(MOST_CHARACTERS, ALL_CHARACTERS / columns);
    }

    /** Adds a value and its {@link HashSet64#hash}; whether it is time to settle. */
    boolean add(String value, long hash) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(LEAST, 2 * size));
            hashes = Arrays.copyOf(hashes, values.length);
        }
        hashes[size] = hash;
        values[size++] = value;
        characters += value.length();
        return size == MOST || characters >= mostCharacters;
    }

    /** Counts the values, in the order in which they came, and hands on those that were not surely seen before. */
    void settle(DistinctValues distinct, Consumer<String> unseen) {
        distinct.fetch(hashes, size);
        for (int i = 0; i < size; i++) {
            if (distinct.addBeyond(hashes[i], 1)) {
                unseen.accept(values[i]);
            }
        }
        Arrays.fill(values, 0, size, "");
        size = 0;
        characters = 0;
    }
}
