package dev.synth.io.internal.column;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a number is written in decimal.
 *
 * @param whole whether it has neither a point nor an exponent
 * @param scientific whether it has an exponent
 * @param decimals the digits after the point
 * @param digits the digits before the point
 * @param leadingZero whether a zero stands before other digits of the whole part, as in {@code 007}
 * @param trailingZero whether the digits after the point end in a zero
 */
public record NumberForm(
        boolean whole, boolean scientific, int decimals, int digits, boolean leadingZero, boolean trailingZero) {

    static final int MAX_WHOLE_DIGITS = 18;
    /** Up to here every whole number is a double. */
    static final long LARGEST_EXACT = 1L << 53;

    private static final double[] POWERS = IntStream.rangeClosed(0, MAX_WHOLE_DIGITS)
            .mapToDouble(exponent -> Double.parseDouble("1e" + exponent))
            .toArray();

    /** The form of this text, or null if it is no decimal number (names such as {@code NaN} and {@code 0x1} are none). */
    public static @Nullable NumberForm of(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = digitsFrom(text, start);
        int digits = point - start;
        int end = point;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digitsFrom(text, point + 1);
        }
        int decimals = Math.max(0, end - point - 1);
        if (digits + decimals == 0) {
            return null;
        }
        boolean scientific = end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E');
        if (scientific ? !isExponent(text, end + 1) : end < text.length()) {
            return null;
        }
        boolean leadingZero = digits > 1 && text.charAt(start) == '0';
        boolean trailingZero = decimals > 0 && text.charAt(end - 1) == '0';
        return new NumberForm(end == point && !scientific, scientific, decimals, digits, leadingZero, trailingZero);
    }

    /** Whether the text reads as a quantity; whole numbers such as {@code 007} and very long ones are rather codes. */
    public boolean isQuantity() {
        return !whole || (!leadingZero && digits <= MAX_WHOLE_DIGITS);
    }

    /** The double nearest to a number of this form, infinite if it is too large. */
    double value(String text) {
        if (scientific || digits + decimals > MAX_WHOLE_DIGITS) {
            return Double.parseDouble(text);
        }
        long joined = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            joined = c >= '0' && c <= '9' ? joined * 10 + c - '0' : joined;
        }
        if (joined > LARGEST_EXACT) {
            return Double.parseDouble(text);
        }
        double value = quotient(joined, decimals);
        return text.charAt(0) == '-' ? -value : value;
    }

    /**
     * The double nearest to these digits with so many of them behind the point. The quotient of two integers that doubles
     * hold exactly is rounded once, so it is right (Clinger 1990); that is quicker by far than what the JDK does.
     *
     * @param digits at most {@link #LARGEST_EXACT}
     * @param decimals at most {@link #MAX_WHOLE_DIGITS}
     */
    static double quotient(long digits, int decimals) {
        return digits / POWERS[decimals];
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isExponent(String text, int start) {
        int digits = start;
        if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        return digits < text.length() && digitsFrom(text, digits) == text.length();
    }
}
