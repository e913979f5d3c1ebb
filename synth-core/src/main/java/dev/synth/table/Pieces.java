package dev.synth.table;

import java.lang.reflect.Array;

/** Arrays that follow each other. */
final class Pieces {
    private Pieces() {}

    /**
     * Copies the first so many elements of these arrays to one of the same type.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    static <A> void join(Iterable<A> pieces, A joined, int size) {
        int filled = 0;
        for (A piece : pieces) {
            int more = Math.min(Array.getLength(piece), size - filled);
            System.arraycopy(piece, 0, joined, filled, more);
            filled += more;
        }
        if (filled < size) {
            throw new IllegalArgumentException(
                    "A column of " + size + " rows cannot be made of " + filled + " values.");
        }
    }
}
