package dev.synth.io;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.parquet.ParquetReading;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A Parquet file of flat columns. Thread-safe; every call opens the file anew.
 */
public final class ParquetSource implements ProposingSource {
    private final Path file;

    private ParquetSource(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** The source of this file, which is opened when it is read. */
    public static ParquetSource of(Path file) {
        return new ParquetSource(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Table read(Schema schema) throws IOException {
        return ParquetReading.read(file, schema);
    }

    @Override
    public List<ColumnFinding> findings() throws IOException {
        return ParquetReading.infer(file);
    }

    @Override
    public List<String> columnNames() throws IOException {
        return ParquetReading.names(file);
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return ParquetReading.read(file, schema, builders, choice);
    }
}
