package dev.synth.internal.network;

import dev.synth.internal.encode.Layout;
import java.util.Collection;
import java.util.SplittableRandom;

/** An order in which a row's fields are drawn, an interval always before its cell. Not thread-safe. */
public final class FieldOrder {
    private final Layout layout;
    private final int[] fields;
    private final int[] place;

    public FieldOrder(Layout layout) {
        this.layout = layout;
        this.fields = new int[layout.fields()];
        this.place = new int[fields.length];
        reset();
    }

    /** Goes back to the order of numbers, so that the next shuffle depends on its random numbers alone. */
    public void reset() {
        for (int field = 0; field < fields.length; field++) {
            fields[field] = field;
            place[field] = field;
        }
    }

    /** How many fields are known before a pass of sampling. */
    public static int known(int fields, int pass, int passes) {
        return (int) ((long) fields * pass / passes);
    }

    /** The fields, in order; not to be changed. */
    public int[] fields() {
        return fields;
    }

    /** Takes a random order. */
    public void shuffle(SplittableRandom random) {
        for (int k = 0; k < fields.length; k++) {
            swap(k, k + random.nextInt(fields.length - k));
        }
        repair();
    }

    /** Brings the fields of these columns to the front, each interval followed by its cell; returns how many there are. */
    public int first(Collection<Integer> columns) {
        int next = 0;
        for (int column : columns) {
            swap(next++, place[column]);
            int cell = layout.cellField(column);
            if (cell != Layout.NONE) {
                swap(next++, place[cell]);
            }
        }
        repair();
        return next;
    }

    private void repair() {
        for (int column = 0; column < layout.columns(); column++) {
            int cell = layout.cellField(column);
            if (cell != Layout.NONE && place[cell] < place[column]) {
                swap(place[cell], place[column]);
            }
        }
    }

    private void swap(int a, int b) {
        int field = fields[a];
        fields[a] = fields[b];
        fields[b] = field;
        place[fields[a]] = a;
        place[fields[b]] = b;
    }
}
