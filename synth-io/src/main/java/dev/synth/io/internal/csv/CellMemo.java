package dev.synth.io.internal.csv;

import java.util.Arrays;

/**
 * Remembers a number for each of a column's values, so that one that comes up again need not be looked at. It begins anew
 * when it is full, and gives up when it finds fewer than half of the values it is asked for. Not thread-safe.
 */
final class CellMemo {
    /** No number is remembered. */
    static final int NONE = -1;

    /** The most values that are remembered of all columns of a table together. */
    private static final int ALL = 1 << 18;

    private static final int LEAST = 1 << 4;
    private static final int LONGEST = 64;
    private static final char[] IN_KEY = {};

    private final int most;
    private int size;
    private long asked;
    private int misses;
    private boolean useless;

    /** A key and a number by turns. */
    private long[] slots = {};
    /** The values that their keys do not tell. */
    private char[][] texts = {};

    /**
     * Knows no value yet of one of so many columns.
     *
     * @param most the most values to remember, a power of two; fewer if there are many columns
     */
    CellMemo(int most, int columns) {
        this.most = Math.max(LEAST, Math.min(most, Integer.highestOneBit(ALL / Math.max(1, columns))));
        clear(2 * LEAST);
    }

    private void clear(int places) {
        slots = new long[2 * places];
        Arrays.fill(slots, NONE);
        texts = new char[places][];
        size = 0;
    }

    /** The number of this value, or {@link #NONE}. */
    int find(CsvRow row, int position) {
        if (useless) {
            return NONE;
        }
        asked++;
        long key = row.key(position);
        long[] all = slots;
        int slot = slot(key);
        int number = (int) all[slot + 1];
        while (number != NONE
                && !(all[slot] == key && (CellKey.isExact(key) || row.holds(position, texts[slot / 2])))) {
            slot = next(slot);
            number = (int) all[slot + 1];
        }
        if (number == NONE && ++misses == most) {
            judge();
        }
        return number;
    }

    private void judge() {
        if (asked < 2L * misses) {
            useless = true;
            clear(LEAST);
        }
        asked = 0;
        misses = 0;
    }

    /**
     * Remembers the number of a value that was not found.
     *
     * @param number 0 or more
     */
    void put(CsvRow row, int position, String text, int number) {
        if (useless || text.length() > LONGEST) {
            return;
        }
        if (size == most) {
            clear(2 * LEAST);
        } else if (2 * size == texts.length) {
            grow();
        }
        long key = row.key(position);
        insert(key, CellKey.isExact(key) ? IN_KEY : text.toCharArray(), number);
    }

    private void grow() {
        long[] oldSlots = slots;
        char[][] oldTexts = texts;
        clear(2 * oldTexts.length);
        for (int slot = 0; slot < oldSlots.length; slot += 2) {
            if (oldSlots[slot + 1] != NONE) {
                insert(oldSlots[slot], oldTexts[slot / 2], (int) oldSlots[slot + 1]);
            }
        }
    }

    private void insert(long key, char[] text, int number) {
        int slot = slot(key);
        while (slots[slot + 1] != NONE) {
            slot = next(slot);
        }
        slots[slot] = key;
        slots[slot + 1] = number;
        texts[slot / 2] = text;
        size++;
    }

    private int slot(long key) {
        return (int) (key * CellKey.MIX >>> 31) & (slots.length - 2);
    }

    private int next(int slot) {
        return (slot + 2) & (slots.length - 1);
    }
}
