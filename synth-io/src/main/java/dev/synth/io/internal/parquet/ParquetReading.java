package dev.synth.io.internal.parquet;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.ColumnEvidence;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.io.internal.infer.Inference;
import dev.synth.io.internal.parquet.ParquetFile.FlatColumn;
import dev.synth.io.internal.parquet.ParquetFile.RowGroup;
import dev.synth.table.Column;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;

/** Reads a file once to infer its columns, or once for their values. */
public final class ParquetReading {
    private static final int REASON_LENGTH = 200;

    private ParquetReading() {}

    /** What the types and values of each column suggest. */
    public static List<ColumnFinding> infer(Path file) throws IOException {
        return guarded(file, () -> {
            try (ParquetFile open = ParquetFile.open(file)) {
                List<FlatColumn> columns = open.columns(open.names());
                List<ColumnEvidence> evidence = columns.stream()
                        .map(column ->
                                new ColumnEvidence(column.name(), column.cells().domain(), columns.size()))
                        .toList();
                scan(file, open, columns, (c, reader) -> addEvidence(columns.get(c), reader, evidence.get(c)));
                return withTypes(columns, Inference.decide(evidence));
            }
        });
    }

    private static void addEvidence(FlatColumn column, ColumnReader reader, ColumnEvidence evidence) {
        boolean present =
                reader.getCurrentDefinitionLevel() == column.descriptor().getMaxDefinitionLevel();
        String value = present ? column.cells().evidence(reader) : null;
        if (value == null) {
            evidence.addMissing();
        } else {
            evidence.add(value);
        }
    }

    private static List<ColumnFinding> withTypes(List<FlatColumn> columns, List<ColumnFinding> findings) {
        List<ColumnFinding> typed = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            String type = KeptType.write(columns.get(c).type());
            typed.add(findings.get(c).withAttribute(KeptType.ATTRIBUTE, type));
        }
        return typed;
    }

    /** The names of the file's columns. */
    public static List<String> names(Path file) throws IOException {
        return guarded(file, () -> {
            try (ParquetFile open = ParquetFile.open(file)) {
                return open.names();
            }
        });
    }

    /** Reads every row of the schema's columns. */
    public static Table read(Path file, Schema schema) throws IOException {
        Schema kept = schema.withoutDropped();
        return guarded(file, () -> {
            List<ColumnBuilder> builders =
                    kept.columns().stream().map(ColumnBuilder::of).toList();
            return Table.of(kept, read(file, kept, builders, RowChoice.all(file.toString())));
        });
    }

    /** Reads the rows that are chosen of these columns into their builders, and builds them. */
    public static List<Column> read(Path file, Schema kept, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return guarded(file, () -> {
            try (ParquetFile open = ParquetFile.open(file)) {
                ChosenCells cells = new ChosenCells(kept, builders, choice);
                List<FlatColumn> columns = open.columns(cells.schema().names());
                scan(
                        file,
                        open,
                        columns,
                        (c, reader) -> cells.add(c, columns.get(c).cells(), reader));
                return builders.stream().map(ColumnBuilder::build).toList();
            }
        });
    }

    private static void scan(Path file, ParquetFile open, List<FlatColumn> columns, Visitor visitor)
            throws IOException {
        open.select(columns);
        long rows = 0;
        for (RowGroup group = open.next(); group != null; group = open.next()) {
            for (int c = 0; c < columns.size(); c++) {
                scan(file, columns.get(c), group, rows, c, visitor);
            }
            rows += group.rows();
        }
        if (rows == 0) {
            throw new TableFormatException("'" + file + "' has no rows: a table needs at least one.");
        }
    }

    private static void scan(Path file, FlatColumn column, RowGroup group, long before, int position, Visitor visitor) {
        ColumnReader reader = group.reader(column);
        for (long row = 0; row < group.rows(); row++) {
            try {
                visitor.visit(position, reader);
            } catch (MisfitException e) {
                throw misfit(file, column, before + row + 1, reader, e);
            }
            reader.consume();
        }
    }

    private static TableFormatException misfit(
            Path file, FlatColumn column, long row, ColumnReader reader, MisfitException e) {
        String value;
        try {
            value = "'" + column.cells().show(reader) + "'";
        } catch (MisfitException unreadable) {
            value = "the value";
        }
        return new TableFormatException(
                "'" + file + "', row " + row + ", column '" + column.name() + "': " + value + " " + e.getMessage()
                        + ".",
                e);
    }

    /** The library fails in many ways on damaged files; all of them mean one thing to the caller. */
    private static <T> T guarded(Path file, Body<T> body) throws IOException {
        try {
            return body.run();
        } catch (TableFormatException | FileSystemException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new TableFormatException(
                    "'" + file + "' asks for more memory than there is: it is damaged, or the table needs a larger heap"
                            + " (-Xmx).",
                    e);
        } catch (NoClassDefFoundError e) {
            if (!String.valueOf(e.getMessage()).startsWith("org/apache/hadoop/")) {
                throw e;
            }
            throw unreadable(file, e); // The library was about to report damage, with a path of Hadoop's.
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    private static TableFormatException unreadable(Path file, Throwable cause) {
        return new TableFormatException(
                "'" + file + "' cannot be read as Parquet: " + reason(cause)
                        + ". It is damaged, truncated or of another format; write it anew.",
                cause);
    }

    /** The first line of a message that may go on to print a whole schema. */
    private static String reason(Throwable e) {
        boolean silent = e.getMessage() == null || e instanceof NoClassDefFoundError;
        String message = silent ? "its pages contradict its footer" : e.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.length() > REASON_LENGTH ? line.substring(0, REASON_LENGTH) + "..." : line;
    }

    private interface Body<T> {
        T run() throws IOException;
    }

    private interface Visitor {
        void visit(int column, ColumnReader reader);
    }
}
