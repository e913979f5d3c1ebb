package dev.synth.io.internal.column;

/** Reads plain numbers where they stand, without a string: the usual ones, exactly as {@link NumberForm} does. */
public final class PlainNumber {
    /** Stands for what is no such whole number. */
    public static final long NOT_WHOLE = Long.MIN_VALUE;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x80 * ONES;

    private PlainNumber() {}

    /**
     * As {@link #whole(char[], int, int)}, of a text of up to eight characters, all of which are read together (Lemire).
     *
     * @param eight begins with them, as ASCII, the first in the lowest bits; others are negative bytes
     * @param length how many there are, 0 to 8
     */
    public static long whole(long eight, int length) {
        boolean minus = length > 0 && (byte) eight == '-';
        int digits = minus ? length - 1 : length;
        if (digits == 0) {
            return NOT_WHOLE;
        }
        int free = Long.SIZE - Byte.SIZE * digits;
        long zeros = '0' * ONES;
        long each = ((minus ? eight >>> Byte.SIZE : eight) << free | zeros >>> 1 >>> Long.SIZE - 1 - free) ^ zeros;
        if (((each + (0x7f - 9) * ONES | each) & HIGH) != 0) {
            return NOT_WHOLE;
        }
        long pairs = each * 10 + (each >>> Byte.SIZE);
        long first = (pairs & 0xff000000ffL) * (1_000_000L << Integer.SIZE | 100);
        long second = (pairs >>> Short.SIZE & 0xff000000ffL) * (10_000L << Integer.SIZE | 1);
        long value = first + second >>> Integer.SIZE;
        return minus ? -value : value;
    }

    /** The number that an optional minus and up to eighteen digits are; {@link #NOT_WHOLE} for anything else. */
    public static long whole(char[] text, int from, int to) {
        boolean minus = from < to && text[from] == '-';
        int start = minus ? from + 1 : from;
        if (start == to || to - start > NumberForm.MAX_WHOLE_DIGITS) {
            return NOT_WHOLE;
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_WHOLE;
            }
            value = value * 10 + digit;
        }
        return minus ? -value : value;
    }

    /**
     * The double nearest to the number that an optional minus and digits are, with a point among them or none; NaN for
     * anything else, and where there are so many digits that it takes more to find it.
     */
    public static double real(char[] text, int from, int to) {
        boolean minus = from < to && text[from] == '-';
        int start = minus ? from + 1 : from;
        if (to - start > NumberForm.MAX_WHOLE_DIGITS) {
            return Double.NaN;
        }
        long joined = 0;
        int point = to;
        for (int i = start; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                joined = joined * 10 + digit;
            } else if (text[i] == '.' && point == to) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        int digits = to - start - (point < to ? 1 : 0);
        if (digits == 0 || joined > NumberForm.LARGEST_EXACT) {
            return Double.NaN;
        }
        double value = NumberForm.quotient(joined, Math.max(0, to - 1 - point));
        return minus ? -value : value;
    }
}
