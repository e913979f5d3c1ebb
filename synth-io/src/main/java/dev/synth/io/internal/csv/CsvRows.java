package dev.synth.io.internal.csv;

import dev.synth.table.TableFormatException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows below a file's header, each as wide as the header. Close after use; not thread-safe. */
final class CsvRows implements Closeable {
    private final Path file;
    private final CsvDialect dialect;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long row;

    private CsvRows(Path file, CsvDialect dialect, CSVParser parser) throws IOException {
        this.file = file;
        this.dialect = dialect;
        this.parser = parser;
        this.records = parser.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException if the file cannot be opened
     * @throws TableFormatException if it is empty or its header is unfit
     */
    static CsvRows open(Path file) throws IOException {
        CsvText.requireFile(file);
        try {
            CsvDialect dialect = CsvDialect.of(file);
            Reader text = CsvText.open(file);
            try {
                return new CsvRows(file, dialect, CSVParser.parse(text, CsvDialect.format(dialect.delimiter())));
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (IOException e) {
            throw malformed(file, 1, e);
        }
    }

    List<String> header() {
        return header;
    }

    char delimiter() {
        return dialect.delimiter();
    }

    /** The number of the data row read last, from 1. */
    long row() {
        return row;
    }

    /** The next row, or null at the end. */
    @Nullable
    CSVRecord next() throws IOException {
        CSVRecord cells = read();
        if (cells == null) {
            return null;
        }
        row++;
        if (cells.size() != header.size()) {
            throw ragged(cells);
        }
        return cells;
    }

    /** The line of the file on which this row, the one read last, starts. */
    long line(CSVRecord cells) {
        long breaks = cells.stream()
                .mapToLong(cell -> cell.lines().count() - 1)
                .filter(count -> count > 0)
                .sum();
        return parser.getCurrentLineNumber() - breaks;
    }

    private @Nullable CSVRecord read() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw malformed(file, parser.getCurrentLineNumber(), e.getCause());
        } catch (IllegalStateException e) {
            throw new TableFormatException(
                    "'" + file + "', line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
        }
    }

    /** Content that cannot be parsed is malformed; anything else is a failure to read. */
    private static IOException malformed(Path file, long line, IOException e) throws IOException {
        if (e instanceof CharacterCodingException) {
            throw CsvText.notUtf8(file, e);
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            throw new TableFormatException(
                    "'" + file + "' is a damaged or truncated gzip file (" + e.getMessage()
                            + "); fetch or make it anew.",
                    e);
        }
        if (e instanceof CSVException) {
            throw new TableFormatException(
                    "'" + file + "', line " + line + ": " + e.getMessage()
                            + ". Check the quotes: a quote inside a quoted value must be doubled.",
                    e);
        }
        return e;
    }

    private List<String> readHeader() throws IOException {
        CSVRecord first = read();
        if (first == null) {
            throw new TableFormatException(
                    "'" + file + "' is empty: a table needs a line with the column names and at least one row.");
        }
        List<String> names = first.stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw new TableFormatException("'" + file + "', line 1: the name of column " + (i + 1) + " of "
                        + names.size() + " is empty; name every column.");
            }
            int earlier = names.indexOf(names.get(i));
            if (earlier < i) {
                throw new TableFormatException("'" + file + "', line 1: columns " + (earlier + 1) + " and " + (i + 1)
                        + " are both named '" + names.get(i) + "'; give each column its own name.");
            }
        }
        return new ArrayList<>(names);
    }

    private TableFormatException ragged(CSVRecord cells) {
        String where = "'" + file + "', line " + line(cells) + " (data row " + row + "): ";
        String counts = "expected " + header.size() + " values, as in the header, but found " + cells.size() + ". ";
        if (dialect.usualWidth() == header.size() + 1 && cells.size() == dialect.usualWidth()) {
            return new TableFormatException(where + counts + "Every row has one value more than the header has names:"
                    + " the column of row names, the first, lacks one. Put a name such as 'id' and a '"
                    + dialect.delimiter() + "' before '" + header.get(0) + "' in line 1.");
        }
        return new TableFormatException(where + counts + "Complete the row, or quote values that hold a '"
                + dialect.delimiter() + "' or a line break.");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
