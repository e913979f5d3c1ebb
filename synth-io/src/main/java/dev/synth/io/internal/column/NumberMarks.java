package dev.synth.io.internal.column;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The marks inside a number.
 *
 * @param decimal the mark before decimals, a point or a comma
 * @param group the mark between thousands, one character, or empty if there is none
 */
public record NumberMarks(char decimal, String group) {
    /** A decimal point and nothing between thousands. */
    public static final NumberMarks PLAIN = new NumberMarks('.', "");
    /** Spaces, narrow and unbreakable ones too, and apostrophes. */
    public static final String GAPS = " \u00a0\u202f\u2009'’";

    /** All that are known, the likelier ones first; of two that fit the same numbers the one without groups. */
    public static final List<NumberMarks> KNOWN = known();

    private static final int GROUP = 3;

    private static List<NumberMarks> known() {
        Stream<NumberMarks> usual =
                Stream.of(PLAIN, new NumberMarks('.', ","), new NumberMarks(',', ""), new NumberMarks(',', "."));
        Stream<NumberMarks> gaps = GAPS.chars()
                .mapToObj(Character::toString)
                .flatMap(gap -> Stream.of(new NumberMarks('.', gap), new NumberMarks(',', gap)));
        return Stream.concat(usual, gaps).toList();
    }

    static boolean isDecimal(String mark) {
        return mark.equals(".") || mark.equals(",");
    }

    static boolean isGroup(String mark) {
        return mark.isEmpty() || mark.equals(".") || mark.equals(",") || GAPS.contains(mark);
    }

    /** These digits without marks of thousands and with a decimal point; null if they are not written with these marks. */
    public @Nullable String plain(String text) {
        int whole = wholeEnd(text);
        if (text.isEmpty() || isSign(text.charAt(0))) {
            return null;
        }
        String digits = text.substring(0, whole);
        if (!group.isEmpty() && digits.contains(group)) {
            if (!isGrouped(digits)) {
                return null;
            }
            digits = digits.replace(group, "");
        }
        String rest = text.substring(whole);
        String plain = rest.isEmpty() || rest.charAt(0) != decimal ? digits + rest : digits + '.' + rest.substring(1);
        boolean point = decimal != '.' && (digits.indexOf('.') >= 0 || rest.indexOf('.') >= 0);
        return point || NumberForm.of(plain) == null ? null : plain;
    }

    private int wholeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == decimal || c == 'e' || c == 'E') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    /** Whether there are one to three digits, the first no zero, and then three after every mark. */
    private boolean isGrouped(String digits) {
        char mark = group.charAt(0);
        int first = digits.indexOf(mark);
        boolean fits = first >= 1 && first <= GROUP && digits.charAt(0) != '0' && (digits.length() - first) % 4 == 0;
        for (int i = 0; i < digits.length() && fits; i++) {
            char c = digits.charAt(i);
            fits = i >= first && (i - first) % 4 == 0 ? c == mark : c >= '0' && c <= '9';
        }
        return fits;
    }

    /** Plain digits, without a sign, with these marks. */
    String write(String plain) {
        int whole = wholeEndOfPlain(plain);
        StringBuilder text = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % GROUP == 0) {
                text.append(group);
            }
            text.append(plain.charAt(i));
        }
        String rest = plain.substring(whole);
        return text.append(rest.replace('.', decimal)).toString();
    }

    private static int wholeEndOfPlain(String plain) {
        int end = 0;
        while (end < plain.length() && plain.charAt(end) >= '0' && plain.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
