package dev.synth.io.internal.csv;

import dev.synth.internal.files.AtomicFile;
import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.MissingText;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes UTF-8 with LF line ends and quotes where needed, in the style the columns were read in; gzipped by name. */
public final class CsvWriter implements TableWriter {
    private static final int BUFFER = 1 << 16;

    private final AtomicFile file;
    private final CSVPrinter printer;
    private final Schema schema;
    private final List<CellText> texts;
    private final List<MissingText> missing;
    private long rows;

    private CsvWriter(AtomicFile file, CSVPrinter printer, Schema schema) {
        this.file = file;
        this.printer = printer;
        this.schema = schema;
        this.texts = schema.columns().stream().map(CellText::of).toList();
        this.missing = schema.columns().stream().map(MissingText::of).toList();
    }

    /** Starts a file and writes its header. */
    public static CsvWriter open(Path target, Schema schema) throws IOException {
        AtomicFile file = AtomicFile.create(target);
        try {
            CSVFormat format = CsvDialect.format(delimiter(schema))
                    .builder()
                    .setQuoteMode(QuoteMode.MINIMAL)
                    .get();
            CsvWriter writer = new CsvWriter(file, new CSVPrinter(text(target, file), format), schema);
            writer.printer.printRecord(schema.names());
            return writer;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static BufferedWriter text(Path target, AtomicFile file) throws IOException {
        boolean gzip = target.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        OutputStream bytes = file.open();
        OutputStream packed = gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        return new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), BUFFER);
    }

    private static char delimiter(Schema schema) {
        return schema.columns().stream()
                .flatMap(column -> column.findAttribute(CsvReader.DELIMITER).stream())
                .filter(delimiter -> delimiter.length() == 1)
                .findFirst()
                .map(delimiter -> delimiter.charAt(0))
                .orElse(',');
    }

    @Override
    public void write(Table batch) throws IOException {
        if (!batch.schema().names().equals(schema.names())) {
            throw new IllegalArgumentException("The batch has the columns "
                    + batch.schema().names() + ", but the file was opened with " + schema.names() + ".");
        }
        for (int row = 0; row < batch.rowCount(); row++) {
            for (int c = 0; c < texts.size(); c++) {
                Column column = batch.column(c);
                printer.print(
                        column.isMissing(row)
                                ? missing.get(c).of(rows)
                                : texts.get(c).of(column, row));
            }
            printer.println();
            rows++;
        }
    }

    @Override
    public void commit() throws IOException {
        printer.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            printer.close();
        } finally {
            file.close();
        }
    }
}
