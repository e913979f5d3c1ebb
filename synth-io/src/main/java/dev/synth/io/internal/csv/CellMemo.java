package dev.synth.io.internal.csv;

import java.util.Arrays;

/**
 * Remembers what each of a column's values stands for, so that one that comes up again need not be looked at. It begins anew
 * when it is full, and gives up when it finds fewer than half of the values it is asked for. Not thread-safe.
 */
final class CellMemo {
    /** A value that is not remembered. */
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

    /** A key and what its value stands for by turns. */
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
        Arrays.fill(slots, CellKey.NONE);
        texts = new char[places][];
        size = 0;
    }

    /** Where this value is, or {@link #NONE}. */
    int find(CsvRow row, int position) {
        if (useless) {
            return NONE;
        }
        asked++;
        int slot = place(row, position);
        if (slots[slot] != CellKey.NONE) {
            return slot;
        }
        if (++misses == most) {
            judge();
        }
        return NONE;
    }

    /** Where this value is, or where it would be. */
    private int place(CsvRow row, int position) {
        long key = row.key(position);
        boolean exact = CellKey.isExact(key);
        long[] all = slots;
        int slot = slot(key, all.length);
        while (all[slot] != CellKey.NONE && !(all[slot] == key && (exact || row.holds(position, texts[slot / 2])))) {
            slot = next(slot, all.length);
        }
        return slot;
    }

    /**
     * Looks for the values of some rows up to the first that it does not know.
     *
     * @param from the first of the rows
     * @param meanings takes what each stands for, from the first place on
     * @return how many there are
     */
    int findAll(CsvTokens rows, int position, int from, int count, long[] meanings) {
        if (useless) {
            return 0;
        }
        long[] all = slots;
        long[] spans = rows.spans();
        byte[] text = rows.narrow();
        int origin = rows.origin();
        int width = rows.size();
        int row = 0;
        for (int at = from * width + position; row < count; at += width, row++) {
            long span = spans[at];
            long key = CellKey.of(NarrowText.eight(text, origin + CellSpans.start(span)), CellSpans.length(span));
            int slot = CellKey.isExact(key) ? place(key) : place(rows.at(from + row), position);
            if (all[slot] == CellKey.NONE) {
                break;
            }
            meanings[row] = all[slot + 1];
        }
        asked += row;
        return row;
    }

    /** Where the only value of this exact key is, or where it would be. */
    private int place(long key) {
        long[] all = slots;
        int slot = slot(key, all.length);
        while (all[slot] != key && all[slot] != CellKey.NONE) {
            slot = next(slot, all.length);
        }
        return slot;
    }

    /** What the value stands for that is here. */
    long meaning(int found) {
        return slots[found + 1];
    }

    private void judge() {
        if (asked < 2L * misses) {
            useless = true;
            clear(LEAST);
        }
        asked = 0;
        misses = 0;
    }

    /** Remembers what a value stands for that was not found. */
    void put(CsvRow row, int position, long meaning) {
        if (useless || row.length(position) > LONGEST) {
            return;
        }
        if (size == most) {
            clear(2 * LEAST);
        } else if (4 * size == texts.length) {
            grow();
        }
        long key = row.key(position);
        insert(key, CellKey.isExact(key) ? IN_KEY : row.get(position).toCharArray(), meaning);
    }

    private void grow() {
        long[] oldSlots = slots;
        char[][] oldTexts = texts;
        clear(2 * oldTexts.length);
        for (int slot = 0; slot < oldSlots.length; slot += 2) {
            if (oldSlots[slot] != CellKey.NONE) {
                insert(oldSlots[slot], oldTexts[slot / 2], oldSlots[slot + 1]);
            }
        }
    }

    private void insert(long key, char[] text, long meaning) {
        int slot = slot(key, slots.length);
        while (slots[slot] != CellKey.NONE) {
            slot = next(slot, slots.length);
        }
        slots[slot] = key;
        slots[slot + 1] = meaning;
        texts[slot / 2] = text;
        size++;
    }

    private static int slot(long key, int length) {
        return (int) ((key ^ key >>> 32) * CellKey.MIX >>> 40) & (length - 2);
    }

    private static int next(int slot, int length) {
        return (slot + 2) & (length - 1);
    }
}
