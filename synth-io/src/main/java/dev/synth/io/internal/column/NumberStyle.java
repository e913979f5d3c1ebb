package dev.synth.io.internal.column;

import dev.synth.table.ColumnSchema;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column's numbers are written. Its notation is the text of minus one thousand two hundred thirty-four and a half:
 * {@code -1.234,5}, {@code (€1,234.5)}, {@code 1 234,5- CHF}, {@code -1234.5 %}; {@code ±} instead of the minus says that
 * positive numbers carry a plus.
 *
 * @param marks the marks of thousands and decimals
 * @param positive what stands around positive numbers
 * @param negative what stands around negative numbers
 */
public record NumberStyle(NumberMarks marks, Affixes positive, Affixes negative) {
    /** The attribute that holds the notation; absent for {@link #PLAIN}. */
    public static final String ATTRIBUTE = "csv.number";
    /** An optional minus, digits, an optional point and digits. */
    public static final NumberStyle PLAIN = of(NumberMarks.PLAIN);

    private static final Pattern NOTATION = Pattern.compile("(\\D*)1(\\D?)234(\\D)5(\\D*)");
    private static final String MINUS = "-−";

    /** The texts before and after the digits. */
    public record Affixes(String before, String after) {
        boolean surround(String text) {
            return text.length() > before.length() + after.length() && text.startsWith(before) && text.endsWith(after);
        }

        String strip(String text) {
            return text.substring(before.length(), text.length() - after.length());
        }

        private Affixes replace(String signs, String by) {
            return new Affixes(replaceAny(before, signs, by), replaceAny(after, signs, by));
        }

        private static String replaceAny(String text, String signs, String by) {
            return text.replaceAll("[" + Pattern.quote(signs) + "]", by);
        }

        private boolean hasAny(String signs) {
            return (before + after).chars().anyMatch(c -> signs.indexOf(c) >= 0);
        }
    }

    /** The style of these marks with a leading minus and no unit. */
    public static NumberStyle of(NumberMarks marks) {
        return new NumberStyle(marks, new Affixes("", ""), new Affixes("-", ""));
    }

    /**
     * The style of a column of numbers.
     *
     * @throws IllegalArgumentException if its notation is none
     */
    public static NumberStyle of(ColumnSchema column) {
        Optional<String> notation = column.findAttribute(ATTRIBUTE);
        return notation.isEmpty()
                ? PLAIN
                : find(notation.get())
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "Column '" + column.name() + "': the attribute " + ATTRIBUTE + " '"
                                                + notation.get()
                                                + "' is no way to write numbers. Write minus 1234.5 in it, such as '-1.234,5' or '($1,234.5)'."));
    }

    private static Optional<NumberStyle> find(String notation) {
        Matcher parts = NOTATION.matcher(notation);
        if (!parts.matches()
                || !NumberMarks.isDecimal(parts.group(3))
                || !NumberMarks.isGroup(parts.group(2))
                || parts.group(2).equals(parts.group(3))) {
            return Optional.empty();
        }
        NumberMarks marks = new NumberMarks(parts.group(3).charAt(0), parts.group(2));
        Affixes shown = new Affixes(parts.group(1), parts.group(4));
        if (shown.hasAny("±")) {
            return Optional.of(new NumberStyle(marks, shown.replace("±", "+"), shown.replace("±", "-")));
        }
        return shown.hasAny(MINUS + "(")
                ? Optional.of(new NumberStyle(marks, shown.replace(MINUS + "()", ""), shown))
                : Optional.empty();
    }

    /** The text of minus 1234.5. */
    public String notation() {
        Affixes shown = positive.hasAny("+") ? negative.replace(MINUS, "±") : negative;
        return shown.before() + "1" + marks.group() + "234" + marks.decimal() + "5" + shown.after();
    }

    /** This number as an optional minus, digits, an optional point and digits; null if it is not written in this style. */
    public @Nullable String plain(String text) {
        if (this == PLAIN) {
            return NumberForm.of(text) == null ? null : text;
        }
        String number = negative.surround(text) ? marks.plain(negative.strip(text)) : null;
        if (number != null) {
            return "-" + number;
        }
        Affixes unsigned = positive.replace("+", "");
        number = positive.surround(text) ? marks.plain(positive.strip(text)) : null;
        if (number == null && unsigned.surround(text)) {
            String rest = unsigned.strip(text);
            number = marks.plain(rest.startsWith("+") ? rest.substring(1) : rest);
        }
        return number;
    }

    /** The nearest double to this number, infinite if it is too large; NaN if it is not written in this style. */
    double number(String text) {
        String plain = this == PLAIN ? text : plain(text);
        NumberForm form = plain == null ? null : NumberForm.of(plain);
        return form == null ? Double.NaN : form.value(plain);
    }

    /** The text of a plain number in this style. */
    public String write(String plain) {
        if (this == PLAIN) {
            return plain;
        }
        boolean minus = plain.startsWith("-");
        boolean zero = plain.chars().noneMatch(c -> c >= '1' && c <= '9');
        Affixes around = minus ? negative : zero ? positive.replace("+", "") : positive;
        return around.before() + marks.write(minus ? plain.substring(1) : plain) + around.after();
    }

    /** The style in words, for messages; empty for plain numbers. */
    String suffix() {
        return this == PLAIN ? "" : " written like " + notation();
    }
}
