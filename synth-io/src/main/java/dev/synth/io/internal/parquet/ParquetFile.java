package dev.synth.io.internal.parquet;

import dev.synth.table.TableFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** An open Parquet file whose footer is sound. Close after use; not thread-safe. */
final class ParquetFile implements Closeable {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final List<FileColumn> columns;
    private final PageHeaders headers;
    private MessageType selected;
    private int group;

    private ParquetFile(Path file, ParquetFileReader reader) throws IOException {
        this.file = file;
        this.reader = reader;
        this.schema = reader.getFileMetaData().getSchema();
        this.selected = schema;
        this.columns = FileColumn.of(schema);
        this.headers = new PageHeaders(file);
        requireNames();
        requireExtents(Files.size(file));
    }

    static ParquetFile open(Path file) throws IOException {
        ParquetTail.check(file);
        ParquetFileReader reader =
                new ParquetFileReader(new LocalInputFile(file), PlainReadOptions.with(new ParquetCodecs()));
        try {
            return new ParquetFile(file, reader);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            reader.close();
            throw e;
        }
    }

    private void requireNames() {
        Set<String> seen = new HashSet<>();
        for (FileColumn column : columns) {
            if (column.name().isBlank()) {
                throw new TableFormatException("'" + file + "' has a column without a name; give every column one.");
            }
            if (!seen.add(column.name())) {
                throw new TableFormatException(
                        "'" + file + "' has two columns that would be called '" + column.name() + "'; rename one.");
            }
        }
    }

    /** The library takes memory for a column before it reads it. */
    private void requireExtents(long length) {
        for (BlockMetaData group : reader.getRowGroups()) {
            if (group.getRowCount() < 0) {
                throw new ParquetDecodingException("a row group declares " + group.getRowCount() + " rows");
            }
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                long start = chunk.getStartingPos();
                if (start < 0 || chunk.getTotalSize() < 0 || chunk.getTotalSize() > length - start) {
                    throw new ParquetDecodingException(
                            "column '" + chunk.getPath().toDotString() + "' would lie at " + start + " and be "
                                    + chunk.getTotalSize() + " bytes long in a file of " + length);
                }
            }
        }
    }

    /** All columns. */
    List<FileColumn> columns() {
        return columns;
    }

    /** The codec of this column's first pages. */
    CompressionCodecName codec(FileColumn column) {
        ColumnPath path = ColumnPath.get(column.path());
        return reader.getRowGroups().stream()
                .flatMap(group -> group.getColumns().stream())
                .filter(chunk -> chunk.getPath().equals(path))
                .map(ColumnChunkMetaData::getCodec)
                .findFirst()
                .orElse(CompressionCodecName.SNAPPY);
    }

    /**
     * Reads only these columns from now on.
     *
     * @throws TableFormatException if a codec is not supported
     */
    void select(List<FileColumn> wanted) {
        Set<ColumnPath> paths = new HashSet<>();
        wanted.forEach(column -> paths.add(ColumnPath.get(column.path())));
        for (BlockMetaData group : reader.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                if (paths.contains(chunk.getPath()) && !ParquetCodecs.readable().contains(chunk.getCodec())) {
                    throw new TableFormatException(
                            "'" + file + "', column '" + chunk.getPath().toDotString() + "': the codec "
                                    + chunk.getCodec() + " is not supported. Write the file anew with one of "
                                    + ParquetCodecs.readable() + ".");
                }
            }
        }
        selected = new MessageType(
                schema.getName(),
                TypeChains.merge(wanted.stream().map(FileColumn::chain).toList()));
        reader.setRequestedSchema(selected);
    }

    /**
     * Does nothing if this file has the same columns as another one of its table.
     *
     * @throws TableFormatException naming the first difference
     */
    void requireSameColumns(ParquetFile other, Path table) {
        for (int c = 0; c < Math.max(columns.size(), other.columns.size()); c++) {
            String mine = c < columns.size() ? columns.get(c).chain().toString().strip() : "no further column";
            String others = c < other.columns.size()
                    ? other.columns.get(c).chain().toString().strip()
                    : "no further column";
            if (!mine.equals(others)) {
                throw new TableFormatException("The part files of '" + table + "' differ: column " + (c + 1)
                        + " is '" + others + "' in '" + table.relativize(other.file) + "', but '" + mine + "' in '"
                        + table.relativize(file) + "'. Write them with one schema, or read one alone.");
            }
        }
    }

    /** The selected columns of the next row group, or null at the end. */
    @Nullable
    RowGroup next() throws IOException {
        if (group < reader.getRowGroups().size()) {
            Set<ColumnPath> paths = new HashSet<>();
            selected.getPaths().forEach(path -> paths.add(ColumnPath.get(path)));
            headers.check(reader.getRowGroups().get(group++), paths);
        }
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
            return null;
        }
        FlatPages flat = new FlatPages(pages);
        String writer = reader.getFileMetaData().getCreatedBy();
        return new RowGroup(flat, new ColumnReadStoreImpl(flat, new NoConverter(selected), selected, writer), selected);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The columns of some rows. */
    record RowGroup(FlatPages pages, ColumnReadStoreImpl store, MessageType type) {
        long rows() {
            return pages.getRowCount();
        }

        ColumnReader reader(FileColumn column) {
            ColumnDescriptor descriptor = type.getColumnDescription(column.path());
            long values = pages.getPageReader(descriptor).getTotalValueCount();
            if (values != rows()) {
                throw new ParquetDecodingException("column '" + column.name() + "' has " + values
                        + " values in a row group of " + rows() + " rows");
            }
            return store.getColumnReader(descriptor);
        }
    }
}
