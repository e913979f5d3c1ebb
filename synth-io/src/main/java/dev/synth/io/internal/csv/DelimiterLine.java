package dev.synth.io.internal.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line {@code sep=;} above a table, which tells Excel the delimiter.
 *
 * @param style bare, or in quotes
 * @param length how many characters it has with its end
 */
record DelimiterLine(char delimiter, HeaderStyle style, int length) {
    private static final Pattern LINE = Pattern.compile(
            "(?<quote>\"?)sep=(?<delimiter>[^\\p{L}\\p{Nd}\"' \\x00\\uFEFF\r\n\\x{10000}-\\x{10FFFF}])\\k<quote>(?:\r\n?|\n|\\z)");

    /** The line that a text begins with, if it is one. */
    static Optional<DelimiterLine> find(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new DelimiterLine(
                line.group("delimiter").charAt(0),
                line.group("quote").isEmpty() ? HeaderStyle.BARE : HeaderStyle.QUOTED,
                line.end()));
    }

    /** The text of the line without its end. */
    static String text(char delimiter, HeaderStyle style) {
        String quote = style == HeaderStyle.QUOTED ? "\"" : "";
        return quote + "sep=" + delimiter + quote;
    }
}
