package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.NumberStyle;
import dev.synth.table.ColumnSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How a column of numbers is written, and what to look at before trusting it. */
final class NumberRules {
    private static final Set<Double> SENTINELS =
            Set.of(-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0, 99.0, 999.0, 9999.0, 99999.0);
    private static final int HOLDERS = 5;
    private static final int LOOKED_AT = 1_000;
    /** Longer texts are those of numbers that were floating-point ones before, or have large exponents. */
    private static final int LONGEST = 30;

    private final ColumnEvidence evidence;
    private final FileHabits habits;
    private final boolean commaIsDecimal;

    NumberRules(ColumnEvidence evidence, FileHabits habits) {
        this.evidence = evidence;
        this.habits = habits;
        MarksEvidence marks = evidence.numbers.marks();
        this.commaIsDecimal = evidence.domain == Domain.UNTYPED
                && (marks.isAmbiguous() && habits.commaBeforeDecimals()
                        || marks.pointsAreThousandsByComma() && habits.pointBeforeThousands());
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

    /** Whether the numbers looked at are still themselves as floating-point numbers. */
    private boolean areExact() {
        return looksAt(plain -> plain.length() > LONGEST
                || new BigDecimal(plain).compareTo(new BigDecimal(Double.toString(Double.parseDouble(plain)))) == 0);
    }

    private boolean isShortest() {
        return looksAt(plain -> CellText.shortest(Double.parseDouble(plain)).equals(plain));
    }

    private boolean looksAt(Predicate<String> holds) {
        NumberStyle style = style();
        return evidence.distinct.kept().stream()
                .limit(LOOKED_AT)
                .map(style::plain)
                .allMatch(plain -> plain != null && holds.test(plain));
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (evidence.domain == Domain.UNTYPED) {
            addMarks(warnings);
        }
        if (evidence.domain == Domain.UNTYPED && !digits().allWhole() && !areExact()) {
            warnings.add("some numbers have more digits than a 64-bit floating-point number holds: declare the column"
                    + " identifier or categorical if they are codes");
        }
        if (evidence.domain == Domain.UNTYPED && digits().zerosBefore()) {
            warnings.add("some numbers have zeros before them: they come out without; declare the column categorical or"
                    + " identifier if they are codes");
        }
        if (evidence.domain == Domain.UNTYPED && digits().pointAtEnd()) {
            warnings.add("some numbers end in a point: they come out without");
        }
        findSentinel()
                .ifPresent(
                        token -> warnings.add(token + " stands apart and may mean missing: it is taken as a number; if"
                                + " it means missing, set the attribute csv.missing to '" + token + "'"));
        return warnings;
    }

    private NumberStyle otherStyle() {
        return evidence.numbers.style(!commaIsDecimal).orElse(NumberStyle.PLAIN);
    }

    private void addMarks(List<String> warnings) {
        MarksEvidence marks = evidence.numbers.marks();
        if (marks.isAmbiguous()) {
            boolean told = habits.decimalComma() || habits.decimalPoint();
            warnings.add("every comma stands before three digits: taken as "
                    + (commaIsDecimal ? "a decimal comma" : "a mark of thousands")
                    + (told
                            ? ", as other columns suggest"
                            : commaIsDecimal
                                    ? ", as is usual where semicolons separate values"
                                    : ", and no other column tells")
                    + "; set the attribute "
                    + NumberStyle.ATTRIBUTE + " to '" + otherStyle().notation() + "' if that is wrong");
        }
        if (marks.pointsMayBeThousands() && habits.decimalComma()) {
            warnings.add("every point stands before three digits, and other columns have decimal commas: taken as "
                    + (commaIsDecimal ? "marks of thousands" : "decimals") + "; set the attribute "
                    + NumberStyle.ATTRIBUTE + " to '" + (commaIsDecimal ? NumberStyle.PLAIN.notation() : "-1.234,5")
                    + "' if that is wrong");
        }
        if (marks.unevenGroups()) {
            warnings.add("some numbers have marks of thousands and others have none: all come out with marks");
        }
    }

    /** A usual number for missing values that many rows hold, and that all others lie far to one side of. */
    private Optional<String> findSentinel() {
        NumberStyle style = style();
        Map<String, Double> values = new LinkedHashMap<>();
        for (String text : evidence.distinct.kept()) {
            String plain = style.plain(text);
            values.put(text, plain == null ? Double.NaN : Double.parseDouble(plain));
        }
        return values.entrySet().stream()
                .filter(entry -> values.size() > 2 && SENTINELS.contains(entry.getValue()))
                .filter(entry -> evidence.distinct.count(entry.getKey()) >= HOLDERS)
                .filter(entry -> values.values().stream()
                        .allMatch(other -> other.equals(entry.getValue()) || isFar(other, entry.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isFar(double other, double sentinel) {
        return sentinel < 0 ? other >= 0 : other < sentinel / 2;
    }
}
