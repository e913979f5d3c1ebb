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
 * The characters of a buffer as bytes in the same places, ASCII as it is and others negative, and what is known of them, eight
 * of which are looked at together. Not thread-safe.
 */
final class NarrowText {
    /** A blank that is not ASCII, or another character. */
    static final byte BLANK = (byte) 0x81;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x80 * ONES;
    /** Gathers the lowest bits of eight bytes in the highest byte. */
    private static final long GATHER = 0x0102040810204080L;

    private static final byte OTHER = (byte) 0x80;

    /** Faster than a loop. */
    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();

    private final long delimiters;
    private final long quotes;
    private byte[] bytes;
    /** A bit for each byte, as the other two have. */
    private long[] stops;

    private long[] controls;
    private long[] unsure;

    /**
     * Of a buffer of so many characters.
     *
     * @param delimiter an ASCII character
     * @param quote an ASCII character
     */
    NarrowText(int length, char delimiter, char quote) {
        delimiters = delimiter * ONES;
        quotes = quote * ONES;
        bytes = new byte[places(length) + Long.BYTES];
        stops = new long[words(length)];
        controls = new long[words(length)];
        unsure = new long[words(length)];
    }

    private static int places(int length) {
        return length + Long.SIZE - 1 & -Long.SIZE;
    }

    /** One more than there are bits for. */
    private static int words(int length) {
        return places(length) / Long.SIZE + 1;
    }

    /** Makes room for so many characters. */
    void grow(int length) {
        bytes = Arrays.copyOf(bytes, places(length) + Long.BYTES);
        stops = Arrays.copyOf(stops, words(length));
        controls = Arrays.copyOf(controls, words(length));
        unsure = Arrays.copyOf(unsure, words(length));
    }

    /** Takes over characters from this place on. */
    void put(char[] chars, int from, int to) {
        CharBuffer text = CharBuffer.wrap(chars, from, to - from);
        encoder.reset().encode(text, ByteBuffer.wrap(bytes, from, to - from), true);
        for (int i = text.position(); i < to; i++) {
            bytes[i] = narrow(chars[i]);
        }
        look(from, to);
    }

    private static byte narrow(char c) {
        if (c < 0x80) {
            return (byte) c;
        }
        return Character.isWhitespace(c) ? BLANK : OTHER;
    }

    /** Moves what lies between these places to the beginning. */
    void move(int from, int to) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        look(0, to - from);
    }

    /** Puts the character of one place into another one too. */
    void copy(int from, int to) {
        bytes[to] = bytes[from];
    }

    private void look(int from, int to) {
        int first = from / Long.SIZE;
        int end = words(to) - 1;
        for (int word = first; word < end; word++) {
            look(word);
        }
        stops[end] = 0;
        for (int word = Math.max(0, first - 1); word < end; word++) {
            long before = word == 0 ? 1 : stops[word - 1] >>> Long.SIZE - 1;
            long beside = stops[word] << 1 | before | stops[word] >>> 1 | stops[word + 1] << Long.SIZE - 1;
            unsure[word] &= beside & ~stops[word];
        }
    }

    private void look(int word) {
        byte[] from = bytes;
        long stop = 0;
        long control = 0;
        long other = 0;
        for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
            long eight = eight(from, word * Long.SIZE + i);
            long delimiter = equal(eight, delimiters);
            long low = upTo('\r', eight) & ~delimiter;
            stop |= gather(delimiter | low) << i;
            control |= gather(low) << i;
            other |= gather((upTo(' ', eight) | equal(eight, quotes) | eight) & HIGH) << i;
        }
        stops[word] = stop;
        controls[word] = control;
        unsure[word] = other;
    }

    /** The highest bit of each byte that is the one that is given eight times. */
    private static long equal(long eight, long given) {
        long others = eight ^ given;
        return ~((others & ~HIGH) + ~HIGH | others) & HIGH;
    }

    /** The highest bit of each byte that is an ASCII character up to this one. */
    private static long upTo(char last, long eight) {
        return ~((eight & ~HIGH) + (0x80 - last - 1) * ONES | eight) & HIGH;
    }

    /** The highest bits of eight bytes in the lowest byte. */
    private static long gather(long high) {
        return (high >>> Byte.SIZE - 1) * GATHER >>> Long.SIZE - Byte.SIZE;
    }

    /** The characters, with some room behind them. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * A bit for each character, the lowest of the first number for the first, that is set where a value may end: at a
     * delimiter or a control character up to {@code \r}.
     */
    long[] stops() {
        return stops;
    }

    /** Those of the {@link #stops} that are no delimiters. */
    long[] controls() {
        return controls;
    }

    /** As {@link #stops}: where a value begins or ends with a blank, a quote or a character beyond ASCII. */
    long[] unsure() {
        return unsure;
    }

    /** Where this ASCII character, or a control character up to {@code \r}, stands from one place on; beyond the end if nowhere. */
    int find(byte character, int from, int to) {
        long all = character * ONES;
        int at = from;
        while (at < to) {
            long eight = eight(bytes, at);
            long found = equal(eight, all) | upTo('\r', eight);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        return at;
    }

    /** Where a value may end from one place on, which lies before the end; beyond the end if nowhere. */
    int nextStop(int from, int to) {
        int word = from / Long.SIZE;
        long ahead = stops[word] & -1L << from;
        while (ahead == 0 && ++word * Long.SIZE < to) {
            ahead = stops[word];
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(ahead);
    }

    /** Whether a value may end here. */
    boolean isStop(int at) {
        return (stops[at / Long.SIZE] >>> at & 1) != 0;
    }

    /** Eight characters from this place on, the first in the lowest bits; beyond the text, anything. */
    static long eight(byte[] bytes, int from) {
        return (long) LONG.get(bytes, from);
    }
}
