package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;

/**
 * Which texts must be quoted in order to come back as they are.
 *
 * @param delimiter the character between values
 * @param quote the character around values
 */
record QuotedText(char delimiter, char quote) {
    /**
     * Whether this text is read differently without quotes.
     *
     * @param alone whether it is all there is in its row: an empty line is no row
     */
    boolean isNeeded(String text, boolean alone) {
        if (text.isEmpty()) {
            return alone;
        }
        if (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '\n' || c == '\r' || (c == quote && quote != CsvOptions.NO_QUOTE)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlank(char c) {
        return c != delimiter && Character.isWhitespace(c);
    }
}
