package dev.synth.io;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * What is known beforehand of how a CSV file is written; what is left out is found out from the file.
 *
 * @param delimiter the character between values: no quote, letter, digit, space or line end
 * @param quote the character around values that hold delimiters or line ends, {@code "} or {@code '}; {@link #NO_QUOTE}
 *     if the file has none, so that quotes are ordinary characters
 * @param encoding the character encoding; a byte-order mark at the beginning of the file wins
 * @param header whether the first line holds the names; columns are named {@code column_1} and so on where it does not
 * @param skipLines how many lines stand above the table, such as a title or comments: they are neither looked at nor written,
 *     and the first line is the one below them. Never found out; 0 or more
 */
public record CsvOptions(
        Optional<Character> delimiter,
        Optional<Character> quote,
        Optional<Charset> encoding,
        Optional<Boolean> header,
        Optional<Integer> skipLines) {

    /** The quote of a file that has none. */
    public static final char NO_QUOTE = '\0';

    private static final CsvOptions NOTHING =
            new CsvOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if delimiter or quote cannot be one, or the lines to skip are fewer than none
     */
    public CsvOptions {
        delimiter.ifPresent(CsvOptions::requireDelimiter);
        if (quote.isPresent() && "\"'".indexOf(quote.get()) < 0 && quote.get() != NO_QUOTE) {
            throw new IllegalArgumentException("The quote (" + quote.get() + ") must be \", ' or none.");
        }
        if (skipLines.isPresent() && skipLines.get() < 0) {
            throw new IllegalArgumentException(
                    "The lines to skip (" + skipLines.get() + ") must be 0 or more, such as 1 for a title.");
        }
    }

    private static void requireDelimiter(char c) {
        if (Character.isLetterOrDigit(c) || "\"' \r\n\0\uFEFF".indexOf(c) >= 0) {
            throw new IllegalArgumentException("The delimiter (" + c
                    + ") must be one character that is no letter, digit," + " quote, space or line end.");
        }
    }

    /** These options, and where they leave something out the other ones. */
    public CsvOptions orElse(CsvOptions other) {
        return new CsvOptions(
                delimiter.or(other::delimiter),
                quote.or(other::quote),
                encoding.or(other::encoding),
                header.or(other::header),
                skipLines.or(other::skipLines));
    }

    /** Nothing is known beforehand. */
    public static CsvOptions detect() {
        return NOTHING;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is known; every setter may be left out. */
    public static final class Builder {
        private CsvOptions options = NOTHING;

        private Builder() {}

        /**
         * The character between values.
         *
         * @throws IllegalArgumentException if it is a letter, digit, quote, space or line end
         */
        public Builder delimiter(char delimiter) {
            options = new CsvOptions(
                    Optional.of(delimiter), options.quote, options.encoding, options.header, options.skipLines);
            return this;
        }

        /**
         * The character around values.
         *
         * @param quote {@code "}, {@code '} or {@link #NO_QUOTE}
         * @throws IllegalArgumentException if it is another one
         */
        public Builder quote(char quote) {
            options = new CsvOptions(
                    options.delimiter, Optional.of(quote), options.encoding, options.header, options.skipLines);
            return this;
        }

        public Builder encoding(Charset encoding) {
            options = new CsvOptions(
                    options.delimiter, options.quote, Optional.of(encoding), options.header, options.skipLines);
            return this;
        }

        /**
         * The character encoding by its name, such as {@code UTF-16LE} or {@code windows-1252}.
         *
         * @throws IllegalArgumentException if there is none of this name
         */
        public Builder encoding(String name) {
            try {
                return encoding(Charset.forName(name));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new IllegalArgumentException(
                        "No encoding '" + name + "'; name one such as UTF-8, UTF-16LE, ISO-8859-1 or windows-1252.");
            }
        }

        /** Whether the first line holds the names of the columns. */
        public Builder header(boolean header) {
            options = new CsvOptions(
                    options.delimiter, options.quote, options.encoding, Optional.of(header), options.skipLines);
            return this;
        }

        /**
         * How many lines stand above the table.
         *
         * @param lines 0 or more
         * @throws IllegalArgumentException if they are fewer
         */
        public Builder skipLines(int lines) {
            options = new CsvOptions(
                    options.delimiter, options.quote, options.encoding, options.header, Optional.of(lines));
            return this;
        }

        public CsvOptions build() {
            return options;
        }
    }
}
