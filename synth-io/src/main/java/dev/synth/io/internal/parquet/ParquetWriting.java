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
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Writes row groups of up to 64 MB. */
public final class ParquetWriting implements TableWriter {
    private static final long ROW_GROUP_BYTES = 64L << 20;
    private static final int STATISTICS_LENGTH = 64;

    private final Path target;
    private final AtomicFile file;
    private final Schema schema;
    private final MessageType type;
    private final StructNulls nulls;
    private final BytesInputCompressor codec;
    private final List<ColumnDescriptor> columns = new ArrayList<>();
    private final List<CellWriter> cells = new ArrayList<>();
    private final ParquetProperties properties = ParquetProperties.builder().build();
    private final ParquetFileWriter writer;
    private @Nullable Group group;
    private long rows;

    private ParquetWriting(Path target, AtomicFile file, Schema schema, List<Type> chains) throws IOException {
        this.target = target;
        this.file = file;
        this.schema = schema;
        this.type = new MessageType("table", TypeChains.merge(chains));
        this.nulls = StructNulls.of(schema.columns(), chains);
        this.codec = new ParquetCodecs().getCompressor(ParquetCodecs.toWrite(schema));
        for (int c = 0; c < schema.size(); c++) {
            String[] path = TypeChains.path(chains.get(c), Integer.MAX_VALUE).toArray(new String[0]);
            ColumnDescriptor column = type.getColumnDescription(path);
            columns.add(column);
            cells.add(new CellWriter(schema.column(c), column.getPrimitiveType(), column.getMaxDefinitionLevel()));
        }
        this.writer = new ParquetFileWriter(
                new AtomicOutputFile(file),
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
        List<Type> types = types(schema);
        AtomicFile file = AtomicFile.create(target);
        try {
            return new ParquetWriting(target, file, schema, types);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A column that was missing with its struct, and is required in it, may now be missing alone. */
    private static List<Type> types(Schema schema) {
        List<Type> kept = schema.columns().stream().map(KeptType::of).toList();
        StructNulls nulls = StructNulls.of(schema.columns(), kept);
        return IntStream.range(0, kept.size())
                .mapToObj(c -> nulls.wasWithin(c) ? TypeChains.withOptionalLeaf(kept.get(c)) : kept.get(c))
                .toList();
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
                write(current, batch, c, row);
            }
            rows++;
            if (current.endRow()) {
                flush();
            }
        }
    }

    private void write(Group current, Table batch, int c, int row) {
        ColumnWriter out = current.columns.getColumnWriter(columns.get(c));
        try {
            if (batch.column(c).isMissing(row)) {
                cells.get(c).writeMissing(out, nulls.level(c, batch, row), rows);
            } else {
                write(out, cells.get(c), batch.column(c), row);
            }
        } catch (MisfitException e) {
            throw new TableFormatException(
                    "Cannot write '" + target + "', column '" + schema.column(c).name() + "': a value " + e.getMessage()
                            + ".",
                    e);
        }
    }

    private static void write(ColumnWriter out, CellWriter cell, Column column, int row) {
        try {
            cell.write(out, column, row);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw cell.misfit();
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
        final ColumnChunkPageWriteStore pages =
                new ColumnChunkPageWriteStore(codec, type, properties.getAllocator(), STATISTICS_LENGTH, true);
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
