package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.NumberStyle;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;

/** How a column of numbers is written, and what to look at before trusting it. */
final class NumberRules {
    private static final List<String> SENTINELS =
            List.of("-9", "-99", "-999", "-9999", "-99999", "99", "999", "9999", "99999", "-1");
    private static final int HOLDERS = 5;
    private static final int EXACT_DIGITS = 16;

    private final ColumnEvidence evidence;
    private final FileHabits habits;
    private final boolean commaIsDecimal;

    NumberRules(ColumnEvidence evidence, FileHabits habits) {
        this.evidence = evidence;
        this.habits = habits;
        this.commaIsDecimal = evidence.numbers.marks().isAmbiguous() && habits.decimalComma();
    }

    NumberStyle style() {
        return evidence.numbers.style(commaIsDecimal).orElse(NumberStyle.PLAIN);
    }

    DigitsEvidence digits() {
        return evidence.numbers.digits(commaIsDecimal);
    }

    /** The style in words, to go after the kind; empty for plain numbers. */
    String words() {
        NumberStyle style = style();
        return style.equals(NumberStyle.PLAIN) ? "" : ", all written in the way of " + style.notation();
    }

    ColumnSchema withStyle(ColumnSchema column) {
        NumberStyle style = style();
        return evidence.domain != Domain.UNTYPED || style.equals(NumberStyle.PLAIN)
                ? column
                : column.withAttribute(NumberStyle.ATTRIBUTE, style.notation());
    }

    /** The decimals of a continuous column and how they are written. */
    ColumnSchema withDecimals(ColumnSchema column) {
        DigitsEvidence digits = digits();
        ColumnSchema result = digits.hasDecimals() ? column.withDecimals(digits.maxDecimals()) : column;
        if (evidence.domain != Domain.UNTYPED) {
            return result;
        }
        if (digits.hasDecimals() && digits.minimalDecimals()) {
            result = result.withAttribute(CellText.DECIMALS, CellText.MINIMAL);
        } else if (digits.hasDecimals() && digits.shortestDecimals()) {
            result = result.withAttribute(CellText.DECIMALS, CellText.SHORTEST);
        } else if (!digits.hasDecimals() && digits.scientificZero().isPresent()) {
            result = result.withAttribute(
                    CellText.DECIMALS, digits.scientificZero().get());
        } else if (!digits.hasDecimals() && isShortest()) {
            result = result.withAttribute(CellText.DECIMALS, CellText.SHORTEST);
        }
        return digits.bareFractions() ? result.withAttribute(CellText.LEADING_ZERO, CellText.NONE) : result;
    }

    private boolean isShortest() {
        NumberStyle style = style();
        return evidence.distinct.kept().stream()
                .limit(1000)
                .map(style::plain)
                .allMatch(plain -> plain != null
                        && CellText.shortest(Double.parseDouble(plain)).equals(plain));
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (evidence.domain == Domain.UNTYPED) {
            addMarks(warnings);
        }
        if (digits().hasDecimals()
                && digits().maxDecimals() > 0
                && digits().maxDigits() > 1
                && digits().maxDigits() + digits().maxDecimals() > EXACT_DIGITS) {
            warnings.add(
                    "some numbers have more than " + EXACT_DIGITS + " digits, which a double does not hold exactly:"
                            + " declare the column identifier or categorical if they are codes");
        }
        SENTINELS.stream()
                .filter(this::standsApart)
                .findFirst()
                .ifPresent(token -> warnings.add(token + " stands apart"
                        + " and may mean missing: it is taken as a number; if it means missing, set the attribute csv.missing to '"
                        + token + "'"));
        return warnings;
    }

    private void addMarks(List<String> warnings) {
        MarksEvidence marks = evidence.numbers.marks();
        if (marks.isAmbiguous()) {
            boolean told = habits.decimalComma() || habits.decimalPoint();
            warnings.add("every comma stands before three digits: taken as "
                    + (commaIsDecimal ? "a decimal comma" : "a mark of thousands")
                    + (told ? ", as other columns suggest" : ", and no other column tells") + "; set the attribute "
                    + NumberStyle.ATTRIBUTE + " to '" + (commaIsDecimal ? "-1,234.5" : "-1234,5")
                    + "' if that is wrong");
        }
        if (marks.pointsMayBeThousands() && habits.decimalComma()) {
            warnings.add("every point stands before three digits, and other columns have decimal commas: taken as"
                    + " decimals; set the attribute " + NumberStyle.ATTRIBUTE + " to '-1.234,5' if the points mark"
                    + " thousands");
        }
        if (marks.unevenGroups()) {
            warnings.add("some numbers have marks of thousands and others have none: all come out with marks");
        }
    }

    /** Whether many rows hold this number and all others lie far to one side of it. */
    private boolean standsApart(String sentinel) {
        if (evidence.distinct.count(sentinel) < HOLDERS || evidence.distinct.size() < 3) {
            return false;
        }
        double value = Double.parseDouble(sentinel);
        NumberStyle style = style();
        return evidence.distinct.kept().stream()
                .filter(text -> !text.equals(sentinel))
                .map(style::plain)
                .allMatch(plain -> plain != null && isFar(Double.parseDouble(plain), value));
    }

    private static boolean isFar(double other, double sentinel) {
        return sentinel < 0 ? other >= 0 : other < sentinel / 2;
    }
}
