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
    private boolean pointZero;
    private boolean longTrailingZero;
    private boolean bareFraction;
    private boolean zeroFraction;
    private boolean zerosBefore;
    private boolean pointAtEnd;
    private Optional<Exponent> exponent = Optional.empty();
    private boolean sameExponent = true;

    void add(String plain, NumberForm form) {
        sameDecimals &= numbers == 0 || form.decimals() == maxDecimals;
        numbers++;
        wholes += form.whole() ? 1 : 0;
        pointZero |= form.trailingZero() && form.decimals() == 1;
        longTrailingZero |= form.trailingZero() && form.decimals() > 1;
        maxDecimals = Math.max(maxDecimals, form.decimals());
        maxDigits = Math.max(maxDigits, form.digits());
        minDigits = Math.min(minDigits, form.digits());
        zerosBefore |= form.leadingZero();
        pointAtEnd |= plain.endsWith(".");
        bareFraction |= form.digits() == 0;
        zeroFraction |= form.decimals() > 0 && form.digits() == 1 && plain.charAt(plain.indexOf('.') - 1) == '0';
        if (form.scientific()) {
            addScientific(plain, form);
        }
    }

    /** How exponents are written; the plus is unknown while all are negative. */
    private record Exponent(int decimals, char letter, Optional<Boolean> plus, int width) {
        static Exponent of(String plain, NumberForm form) {
            int at = Math.max(plain.indexOf('e'), plain.indexOf('E'));
            char sign = plain.charAt(at + 1);
            int width = plain.length() - at - (sign == '-' || sign == '+' ? 2 : 1);
            Optional<Boolean> plus = sign == '-' ? Optional.empty() : Optional.of(sign == '+');
            return new Exponent(form.decimals(), plain.charAt(at), plus, width);
        }

        boolean agrees(Exponent other) {
            boolean signs = plus.isEmpty() || other.plus.isEmpty() || plus.equals(other.plus);
            return decimals == other.decimals && letter == other.letter && signs;
        }

        Exponent and(Exponent other) {
            return new Exponent(decimals, letter, plus.or(other::plus), Math.min(width, other.width));
        }

        String zero() {
            return (decimals == 0 ? "0" : "0." + "0".repeat(decimals))
                    + letter
                    + (plus.orElse(width > 1) ? "+" : "")
                    + "0".repeat(width);
        }
    }

    private void addScientific(String plain, NumberForm form) {
        scientific++;
        Exponent own = Exponent.of(plain, form);
        sameExponent &= exponent.isEmpty() || exponent.get().agrees(own);
        exponent = Optional.of(exponent.map(before -> before.and(own)).orElse(own));
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
        return !sameDecimals && !pointZero && !longTrailingZero;
    }

    /** Whether each value is written with as many decimals as it needs, but with one at least, as Python does. */
    boolean shortestDecimals() {
        return !sameDecimals && pointZero && !longTrailingZero && wholes == 0;
    }

    /** Zero in the scientific notation of all values, if they share one; see {@link CellText#DECIMALS}. */
    Optional<String> scientificZero() {
        return scientific == numbers && sameExponent ? exponent.map(Exponent::zero) : Optional.empty();
    }

    /** Whether some number is written with more zeros before it than it needs, as 007.5 is. */
    boolean zerosBefore() {
        return zerosBefore;
    }

    /** Whether some number ends in its point, as 119. does. */
    boolean pointAtEnd() {
        return pointAtEnd;
    }

    /** Whether 0.5 is written without its zero. */
    boolean bareFractions() {
        return bareFraction && !zeroFraction;
    }
}
