package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a file is written, apart from the values themselves; kept in the attributes of its schema.
 *
 * @param delimiter the character between values
 * @param quote the character around values, {@link CsvOptions#NO_QUOTE} if there is none
 * @param encoding the character encoding
 * @param header whether and how the columns are named
 * @param lineEnd what ends a line
 * @param closed whether the last line has an end too
 * @param padded whether a space follows every delimiter
 * @param skipped how many lines above the table were skipped; they are not written
 * @param delimiterLine whether and how a {@link DelimiterLine} stands above it
 * @param finalDelimiter whether every line ends in a delimiter
 * @param emptyLines whether a missing value is an empty line where there is one column only
 */
record CsvDialect(
        char delimiter,
        char quote,
        TextEncoding encoding,
        HeaderStyle header,
        LineEnd lineEnd,
        boolean closed,
        boolean padded,
        int skipped,
        HeaderStyle delimiterLine,
        boolean finalDelimiter,
        boolean emptyLines) {

    static final String DELIMITER = "csv.delimiter";
    static final String QUOTE = "csv.quote";
    static final String ENCODING = "csv.encoding";
    static final String MARK = "csv.byte-order-mark";
    static final String HEADER = "csv.header";
    static final String LINE_END = "csv.line-end";
    static final String CLOSED = "csv.final-line-end";
    static final String PADDED = "csv.space-after-delimiter";
    static final String SKIPPED = "csv.skip-lines";
    static final String DELIMITER_LINE = "csv.delimiter-line";
    static final String FINAL_DELIMITER = "csv.final-delimiter";
    static final String EMPTY_LINES = "csv.empty-lines";

    private static final String NONE = "none";

    /** The schema attributes that say all this. */
    Map<String, String> attributes() {
        Map<String, String> all = new TreeMap<>();
        all.put(DELIMITER, String.valueOf(delimiter));
        all.put(QUOTE, quote == CsvOptions.NO_QUOTE ? NONE : String.valueOf(quote));
        all.put(ENCODING, encoding.charset().name());
        all.put(MARK, String.valueOf(encoding.mark()));
        all.put(HEADER, header.label());
        all.put(LINE_END, lineEnd.name());
        all.put(CLOSED, String.valueOf(closed));
        all.put(PADDED, String.valueOf(padded));
        if (skipped > 0) {
            all.put(SKIPPED, String.valueOf(skipped));
        }
        if (delimiterLine != HeaderStyle.NONE) {
            all.put(DELIMITER_LINE, delimiterLine.label());
        }
        if (finalDelimiter) {
            all.put(FINAL_DELIMITER, "true");
        }
        if (emptyLines) {
            all.put(EMPTY_LINES, "true");
        }
        return all;
    }

    /**
     * The dialect that a schema asks for; what it leaves out is as RFC 4180 has it, in UTF-8 and with LF.
     *
     * @throws IllegalArgumentException if an attribute makes no sense
     */
    static CsvDialect of(Schema schema) {
        CsvOptions known = known(schema);
        return new CsvDialect(
                known.delimiter().orElse(','),
                known.quote().orElse('"'),
                new TextEncoding(
                        known.encoding().orElse(TextEncoding.UTF_8.charset()),
                        flag(schema, MARK).orElse(false)),
                style(schema, HEADER).orElse(HeaderStyle.BARE),
                attribute(schema, LINE_END, text -> oneOf(LINE_END, text, LineEnd.values(), LineEnd::name))
                        .orElse(LineEnd.LF),
                flag(schema, CLOSED).orElse(true),
                flag(schema, PADDED).orElse(false),
                known.skipLines().orElse(0),
                style(schema, DELIMITER_LINE).orElse(HeaderStyle.NONE),
                hasFinalDelimiter(schema),
                flag(schema, EMPTY_LINES).orElse(false));
    }

    /**
     * What a schema tells of how a file is to be read.
     *
     * @throws IllegalArgumentException if an attribute makes no sense
     */
    static CsvOptions known(Schema schema) {
        CsvOptions.Builder options = CsvOptions.builder();
        attribute(schema, DELIMITER, text -> character(DELIMITER, text))
                .or(() -> delimiterOfColumns(schema))
                .ifPresent(options::delimiter);
        attribute(schema, QUOTE, text -> text.equals(NONE) ? CsvOptions.NO_QUOTE : character(QUOTE, text))
                .ifPresent(options::quote);
        attribute(schema, ENCODING, Function.identity()).ifPresent(options::encoding);
        attribute(schema, HEADER, text -> !text.equals(HeaderStyle.NONE.label()))
                .ifPresent(options::header);
        attribute(schema, SKIPPED, CsvDialect::lines).ifPresent(options::skipLines);
        return options.build();
    }

    /** Models of version 0.1.0 keep the delimiter with every column. */
    private static Optional<Character> delimiterOfColumns(Schema schema) {
        return schema.columns().stream()
                .map(ColumnSchema::attributes)
                .filter(attributes -> attributes.containsKey(DELIMITER))
                .map(attributes -> character(DELIMITER, attributes.get(DELIMITER)))
                .findFirst();
    }

    private static <T> Optional<T> attribute(Schema schema, String key, Function<String, T> reading) {
        return schema.findAttribute(key).map(reading);
    }

    /** Whether a schema says that every line ends in a delimiter. */
    static boolean hasFinalDelimiter(Schema schema) {
        return flag(schema, FINAL_DELIMITER).orElse(false);
    }

    private static Optional<HeaderStyle> style(Schema schema, String key) {
        return attribute(schema, key, text -> oneOf(key, text, HeaderStyle.values(), HeaderStyle::label));
    }

    private static int lines(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The schema's attribute " + SKIPPED + " ('" + text + "') must be a number of lines.", e);
        }
    }

    private static Optional<Boolean> flag(Schema schema, String key) {
        return attribute(schema, key, text -> oneOf(key, text, new Boolean[] {true, false}, String::valueOf));
    }

    private static char character(String key, String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(
                    "The schema's attribute " + key + " ('" + text + "') must be one character.");
        }
        return text.charAt(0);
    }

    private static <T> T oneOf(String key, String text, T[] values, Function<T, String> label) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The schema's attribute " + key + " ('" + text
                        + "') must be one of "
                        + Arrays.stream(values).map(label).toList() + "."));
    }

    /** The charset of a text that is not Unicode, if the schema names one. */
    static Optional<Charset> singleBytes(Schema schema) {
        return known(schema).encoding().filter(charset -> !new TextEncoding(charset, false).isUnicode());
    }
}
