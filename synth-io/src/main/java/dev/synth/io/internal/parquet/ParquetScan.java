package dev.synth.io.internal.parquet;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.parquet.ParquetFile.RowGroup;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of a file, or of a folder's part files one after another: column by column in each row group. */
final class ParquetScan {
    private final Path table;
    private final List<Path> parts;

    private ParquetScan(Path table, List<Path> parts) {
        this.table = table;
        this.parts = parts;
    }

    static ParquetScan of(Path table) throws IOException {
        return new ParquetScan(table, PartFiles.of(table));
    }

    /** What the first part says. */
    <T> T header(Header<T> header) throws IOException {
        return ParquetFailures.guarded(parts.get(0), () -> {
            try (ParquetFile first = ParquetFile.open(parts.get(0))) {
                return header.of(first);
            }
        });
    }

    /**
     * Shows every value of these columns.
     *
     * @throws TableFormatException if there is no row, if the parts' columns differ, or if a value does not fit
     */
    void run(List<FileColumn> columns, Visitor visitor) throws IOException {
        long rows = 0;
        try (ParquetFile first = parts.size() == 1
                ? null
                : ParquetFailures.guarded(parts.get(0), () -> ParquetFile.open(parts.get(0)))) {
            for (Path part : parts) {
                rows += ParquetFailures.guarded(part, () -> scan(part, first, columns, visitor));
            }
        }
        if (rows == 0) {
            throw new TableFormatException("'" + table + "' has no rows: a table needs at least one.");
        }
    }

    private static long scan(Path part, @Nullable ParquetFile first, List<FileColumn> columns, Visitor visitor)
            throws IOException {
        try (ParquetFile open = ParquetFile.open(part)) {
            if (first != null) {
                open.requireSameColumns(first);
            }
            open.select(columns);
            long rows = 0;
            for (RowGroup group = open.next(); group != null; group = open.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    scan(part, columns.get(c), group, rows, c, visitor);
                }
                rows += group.rows();
            }
            return rows;
        }
    }

    private static void scan(Path part, FileColumn column, RowGroup group, long before, int position, Visitor visitor) {
        ColumnReader reader = group.reader(column);
        for (long row = 0; row < group.rows(); row++) {
            try {
                visitor.visit(position, reader);
            } catch (MisfitException e) {
                throw misfit(part, column, before + row + 1, reader, e);
            }
            reader.consume();
        }
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
