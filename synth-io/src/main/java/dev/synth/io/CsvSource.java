package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.csv.CsvFindings;
import dev.synth.io.internal.csv.CsvReader;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A CSV file, plain or gzipped. Delimiter, quote, encoding and header are found out where they are not given; the schema
 * that is inferred tells them, so that what is written with it is written in the same way. Values are taken
 * without the blanks around them, unless they stand in quotes; names always. Thread-safe; every call opens the file anew.
 */
public final class CsvSource implements ProposingSource {
    private final Path file;
    private final CsvOptions options;

    private CsvSource(Path file, CsvOptions options) {
        this.file = Objects.requireNonNull(file, "file");
        this.options = Objects.requireNonNull(options, "options");
    }

    /** The source of this file, which is opened when it is read. */
    public static CsvSource of(Path file) {
        return of(file, CsvOptions.detect());
    }

    /**
     * The source of this file, which is opened when it is read.
     *
     * @param options what is known of how the file is written
     */
    public static CsvSource of(Path file, CsvOptions options) {
        return new CsvSource(file, options);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Table read(Schema schema) throws IOException {
        return CsvReader.read(file, options, schema);
    }

    @Override
    public List<ColumnFinding> findings() throws IOException {
        return CsvReader.infer(file, options).columns();
    }

    @Override
    public SchemaProposal propose() throws IOException {
        CsvFindings found = CsvReader.infer(file, options);
        return SchemaProposal.of(found.columns(), found.attributes(), found.notes());
    }

    @Override
    public List<String> columnNames(Schema schema) throws IOException {
        return CsvReader.names(file, options, schema);
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return CsvReader.read(file, options, schema, builders, choice);
    }
}
