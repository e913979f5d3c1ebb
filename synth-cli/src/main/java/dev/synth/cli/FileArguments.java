package dev.synth.cli;

import dev.synth.io.CsvOptions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the CSV files that are read are written, where that is not to be found out. */
final class FileArguments {
    private static final Map<String, String> NAMES =
            Map.of("comma", ",", "semicolon", ";", "tab", "\t", "\\t", "\t", "bar", "|", "double", "\"", "single", "'");

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description =
                    "What separates the values of a CSV file: a character, comma, semicolon, tab, bar, or a code such"
                            + " as U+0001; found out otherwise.")
    @Nullable
    String delimiter;

    @Option(
            names = "--quote",
            paramLabel = "CHAR",
            description =
                    "What values of a CSV file may stand in: \" (double), ' (single) or none; found out otherwise.")
    @Nullable
    String quote;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of a CSV file, such as UTF-16LE or windows-1252; found out otherwise.")
    @Nullable
    String encoding;

    @Option(
            names = "--header",
            negatable = true,
            description =
                    "Whether the first line of a CSV file holds the names of the columns, which are called column_1"
                            + " and so on where it does not; found out otherwise.")
    @Nullable
    Boolean header;

    @Option(
            names = "--skip-lines",
            paramLabel = "N",
            description =
                    "How many lines stand above the table of a CSV file, such as a title; they are not written. None"
                            + " otherwise.")
    @Nullable
    Integer skipLines;

    /**
     * What was said.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    CsvOptions options() {
        CsvOptions.Builder options = CsvOptions.builder();
        if (delimiter != null) {
            options.delimiter(character("--delimiter", delimiter));
        }
        if (quote != null) {
            options.quote(quote.equals("none") ? CsvOptions.NO_QUOTE : character("--quote", quote));
        }
        if (encoding != null) {
            options.encoding(encoding);
        }
        if (header != null) {
            options.header(header);
        }
        if (skipLines != null) {
            options.skipLines(skipLines);
        }
        return options.build();
    }

    private static char character(String option, String text) {
        String named = NAMES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
        if (named.matches("[Uu]\\+[0-9A-Fa-f]{4}")) {
            return (char) Integer.parseInt(named.substring(2), 16);
        }
        if (named.length() != 1) {
            throw new IllegalArgumentException(option + " (" + text + ") must be one character, its name or its code.");
        }
        return named.charAt(0);
    }
}
