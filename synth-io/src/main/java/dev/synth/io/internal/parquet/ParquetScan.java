package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.parquet.ParquetFile.RowGroup;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of a file, or of a folder's part files one after another: column by column in each row group. */
final class ParquetScan {
    private final Path table;
    private final List<PartFile> parts;

    private ParquetScan(Path table, List<PartFile> parts) {
        this.table = table;
        this.parts = parts;
    }

    static ParquetScan of(Path table) throws IOException {
        return new ParquetScan(table, PartFiles.of(table));
    }

    /** What the first part says. */
    <T> T header(Header<T> header) throws IOException {
        return ParquetFailures.guarded(first(), () -> {
            try (ParquetFile first = ParquetFile.open(first())) {
                return header.of(first);
            }
        });
    }

    private Path first() {
        return parts.get(0).path();
    }

    /**
     * All columns: those of the files, then those of the folders that they lie in.
     *
     * @throws TableFormatException if a folder gives a column that the files hold too
     */
    List<FileColumn> columns() throws IOException {
        List<FileColumn> columns = new ArrayList<>(header(ParquetFile::columns));
        for (FileColumn column : columns) {
            if (isOfFolders(column)) {
                throw new TableFormatException("'" + table + "' is partitioned by '" + column.name()
                        + "', but '" + table.relativize(first()) + "' holds a column of that name too. Write the files"
                        + " without it, or rename the folders.");
            }
        }
        columns.addAll(Partitions.columns(parts));
        return columns;
    }

    private boolean isOfFolders(FileColumn column) {
        return parts.get(0).folders().containsKey(column.name());
    }

    /**
     * Shows every value of these columns.
     *
     * @throws TableFormatException if there is no row, if the parts' columns differ, or if a value does not fit
     */
    void run(List<FileColumn> columns, Visitor visitor) throws IOException {
        long rows = 0;
        try (ParquetFile first =
                parts.size() == 1 ? null : ParquetFailures.guarded(first(), () -> ParquetFile.open(first()))) {
            for (PartFile part : parts) {
                rows += ParquetFailures.guarded(part.path(), () -> scan(part, first, columns, visitor));
            }
        }
        if (rows == 0) {
            throw new TableFormatException("'" + table + "' has no rows: a table needs at least one.");
        }
    }

    private long scan(PartFile part, @Nullable ParquetFile first, List<FileColumn> columns, Visitor visitor)
            throws IOException {
        try (ParquetFile open = ParquetFile.open(part.path())) {
            if (first != null) {
                open.requireSameColumns(first, table);
            }
            open.select(columns.stream().filter(column -> !isOfFolders(column)).toList());
            long rows = 0;
            for (RowGroup group = open.next(); group != null; group = open.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    FileColumn column = columns.get(c);
                    ColumnReader reader = isOfFolders(column) ? Partitions.reader(part, column) : group.reader(column);
                    for (long row = 0; row < group.rows(); row++) {
                        visit(part.path(), column, rows + row + 1, c, reader, visitor);
                    }
                }
                rows += group.rows();
            }
            return rows;
        }
    }

    private static void visit(
            Path part, FileColumn column, long row, int position, ColumnReader reader, Visitor visitor) {
        try {
            visitor.visit(position, reader);
        } catch (MisfitException e) {
            throw misfit(part, column, row, reader, e);
        }
        reader.consume();
    }

    private static TableFormatException misfit(
            Path part, FileColumn column, long row, ColumnReader reader, MisfitException e) {
        String value;
        try {
            value = "'" + column.reading().show(reader) + "'";
        } catch (MisfitException unreadable) {
            value = "the value";
        }
        return new TableFormatException(
                "'" + part + "', row " + row + ", column '" + column.name() + "': " + value + " " + e.getMessage()
                        + ".",
                e);
    }

    /** Takes the value that a reader stands at. */
    interface Visitor {
        void visit(int column, ColumnReader reader);
    }

    /** Asks an open file something. */
    interface Header<T> {
        T of(ParquetFile file) throws IOException;
    }
}
