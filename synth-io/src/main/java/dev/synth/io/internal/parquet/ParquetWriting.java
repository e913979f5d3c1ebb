package dev.synth.io.internal.parquet;

import dev.synth.internal.files.AtomicFile;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Writes row groups of up to 64 MB, compressed with Snappy. */
public final class ParquetWriting implements TableWriter {
    private static final long ROW_GROUP_BYTES = 64L << 20;
    private static final int STATISTICS_LENGTH = 64;

    private final Path target;
    private final AtomicFile file;
    private final Schema schema;
    private final MessageType type;
    private final List<CellWriter> cells;
    private final ParquetProperties properties = ParquetProperties.builder().build();
    private final ParquetFileWriter writer;
    private @Nullable Group group;

    private ParquetWriting(Path target, AtomicFile file, Schema schema, MessageType type) throws IOException {
        this.target = target;
        this.file = file;
        this.schema = schema;
        this.type = type;
        this.cells = new ArrayList<>();
        for (int c = 0; c < schema.size(); c++) {
            cells.add(new CellWriter(schema.column(c), type.getType(c).asPrimitiveType()));
        }
        this.writer = new ParquetFileWriter(
                new LocalOutputFile(file.path()),
                type,
                ParquetFileWriter.Mode.OVERWRITE,
                ROW_GROUP_BYTES,
                0,
                STATISTICS_LENGTH,
                STATISTICS_LENGTH,
                true);
        writer.start();
    }

    /** Starts a file. */
    public static ParquetWriting open(Path target, Schema schema) throws IOException {
        List<Type> types = schema.columns().stream().<Type>map(KeptType::of).toList();
        AtomicFile file = AtomicFile.create(target);
        try {
            return new ParquetWriting(target, file, schema, new MessageType("table", types));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(Table batch) throws IOException {
        if (!batch.schema().names().equals(schema.names())) {
            throw new IllegalArgumentException("The batch has the columns "
                    + batch.schema().names() + ", but the file was opened with " + schema.names() + ".");
        }
        for (int row = 0; row < batch.rowCount(); row++) {
            Group current = group == null ? new Group() : group;
            group = current;
            for (int c = 0; c < cells.size(); c++) {
                write(current, batch.column(c), c, row);
            }
            if (current.endRow()) {
                flush();
            }
        }
    }

    private void write(Group current, Column column, int position, int row) {
        try {
            cells.get(position)
                    .write(current.columns.getColumnWriter(type.getColumns().get(position)), column, row);
        } catch (MisfitException | ArithmeticException | NumberFormatException e) {
            throw new TableFormatException(
                    "Cannot write '" + target + "', column '"
                            + schema.column(position).name() + "': a value " + e.getMessage() + ".",
                    e);
        }
    }

    private void flush() throws IOException {
        if (group != null) {
            group.flush();
            group = null;
        }
    }

    @Override
    public void commit() throws IOException {
        flush();
        writer.end(Map.of("writer.model.name", "synth"));
        file.commit();
    }

    @Override
    public void close() throws IOException {
        try {
            if (group != null) {
                group.close();
                group = null;
            }
            writer.close();
        } finally {
            file.close();
        }
    }

    /** The row group being filled. */
    private final class Group {
        final ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(
                new ParquetCodecs().getCompressor(CompressionCodecName.SNAPPY),
                type,
                properties.getAllocator(),
                STATISTICS_LENGTH,
                true);
        final ColumnWriteStore columns = properties.newColumnWriteStore(type, pages);
        long rows;

        /** True if the group is full. */
        boolean endRow() {
            columns.endRecord();
            rows++;
            return rows % 1000 == 0 && columns.getBufferedSize() > ROW_GROUP_BYTES;
        }

        void flush() throws IOException {
            writer.startBlock(rows);
            columns.flush();
            pages.flushToFileWriter(writer);
            writer.endBlock();
            close();
        }

        void close() {
            columns.close();
            pages.close();
        }
    }
}
