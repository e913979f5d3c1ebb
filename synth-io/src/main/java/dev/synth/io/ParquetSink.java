package dev.synth.io;

import dev.synth.io.internal.parquet.ParquetWriting;
import dev.synth.table.Schema;
import dev.synth.table.TableSink;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A Parquet file to write. Columns that came from a Parquet file keep its physical and logical types, structs, field ids,
 * nullability and codec; others get the natural type of their kind, and Snappy. Metadata of the original, which may hold
 * anything, is not written.
 */
public final class ParquetSink implements TableSink {
    private final Path file;

    private ParquetSink(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /** The sink of this file, which appears when a writer commits. */
    public static ParquetSink of(Path file) {
        return new ParquetSink(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public TableWriter open(Schema schema) throws IOException {
        return ParquetWriting.open(file, schema);
    }
}
