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
 * A Parquet file, or a folder of part files with equal columns, read in the order of their names; names that begin
 * with a dot or an underscore are left out. Folders in it such as {@code year=2024} or {@code _day=1} are columns, after those of
 * the files. The fields of a struct are columns of dotted names, such as
 * {@code address.city}. Lists and maps cannot stand in a table: {@link #inferSchema()} refuses them, and
 * {@link SchemaProposal} proposes to drop them. Thread-safe; every call opens the files anew.
 */
public final class ParquetSource implements ProposingSource {
    private final Path file;

    private ParquetSource(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** The source of this file or folder, which is opened when it is read. */
    public static ParquetSource of(Path file) {
        return new ParquetSource(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void requireReadable() throws IOException {
        ParquetReading.requireReadable(file);
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
    public List<String> columnNames(Schema schema) throws IOException {
        return ParquetReading.names(file);
    }

    @Override
    public List<Column> read(Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return ParquetReading.read(file, schema, builders, choice);
    }
}
