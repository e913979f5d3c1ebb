package dev.synth.io.internal.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The characters of a buffer as bytes in the same places, ASCII as it is and others negative, and where values may end among
 * them: at a delimiter or a control character up to {@code \r}. Eight are looked at together. Not thread-safe.
 */
final class NarrowText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x80 * ONES;
    /** Gathers the lowest bits of eight bytes in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final byte OTHER = (byte) 0x80;

    /** Faster than a loop. */
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();

    private final long delimiters;
    private byte[] bytes;
    /** A bit for each byte. */
    private long[] stops;

    /**
     * Of a buffer of so many characters.
     *
     * @param delimiter an ASCII character
     */
    NarrowText(int length, char delimiter) {
        delimiters = delimiter * ONES;
        bytes = new byte[places(length) + Long.BYTES];
        stops = new long[places(length) / Long.SIZE];
    }

    private static int places(int length) {
        return length + Long.SIZE - 1 & -Long.SIZE;
    }

    /** Makes room for so many characters. */
    void grow(int length) {
        bytes = Arrays.copyOf(bytes, places(length) + Long.BYTES);
        stops = Arrays.copyOf(stops, places(length) / Long.SIZE);
    }

    /** Takes over characters from this place on. */
    void put(char[] chars, int from, int to) {
        CharBuffer text = CharBuffer.wrap(chars, from, to - from);
        encoder.reset().encode(text, ByteBuffer.wrap(bytes, from, to - from), true);
        for (int i = text.position(); i < to; i++) {
            bytes[i] = chars[i] < 0x80 ? (byte) chars[i] : OTHER;
        }
        findStops(from, to);
    }

    /** Moves what lies between these places to the beginning. */
    void move(int from, int to) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        findStops(0, to - from);
    }

    /** Puts the character of one place into another one too. */
    void copy(int from, int to) {
        bytes[to] = bytes[from];
    }

    private void findStops(int from, int to) {
        for (int word = from / Long.SIZE; word * Long.SIZE < to; word++) {
            stops[word] = stops(bytes, word * Long.SIZE, delimiters);
        }
    }

    private static long stops(byte[] bytes, int from, long delimiters) {
        long stops = 0;
        for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
            long eight = eight(bytes, from + i);
            long others = eight ^ delimiters;
            long none = ((others & ~HIGH) + ~HIGH | others) & ((eight & ~HIGH) + (0x80 - '\r' - 1) * ONES | eight);
            stops |= ((~none & HIGH) >>> Byte.SIZE - 1) * GATHER >>> Long.SIZE - Byte.SIZE << i;
        }
        return stops;
    }

    /** The characters, with some room behind them. */
    byte[] bytes() {
        return bytes;
    }

    /** A bit for each character, the lowest of the first number for the first, that is set where a value may end. */
    long[] stops() {
        return stops;
    }

    /** Eight characters from this place on, the first in the lowest bits; beyond the text, anything. */
    static long eight(byte[] bytes, int from) {
        return (long) LONG.get(bytes, from);
    }
}
