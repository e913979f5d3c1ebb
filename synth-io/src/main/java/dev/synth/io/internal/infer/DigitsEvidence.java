package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.NumberForm;
import java.util.Optional;

/** How many digits a column's numbers have. */
final class DigitsEvidence {
    private static final int MAX_DECIMALS = 17;

    private int numbers;
    private int wholes;
    private int maxDecimals;
    private int maxDigits;
    private int minDigits = Integer.MAX_VALUE;
    private int scientific;
    private boolean sameDecimals = true;
    private boolean trailingZero;
    private boolean bareFraction;
    private boolean zeroFraction;
    private Optional<String> exponent = Optional.empty();
    private boolean sameExponent = true;

    void add(String plain, NumberForm form) {
        sameDecimals &= numbers == 0 || form.decimals() == maxDecimals;
        numbers++;
        wholes += form.whole() ? 1 : 0;
        trailingZero |= form.trailingZero();
        maxDecimals = Math.max(maxDecimals, form.decimals());
        maxDigits = Math.max(maxDigits, form.digits());
        minDigits = Math.min(minDigits, form.digits());
        bareFraction |= form.digits() == 0;
        zeroFraction |= form.decimals() > 0 && form.digits() == 1 && plain.charAt(plain.indexOf('.') - 1) == '0';
        if (form.scientific()) {
            addScientific(plain);
        }
    }

    private void addScientific(String plain) {
        scientific++;
        String zero =
                plain.replaceFirst("^[+-]", "").replaceFirst("([eE])-", "$1+").replaceAll("\\d", "0");
        sameExponent &= exponent.isEmpty() || exponent.get().equals(zero);
        exponent = Optional.of(zero);
    }

    boolean allWhole() {
        return wholes == numbers;
    }

    int maxDigits() {
        return maxDigits;
    }

    /** The digits of the shortest whole part. */
    int minDigits() {
        return minDigits;
    }

    /** Whether the values lie on the grid of {@link #maxDecimals()}. */
    boolean hasDecimals() {
        return scientific == 0 && maxDecimals <= MAX_DECIMALS;
    }

    int maxDecimals() {
        return maxDecimals;
    }

    /** Whether each value is written with as many decimals as it needs, and no more. */
    boolean minimalDecimals() {
        return !sameDecimals && !trailingZero;
    }

    /** Zero in the scientific notation of all values, if they share one; see {@link CellText#DECIMALS}. */
    Optional<String> scientificZero() {
        return scientific == numbers && sameExponent ? exponent : Optional.empty();
    }

    /** Whether 0.5 is written without its zero. */
    boolean bareFractions() {
        return bareFraction && !zeroFraction;
    }
}
