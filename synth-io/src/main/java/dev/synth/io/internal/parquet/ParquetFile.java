package dev.synth.io.internal.parquet;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.TableFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** An open Parquet file whose wanted columns are flat and of known types. Close after use; not thread-safe. */
final class ParquetFile implements Closeable {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageType fileSchema;
    private MessageType selected;

    private ParquetFile(Path file, ParquetFileReader reader) {
        this.file = file;
        this.reader = reader;
        this.fileSchema = reader.getFileMetaData().getSchema();
        this.selected = fileSchema;
    }

    static ParquetFile open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file; check its name and folder");
        }
        if (Files.isDirectory(file)) {
            throw new IOException("Cannot read '" + file + "': it is a folder; name a file in it.");
        }
        return new ParquetFile(
                file, new ParquetFileReader(new LocalInputFile(file), PlainReadOptions.with(new ParquetCodecs())));
    }

    /** The names of all columns. */
    List<String> names() {
        return fileSchema.getFields().stream().map(Type::getName).toList();
    }

    /**
     * The columns of these names.
     *
     * @throws TableFormatException if the file lacks one, or its type or codec is not supported
     */
    List<FlatColumn> columns(List<String> names) {
        Schema known = Schema.of(names().stream()
                .map(name -> ColumnSchema.of(name, ColumnKind.TEXT))
                .toList());
        List<FlatColumn> columns = new ArrayList<>();
        for (String name : names) {
            try {
                known.indexOf(name);
            } catch (IllegalArgumentException e) {
                throw new TableFormatException(
                        "'" + file + "' does not fit the schema: " + e.getMessage()
                                + " Read another file, or change the schema.",
                        e);
            }
            columns.add(column(fileSchema.getType(name)));
        }
        checkCodecs(columns);
        return columns;
    }

    private FlatColumn column(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            throw unsupported(type, "is nested; flatten it into columns of its own");
        }
        PrimitiveType primitive = type.asPrimitiveType();
        ParquetType cells = ParquetTypes.find(primitive)
                .orElseThrow(
                        () -> unsupported(type, "has no place in a table; convert it to a number, date or string"));
        ColumnDescriptor descriptor = fileSchema.getColumnDescription(new String[] {type.getName()});
        return new FlatColumn(type.getName(), primitive, cells, descriptor);
    }

    private TableFormatException unsupported(Type type, String why) {
        String shown = type.toString().lines().findFirst().orElse("").strip();
        return new TableFormatException("'" + file + "', column '" + type.getName() + "': the type '" + shown + "' "
                + why + ", or leave the column out by a schema that does not name it.");
    }

    private void checkCodecs(List<FlatColumn> columns) {
        List<String> names = columns.stream().map(FlatColumn::name).toList();
        for (BlockMetaData group : reader.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                String name = chunk.getPath().toArray()[0];
                if (names.contains(name) && !ParquetCodecs.readable().contains(chunk.getCodec())) {
                    throw new TableFormatException("'" + file + "', column '" + name + "': the codec "
                            + chunk.getCodec() + " is not supported. Write the file anew with one of "
                            + ParquetCodecs.readable() + ".");
                }
            }
        }
    }

    /** Reads only these columns from now on. */
    void select(List<FlatColumn> columns) {
        List<Type> types = columns.stream()
                .map(column -> fileSchema.getType(column.name()))
                .toList();
        selected = new MessageType(fileSchema.getName(), types);
        reader.setRequestedSchema(selected);
    }

    /** The selected columns of the next row group, or null at the end. */
    @Nullable
    RowGroup next() throws IOException {
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
            return null;
        }
        FlatPages flat = new FlatPages(pages);
        String writer = reader.getFileMetaData().getCreatedBy();
        return new RowGroup(flat, new ColumnReadStoreImpl(flat, new NoConverter(selected), selected, writer));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** One column of the file: what its values are and where they lie. */
    record FlatColumn(String name, PrimitiveType type, ParquetType cells, ColumnDescriptor descriptor) {}

    /** The columns of some rows. */
    record RowGroup(FlatPages pages, ColumnReadStoreImpl store) {
        long rows() {
            return pages.getRowCount();
        }

        ColumnReader reader(FlatColumn column) {
            long values = pages.getPageReader(column.descriptor()).getTotalValueCount();
            if (values != rows()) {
                throw new ParquetDecodingException("column '" + column.name() + "' has " + values
                        + " values in a row group of " + rows() + " rows");
            }
            return store.getColumnReader(column.descriptor());
        }
    }
}
