package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.NumberForm;
import dev.synth.io.internal.column.NumberMarks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The marks of thousands and decimals that fit every number of a column seen so far, and the digits under each. */
final class MarksEvidence {
    private static final List<NumberMarks> KNOWN = NumberMarks.KNOWN;
    private static final int PLAIN = 1 << KNOWN.indexOf(NumberMarks.PLAIN);
    private static final int COMMAS = 1 << KNOWN.indexOf(new NumberMarks('.', ","));
    private static final int DECIMAL_COMMA = 1 << KNOWN.indexOf(new NumberMarks(',', ""));
    private static final int POINTS = 1 << KNOWN.indexOf(new NumberMarks(',', "."));
    private static final int ALL_WITH_COMMA = all(',');
    private static final int GROUP = 3;

    private final DigitsEvidence byPoint = new DigitsEvidence();
    private final DigitsEvidence byComma = new DigitsEvidence();
    private int fitting = (1 << KNOWN.size()) - 1;
    private boolean grouped;
    private boolean ungrouped;

    private static int all(char decimal) {
        int bits = 0;
        for (int i = 0; i < KNOWN.size(); i++) {
            bits |= KNOWN.get(i).decimal() == decimal ? 1 << i : 0;
        }
        return bits;
    }

    /** Adds a number that is written plainly, without its sign. */
    void addPlain(String digits, NumberForm form) {
        byPoint.add(digits, form);
        ungrouped |= form.digits() > GROUP;
        boolean hasPoint = form.decimals() > 0 || digits.indexOf('.') >= 0;
        if (hasPoint && (form.decimals() != GROUP || form.digits() > GROUP)) {
            fitting &= ~ALL_WITH_COMMA;
        }
        if ((fitting & ALL_WITH_COMMA) != 0) {
            addByComma(digits, form);
        }
    }

    private void addByComma(String digits, NumberForm form) {
        if (form.whole()) {
            byComma.add(digits, form); // has no marks, so it reads the same with all of them
            return;
        }
        String plain = null;
        for (int i = 0; i < KNOWN.size(); i++) {
            if ((fitting & ALL_WITH_COMMA & 1 << i) != 0) {
                String read = KNOWN.get(i).plain(digits);
                fitting &= read == null ? ~(1 << i) : ~0;
                plain = read == null ? plain : read;
            }
        }
        addTo(byComma, plain);
    }

    private static void addTo(DigitsEvidence digits, @Nullable String plain) {
        NumberForm form = plain == null ? null : NumberForm.of(plain);
        if (plain != null && form != null) {
            digits.add(plain, form);
        }
    }

    /** Adds a number that is not written plainly, without signs and units; false if it is none. */
    boolean add(String text) {
        int fits = 0;
        String point = null;
        String comma = null;
        for (int i = 0; i < KNOWN.size(); i++) {
            String plain = KNOWN.get(i).plain(text);
            if (plain != null && NumberEvidence.isQuantity(plain)) {
                fits |= 1 << i;
                boolean byDecimalPoint = KNOWN.get(i).decimal() == '.';
                point = byDecimalPoint ? plain : point;
                comma = byDecimalPoint ? comma : plain;
            }
        }
        if (fits == 0) {
            return false;
        }
        fitting &= fits;
        addTo(byPoint, point);
        addTo(byComma, comma);
        grouped |= (fits & (PLAIN | DECIMAL_COMMA)) == 0;
        ungrouped |= (fits & PLAIN) != 0 && longWhole(point) || (fits & DECIMAL_COMMA) != 0 && longWhole(comma);
        return true;
    }

    private static boolean longWhole(@Nullable String plain) {
        NumberForm form = plain == null ? null : NumberForm.of(plain);
        return form != null && form.digits() > GROUP;
    }

    boolean isEmpty() {
        return fitting == 0;
    }

    /** Whether commas may stand before thousands or before decimals: each stands before three digits. */
    boolean isAmbiguous() {
        return (fitting & PLAIN) == 0 && (fitting & COMMAS) != 0 && (fitting & DECIMAL_COMMA) != 0;
    }

    /** Whether what was read as a decimal point may stand before thousands. */
    boolean pointsMayBeThousands() {
        return (fitting & PLAIN) != 0 && (fitting & POINTS) != 0 && byPoint.maxDecimals() == GROUP;
    }

    /** Whether what was read as a decimal point stands before thousands, if the file's decimals follow a comma. */
    boolean pointsAreThousandsByComma() {
        return pointsMayBeThousands() && !ungrouped;
    }

    /** Whether some long numbers have marks of thousands and others have none. */
    boolean unevenGroups() {
        return grouped && ungrouped;
    }

    /**
     * The first marks that fit all numbers.
     *
     * @param decimalComma whether an ambiguous comma stands before decimals, and an ambiguous point before thousands
     */
    NumberMarks choose(boolean decimalComma) {
        if (isAmbiguous()) {
            return KNOWN.get(Integer.numberOfTrailingZeros(decimalComma ? DECIMAL_COMMA : COMMAS));
        }
        boolean points = decimalComma && pointsAreThousandsByComma();
        return KNOWN.get(Integer.numberOfTrailingZeros(points ? POINTS : fitting));
    }

    DigitsEvidence digits(NumberMarks marks) {
        return marks.decimal() == '.' ? byPoint : byComma;
    }

    /** A point or a comma, if the numbers leave no doubt that it stands before decimals; a space if they do not tell. */
    char decisiveMark() {
        if (isEmpty() || isAmbiguous() || pointsMayBeThousands()) {
            return ' ';
        }
        NumberMarks marks = choose(false);
        boolean tells = digits(marks).maxDecimals() > 0
                || ".,".contains(marks.group()) && !marks.group().isEmpty();
        return tells ? marks.decimal() : ' ';
    }
}
