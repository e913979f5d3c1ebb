package dev.synth.io.internal.csv;

import dev.synth.internal.files.AtomicFile;
import dev.synth.io.internal.column.CellText;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Writes a file in the dialect that its schema tells of, each column in the style it was read in; gzipped by name. */
public final class CsvWriter implements TableWriter {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final AtomicFile file;
    private final Writer out;
    private final Schema schema;
    private final CsvDialect dialect;
    private final List<CellText> texts;
    private final List<CellPrinter> printers;
    private boolean begun;
    private boolean endsInEmptyLine;
    private long rows;

    private CsvWriter(Path target, AtomicFile file, Writer out, Schema schema, CsvDialect dialect) {
        this.target = target;
        this.file = file;
        this.out = out;
        this.schema = schema;
        this.dialect = dialect;
        this.texts = schema.columns().stream().map(CellText::of).toList();
        this.printers = IntStream.range(0, schema.size())
                .mapToObj(c -> new CellPrinter(dialect, schema, c))
                .toList();
    }

    /**
     * Starts a file and writes what stands above its rows.
     *
     * @throws IllegalArgumentException if the schema's dialect makes no sense
     */
    public static CsvWriter open(Path target, Schema schema) throws IOException {
        CsvDialect dialect = CsvDialect.of(schema);
        AtomicFile file = AtomicFile.create(target);
        try {
            CsvWriter writer = new CsvWriter(target, file, text(target, file, dialect.encoding()), schema, dialect);
            if (dialect.delimiterLine() != HeaderStyle.NONE) {
                writer.writeDelimiterLine();
            }
            if (dialect.header() != HeaderStyle.NONE) {
                writer.writeHeader();
            }
            return writer;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Writer text(Path target, AtomicFile file, TextEncoding encoding) throws IOException {
        boolean gzip = target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        OutputStream bytes = file.open();
        OutputStream packed = gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        packed.write(encoding.markBytes());
        return new BufferedWriter(
                new OutputStreamWriter(packed, encoding.charset().newEncoder()), BUFFER);
    }

    private void writeDelimiterLine() throws IOException {
        beginRow();
        out.write(DelimiterLine.text(dialect.delimiter(), dialect.delimiterLine()));
    }

    private void writeHeader() throws IOException {
        beginRow();
        for (int c = 0; c < printers.size(); c++) {
            printers.get(c).name(out);
        }
        endRow();
    }

    /** What stands between rows; whether it also stands after the last one is decided at the end. */
    private void beginRow() throws IOException {
        if (begun) {
            out.write(dialect.lineEnd().characters());
        }
        begun = true;
    }

    private void endRow() throws IOException {
        if (dialect.finalDelimiter()) {
            out.write(dialect.delimiter());
        }
    }

    @Override
    public void write(Table batch) throws IOException {
        if (!batch.schema().names().equals(schema.names())) {
            throw new IllegalArgumentException("The batch has the columns "
                    + batch.schema().names() + ", but the file was opened with " + schema.names() + ".");
        }
        try {
            for (int row = 0; row < batch.rowCount(); row++) {
                beginRow();
                for (int c = 0; c < texts.size(); c++) {
                    Column column = batch.column(c);
                    if (column.isMissing(row)) {
                        printers.get(c).missing(out, rows);
                        endsInEmptyLine = printers.get(c).isEmptyLine(rows);
                    } else {
                        printers.get(c).value(out, texts.get(c).of(column, row));
                        endsInEmptyLine = false;
                    }
                }
                endRow();
                rows++;
            }
        } catch (UnmappableCharacterException e) {
            throw notInEncoding(e);
        }
    }

    private IOException notInEncoding(UnmappableCharacterException e) {
        return new IOException(
                "Cannot write '" + target + "': a value has a character that "
                        + dialect.encoding().charset() + " lacks. Set the schema's attribute " + CsvDialect.ENCODING
                        + " to UTF-8.",
                e);
    }

    @Override
    public void commit() throws IOException {
        try {
            if (endsInEmptyLine) {
                printers.get(0).lastMissing(out);
            }
            if (dialect.closed() && begun) {
                out.write(dialect.lineEnd().characters());
            }
            out.close();
        } catch (UnmappableCharacterException e) {
            throw notInEncoding(e);
        }
        file.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            file.close();
        }
    }
}
