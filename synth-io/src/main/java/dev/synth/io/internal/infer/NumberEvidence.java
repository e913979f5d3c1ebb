package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.NumberForm;
import dev.synth.io.internal.column.NumberStyle;
import java.util.Optional;

/** How many of a column's distinct values are numbers, and how those are written. */
final class NumberEvidence {
    private static final int LONGEST_FINITE = 300;
    private static final int HOPELESS = 1_000;

    private final AffixEvidence affixes = new AffixEvidence();
    private final MarksEvidence marks = new MarksEvidence();
    private long seen;
    private long plain;
    private long styled;
    private long codes;

    void add(String value) {
        seen++;
        NumberForm form = NumberForm.of(value);
        if (form == null) {
            styled += addStyled(value) ? 1 : 0;
        } else if (!form.isQuantity() || !isFinite(value, form)) {
            codes += form.isQuantity() ? 0 : 1;
        } else {
            plain++;
            addPlain(value, form);
        }
    }

    private void addPlain(String value, NumberForm form) {
        char sign = value.charAt(0);
        String digits = sign == '-' || sign == '+' ? value.substring(1) : value;
        if (sign == '+') {
            affixes.add("+", "", isZero(digits));
        } else {
            affixes.addPlain(sign == '-', isZero(digits));
        }
        marks.addPlain(digits, form);
    }

    private boolean addStyled(String value) {
        if (notNumbers() > HOPELESS && notNumbers() * 2L > seen) {
            return false; // a column of words or dates: no need to look closer at each
        }
        int start = 0;
        while (start < value.length() && !startsNumber(value, start)) {
            start++;
        }
        int end = value.length();
        while (end > start && !Character.isDigit(value.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return false;
        }
        String digits = value.substring(start, end);
        return marks.add(digits) && affixes.add(value.substring(0, start), value.substring(end), isZero(digits));
    }

    private static boolean startsNumber(String text, int at) {
        return isDigit(text, at) || (text.charAt(at) == '.' || text.charAt(at) == ',') && isDigit(text, at + 1);
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether plain digits read as a quantity rather than as a code. */
    static boolean isQuantity(String plain) {
        NumberForm form = NumberForm.of(plain);
        return form != null && form.isQuantity() && isFinite(plain, form);
    }

    private static boolean isFinite(String value, NumberForm form) {
        boolean small = !form.scientific() && value.length() < LONGEST_FINITE;
        return small || !Double.isInfinite(Double.parseDouble(value));
    }

    /** Whether all values are numbers written in one way. */
    boolean allNumbers() {
        return plain == seen || plain + styled == seen && style(false).isPresent();
    }

    /**
     * The way in which all numbers are written.
     *
     * @param decimalComma whether a comma that may mean thousands or decimals stands before decimals
     */
    Optional<NumberStyle> style(boolean decimalComma) {
        if (marks.isEmpty() || plain + styled == 0) {
            return Optional.empty();
        }
        return affixes.positive()
                .flatMap(positive -> affixes.negative()
                        .map(negative -> new NumberStyle(marks.choose(decimalComma), positive, negative)))
                .map(style -> style.equals(NumberStyle.PLAIN) ? NumberStyle.PLAIN : style)
                .or(() -> styled == 0 ? Optional.of(NumberStyle.PLAIN) : Optional.empty());
    }

    DigitsEvidence digits(boolean decimalComma) {
        return marks.digits(marks.choose(decimalComma));
    }

    MarksEvidence marks() {
        return marks;
    }

    /** The share of distinct values that are numbers. */
    double share() {
        return seen == 0 ? 0 : (double) (plain + styled) / seen;
    }

    long notNumbers() {
        return seen - plain - styled;
    }

    /** Whether all values are numbers but for digits that are no quantity: 007, or more digits than a number holds. */
    boolean areCodes() {
        return codes > 0 && codes + plain + styled == seen;
    }

    /** Whether every number carries a plus and is long, as telephone numbers are. */
    boolean looksLikeTelephoneNumbers() {
        return affixes.onlyPluses() && digits(false).minDigits() >= 7;
    }
}
