package dev.synth.eval.internal.report;

import java.util.List;
import java.util.stream.Collectors;

/** Makes names and levels, which may hold anything, fit for a page, a chart or a line of a terminal. */
final class Texts {
    /** How much of a column's name a sentence or a heading shows. */
    static final int NAME = 60;

    private static final int LISTED = 12;

    private Texts() {}

    /** The text with a replacement character for all that neither XML nor a terminal can take. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> isPrintable(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPrintable(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }

    /** The text on one line, cut to at most {@code length} characters, an ellipsis for what is left out. */
    static String shorten(String text, int length) {
        String line = printable(text).strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, length - 1)).strip() + "…";
    }

    /** The first dozen names, and how many more there are. */
    static String list(List<String> names) {
        String shown =
                names.stream().limit(LISTED).map(name -> shorten(name, NAME)).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? shown : shown + " and " + (names.size() - LISTED) + " more";
    }
}
