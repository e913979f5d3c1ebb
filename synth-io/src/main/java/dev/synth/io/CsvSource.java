package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
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
 * A CSV file: UTF-8, plain or gzipped, with a header, its values separated by commas, semicolons, tabs or bars.
 * Thread-safe; every call opens the file anew.
 */
public final class CsvSource implements ProposingSource {
    private final Path file;

    private CsvSource(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** The source of this file, which is opened when it is read. */
    public static CsvSource of(Path file) {
        return new CsvSource(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Table read(Schema schema) throws IOException {
        return CsvReader.read(file, schema);
    }

    @Override
    public List<ColumnFinding> findings() throws IOException {
        return CsvReader.infer(file);
    }

    @Override
    public List<String> columnNames() throws IOException {
        return CsvReader.names(file);
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return CsvReader.read(file, schema, builders, choice);
    }
}
