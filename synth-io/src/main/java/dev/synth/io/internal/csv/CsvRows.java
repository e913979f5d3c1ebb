package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/** The rows below a file's header, each as wide as the header. Close after use; not thread-safe. */
final class CsvRows implements Closeable {
    private final Path file;
    private final CsvLayout layout;
    private final TextReader text;
    private final CsvTokens tokens;
    private final CsvHeader header;
    private final List<String> names;
    private HeaderStyle style = HeaderStyle.NONE;
    private boolean padded = true;
    /** How many rows there were before those that were read last, and with them. */
    private long before;

    private long read;

    private CsvRows(Path file, CsvLayout layout, TextReader text) throws IOException {
        this.file = file;
        this.layout = layout;
        this.text = text;
        this.tokens = new CsvTokens(
                LinesAbove.below(text, layout.linesAbove()),
                1 + layout.linesAbove(),
                layout.delimiter(),
                layout.quote());
        this.header = layout.header() ? readHeader() : new CsvHeader(file, 1, layout.names(), false);
        this.names = header.names();
        if (names.size() == 1) {
            tokens.takeEmptyLines();
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @param options what is given of its dialect
     * @param schema what it is read as: its dialect is that of the file too, if the file has its columns then
     * @throws IOException if the file cannot be opened
     * @throws TableFormatException if it is empty or its header is unfit
     */
    static CsvRows open(Path file, CsvOptions options, Schema schema) throws IOException {
        try {
            CsvInput input = new CsvInput(file, options, schema);
            CsvLayout layout = input.layout();
            TextReader text = input.text();
            try {
                return new CsvRows(file, layout, text);
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (UndecodableException e) {
            throw new TableFormatException("'" + file + "', above the table: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    CsvHeader header() {
        return header;
    }

    /** The columns' names; one that has none is called by its place. */
    List<String> names() {
        return names;
    }

    /** Whether there is a row of names, which is looked at until the first rows are gone to. */
    boolean isNamed() {
        return style != HeaderStyle.NONE;
    }

    /** How many rows were read. */
    long read() {
        return read;
    }

    /** What was a close call, one sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(layout.notes());
        if (layout.skipped() > 0) {
            notes.add(
                    layout.skipped() == 1
                            ? "The first line is skipped, and not written."
                            : "The first " + layout.skipped() + " lines are skipped, and not written.");
        }
        if (layout.delimiterLine() != HeaderStyle.NONE) {
            notes.add("The first line tells Excel the delimiter, as the first one written does.");
        }
        if (names.size() == 1 && CsvSniffer.couldSplit(names.get(0))) {
            notes.add("There is one column only, '" + names.get(0) + "': check the delimiter.");
        }
        if (!text.encoding().isUnicode()) {
            notes.add("The text is not UTF-8 and taken to be "
                    + text.encoding().charset().name() + "; if characters come out wrong, name the encoding.");
        }
        if (text.hasRepeatedMark()) {
            notes.add("The text begins with more than one byte-order mark; one is written.");
        }
        if (header.endsInDelimiter()) {
            notes.add("Every line ends in a delimiter, as those written do.");
        }
        if (tokens.emptyRows() > 0) {
            notes.add(count(tokens.emptyRows(), "empty line is a missing value", "empty lines are missing values")
                    + ", because a value follows; such lines are written, too.");
        }
        if (tokens.emptyLines() > 0) {
            notes.add(count(tokens.emptyLines(), "empty line is no row", "empty lines are no rows")
                    + ", and not written.");
        }
        if (tokens.lineEnds().areMixed()) {
            notes.add("Lines end in different ways; they are written with "
                    + tokens.lineEnds().commonest() + ".");
        }
        return notes;
    }

    private static String count(long lines, String one, String more) {
        return lines == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", lines, more);
    }

    /** Which values need quotes in this file. */
    QuotedText quotes() {
        return new QuotedText(layout.delimiter(), layout.quote());
    }

    /** How the file is written, as far as it was read. */
    CsvDialect dialect() {
        return new CsvDialect(
                layout.delimiter(),
                layout.quote(),
                text.encoding(),
                style,
                tokens.lineEnds().commonest(),
                tokens.lineEnds().isLastClosed(),
                padded && names.size() > 1,
                layout.skipped(),
                layout.delimiterLine(),
                header.endsInDelimiter(),
                tokens.emptyRows() > 0);
    }

    /** Goes on to the next rows, however many are at hand; how many, 0 at the end. */
    int nextRows() throws IOException {
        return count(goOn(false));
    }

    /** The rows gone to, each valid until the next are gone to. */
    CsvTokens rows() {
        return tokens;
    }

    private int count(int rows) {
        before = read;
        read += rows;
        if (rows > 0 && tokens.size() != names.size()) {
            throw ragged();
        }
        return rows;
    }

    private int goOn(boolean single) throws IOException {
        try {
            int found = single ? tokens.next() ? 1 : 0 : tokens.nextRows();
            padded &= found == 0 || tokens.isPadded();
            return found;
        } catch (IOException e) {
            throw damaged(file, e);
        } catch (CsvSyntaxException e) {
            throw new TableFormatException("'" + file + "', line " + e.line() + ": " + e.getMessage() + ".", e);
        }
    }

    /** Content that cannot be unpacked is malformed; anything else is a failure to read. */
    private static IOException damaged(Path file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            throw new TableFormatException(
                    "'" + file + "' is a damaged or truncated gzip file (" + e.getMessage()
                            + "); fetch or make it anew.",
                    e);
        }
        return e;
    }

    private CsvHeader readHeader() throws IOException {
        if (goOn(true) == 0) {
            throw new TableFormatException(
                    "'" + file + "' is empty" + (layout.skipped() > 0 ? " below the lines that are skipped" : "")
                            + ": a table needs a line with the column names and at least one row.");
        }
        List<String> given = IntStream.range(0, tokens.size())
                .mapToObj(i -> tokens.get(i).strip())
                .toList();
        int last = given.size() - 1;
        boolean endsInDelimiter = last > 0 && given.indexOf("") == last && !tokens.isQuoted(last);
        boolean quoted =
                IntStream.range(0, endsInDelimiter ? last : given.size()).allMatch(tokens::isQuoted);
        style = quoted ? HeaderStyle.QUOTED : HeaderStyle.BARE;
        return new CsvHeader(file, tokens.line(), given, endsInDelimiter);
    }

    /**
     * Checks that nothing stands behind the delimiter that ends these rows.
     *
     * @throws TableFormatException naming the first row that has a value there
     */
    void requireNothingAtEnd(int rows) {
        int last = tokens.size() - 1;
        for (int row = 0; row < rows; row++) {
            if (tokens.at(row).length(last) > 0 || tokens.isQuoted(last)) {
                throw header.holdsValue(placeInFile());
            }
        }
    }

    /** Where the row that is looked at stands, for messages. */
    String place() {
        return "'" + file + "', " + placeInFile();
    }

    private String placeInFile() {
        return "line " + tokens.line() + " (data row " + (before + tokens.current() + 1) + ")";
    }

    private TableFormatException ragged() {
        String where = place() + ": ";
        String counts = "expected " + names.size() + " values, as in the " + (layout.header() ? "header" : "first line")
                + ", but found " + tokens.size() + ". ";
        if (layout.header() && layout.usualWidth() == names.size() + 1 && tokens.size() == layout.usualWidth()) {
            boolean open = tokens.length(names.size()) == 0;
            return new TableFormatException(where + counts + "Every row has one value more than the header has names:"
                    + " the column of row names, the first, lacks one. Put a name such as 'id' and a '"
                    + layout.delimiter() + "' before '" + names.get(0) + "' in line " + header.line() + "."
                    + (open
                            ? " If every row just ends in a '" + layout.delimiter() + "', put one at that line's end."
                            : ""));
        }
        if (header.endsInDelimiter() && tokens.size() == names.size() - 1) {
            return new TableFormatException(where + counts + "The header ends in a '" + layout.delimiter()
                    + "', but the row does not: remove it from line " + header.line() + ", or end every row in one.");
        }
        return new TableFormatException(where + counts + "Complete the row, or quote values that hold a '"
                + layout.delimiter() + "' or a line break.");
    }

    @Override
    public void close() throws IOException {
        tokens.close();
    }
}
