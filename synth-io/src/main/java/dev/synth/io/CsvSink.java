package dev.synth.io;

import dev.synth.io.internal.csv.CsvWriter;
import dev.synth.table.Schema;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A CSV file to write, gzipped if its name ends in {@code .gz}, in the way that the schema's attributes tell: delimiter,
 * quotes, encoding, header and line ends of the file, decimals, date pattern and spelling of missing values of its columns
 * as they were read. What they leave out is as in RFC 4180, in UTF-8 and with LF.
 */
public final class CsvSink implements TableSink {
    private final Path file;

    private CsvSink(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** The sink of this file, which appears when a writer commits. */
    public static CsvSink of(Path file) {
        return new CsvSink(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public TableWriter open(Schema schema) throws IOException {
        return CsvWriter.open(file, schema);
    }
}
