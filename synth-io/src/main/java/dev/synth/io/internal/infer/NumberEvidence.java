package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.NumberForm;

/** How many of a column's distinct values are numbers, and how those are written. */
final class NumberEvidence {
    private static final int MAX_DECIMALS = 17;

    private long seen;
    private long numbers;
    private long wholes;
    private int maxDecimals;
    private int maxDigits;
    private boolean shorterDecimals;
    private boolean trailingZero;
    private boolean scientific;

    void add(String value) {
        seen++;
        NumberForm form = NumberForm.of(value);
        if (form == null || !form.isQuantity() || Double.isInfinite(Double.parseDouble(value))) {
            return;
        }
        numbers++;
        wholes += form.whole() ? 1 : 0;
        scientific |= form.scientific();
        trailingZero |= form.trailingZero();
        shorterDecimals |= numbers > 1 && form.decimals() != maxDecimals;
        maxDecimals = Math.max(maxDecimals, form.decimals());
        maxDigits = Math.max(maxDigits, form.digits());
    }

    boolean allNumbers() {
        return numbers == seen;
    }

    boolean allWhole() {
        return wholes == seen;
    }

    /** The share of distinct values that are numbers. */
    double share() {
        return seen == 0 ? 0 : (double) numbers / seen;
    }

    long notNumbers() {
        return seen - numbers;
    }

    int maxDigits() {
        return maxDigits;
    }

    /** Whether the values lie on the grid of {@link #maxDecimals()}. */
    boolean hasDecimals() {
        return !scientific && maxDecimals <= MAX_DECIMALS;
    }

    int maxDecimals() {
        return maxDecimals;
    }

    /** Whether each value is written with as many decimals as it needs, and no more. */
    boolean minimalDecimals() {
        return shorterDecimals && !trailingZero;
    }
}
