package dev.synth.io.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells text in single bytes from text in UTF-8, and finds out whether a text is both by turns. Not thread-safe. */
final class MixedBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int FIRST_PRINTABLE = 0xA0;

    private boolean watching;
    private long single;
    private long several;
    private boolean controls;

    /** From now on the text is taken to be in single bytes. */
    void watch() {
        watching = true;
    }

    boolean isWatching() {
        return watching;
    }

    /** Whether a byte between ASCII and the printable characters of ISO-8859-1 came up. */
    boolean hasControls() {
        return controls;
    }

    /** Counts characters that could be UTF-8 and those that cannot. */
    void add(byte[] bytes, int from, int to) {
        int i = from;
        while (watching && i < to) {
            int length = bytes[i] >= 0 ? 1 : utf8Length(bytes, i, to);
            if (bytes[i] < 0) {
                controls |= (bytes[i] & 0xff) < FIRST_PRINTABLE;
                single += length == 0 ? 1 : 0;
                several += length == 0 ? 0 : 1;
            }
            i += Math.max(1, length);
        }
    }

    /**
     * Checks that the text is in one encoding: one in single bytes looks like UTF-8 by chance only.
     *
     * @throws UndecodableException if it does so too often
     */
    void requireOne() throws UndecodableException {
        if (several > single) {
            throw new UndecodableException("the text up to here is partly UTF-8 (" + several
                    + " characters) and partly not (" + single + "). Convert the file to one encoding, or name the"
                    + " encoding, where ISO-8859-1 takes every byte as it is");
        }
    }

    /** The number of bytes from here on that are ASCII. */
    static int asciiRun(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && ((long) LONG.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i - from;
    }

    /** The number of bytes, 2 to 4, of the UTF-8 character beyond ASCII that begins here; 0 if there is none. */
    static int utf8Length(byte[] bytes, int from, int to) {
        int first = bytes[from] & 0xff;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        for (int i = from + 1; i < from + length; i++) {
            if (i >= to || (bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
