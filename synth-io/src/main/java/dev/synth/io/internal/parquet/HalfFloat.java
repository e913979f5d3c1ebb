package dev.synth.io.internal.parquet;

import java.math.BigDecimal;
import java.math.MathContext;

/** IEEE 754 numbers of 16 bits, which Java 17 lacks: 1 sign, 5 bits of exponent, 10 of fraction. */
final class HalfFloat {
    private static final int FRACTION_BITS = 10;
    private static final int ONE = 1 << FRACTION_BITS;
    private static final int BIAS = 15;
    private static final int LOWEST_EXPONENT = 1 - BIAS;
    private static final int NO_NUMBER = 31;
    private static final short SIGN = Short.MIN_VALUE;
    /** From here on a number would round to infinity. */
    private static final double TOO_LARGE = 65_520;

    private static final int ENOUGH_DIGITS = 5;

    private HalfFloat() {}

    /** The exact number of these bits. */
    static double toDouble(short bits) {
        int exponent = bits >> FRACTION_BITS & NO_NUMBER;
        int fraction = bits & ONE - 1;
        double magnitude;
        if (exponent == NO_NUMBER) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, LOWEST_EXPONENT - FRACTION_BITS);
        } else {
            magnitude = Math.scalb((double) (fraction + ONE), exponent - BIAS - FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * The bits of the nearest number.
     *
     * @throws ArithmeticException if the value is too large
     */
    static short of(double value) {
        if (Double.isNaN(value)) {
            return (short) (NO_NUMBER << FRACTION_BITS | ONE >> 1);
        }
        double magnitude = Math.abs(value);
        if (magnitude >= TOO_LARGE) {
            throw new ArithmeticException("is too large for 16 bits");
        }
        int exponent = Math.max(LOWEST_EXPONENT, Math.getExponent(magnitude));
        int scaled = (int) Math.rint(Math.scalb(magnitude, FRACTION_BITS - exponent));
        int bits = scaled < ONE ? scaled : (exponent + BIAS << FRACTION_BITS) + scaled - ONE;
        return (short) (value < 0 || 1 / value < 0 ? bits | SIGN : bits);
    }

    /** A finite number of 16 bits in decimal: itself if it is whole, else the shortest decimal that it is nearest to. */
    static BigDecimal decimal(double half) {
        BigDecimal exact = new BigDecimal(half);
        if (half == Math.rint(half)) {
            return exact;
        }
        for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (of(rounded.doubleValue()) == of(half)) {
                return rounded;
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS));
    }
}
