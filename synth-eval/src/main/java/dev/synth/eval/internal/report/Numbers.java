package dev.synth.eval.internal.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spells numbers the same way throughout the reports; what is absent or not finite is a dash. */
final class Numbers {
    static final String ABSENT = "–";

    private static final int LEAST_TOLD = 10;
    private static final double LEAST_DECIMAL = 1e-3;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private Numbers() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String count(@Nullable Integer value) {
        return value == null ? ABSENT : count(value.intValue());
    }

    /** Whether a count of records may be told: a small one would point at somebody. */
    static boolean told(int count) {
        return count == 0 || count >= LEAST_TOLD;
    }

    static String bucketed(int count) {
        return told(count) ? count(count) : "fewer than " + LEAST_TOLD;
    }

    /** A score, usually 0 to 1, with three decimals. */
    static String score(@Nullable Double value) {
        return absent(value) ? ABSENT : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A share of 1 in per cent: two significant digits below 1 %, one decimal above. */
    static String percent(@Nullable Double share) {
        if (absent(share)) {
            return ABSENT;
        }
        double value = share * 100;
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f %%", value);
        }
        if (Math.abs(value) >= 1) {
            return String.format(Locale.ROOT, "%.1f %%", value);
        }
        return Math.abs(value) < 0.001 ? "< 0.001 %" : String.format(Locale.ROOT, "%.2g %%", value);
    }

    static String pValue(@Nullable Double p) {
        if (absent(p)) {
            return ABSENT;
        }
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.3f", p);
    }

    static String statistic(@Nullable Double value) {
        if (absent(value)) {
            return ABSENT;
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%,.0f", value)
                : Math.abs(value) < LEAST_DECIMAL
                        ? BigDecimal.valueOf(value).round(TWO_DIGITS).toPlainString()
                        : String.format(Locale.ROOT, "%.4g", value);
    }

    static boolean absent(@Nullable Double value) {
        return value == null || !Double.isFinite(value);
    }
}
