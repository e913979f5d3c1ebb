package dev.synth.io.internal.parquet;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.infer.ColumnFinding;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a file, or a folder of part files, once to infer its columns, or once for their values. */
public final class ParquetReading {
    private ParquetReading() {}

    /** What the types and values of each column suggest; a column that has no place in a table is dropped. */
    public static List<ColumnFinding> infer(Path table) throws IOException {
        return ParquetFailures.guarded(table, () -> ParquetInference.of(table, ParquetScan.of(table)));
    }

    /**
     * Does nothing if every column has a place in a table.
     *
     * @throws TableFormatException naming all that have none
     */
    public static void requireReadable(Path table) throws IOException {
        List<FileColumn> unfit =
                columns(table).stream().filter(column -> !column.isReadable()).toList();
        if (!unfit.isEmpty()) {
            String list = unfit.stream()
                    .map(column -> "'" + column.name() + "' (" + column.unfit() + ")")
                    .collect(Collectors.joining(", "));
            throw new TableFormatException("'" + table + "': " + (unfit.size() == 1 ? "column " : "columns ") + list
                    + " cannot stand in a table. Leave out by the role drop in a schema, as 'synth schema' proposes"
                    + " one, or write as columns of numbers, dates or texts.");
        }
    }

    /** The names of all columns, those that folders give last. */
    public static List<String> names(Path table) throws IOException {
        return columns(table).stream().map(FileColumn::name).toList();
    }

    private static List<FileColumn> columns(Path table) throws IOException {
        return ParquetFailures.guarded(table, () -> ParquetScan.of(table).columns());
    }

    /** Reads every row of the schema's columns. */
    public static Table read(Path table, Schema schema) throws IOException {
        Schema kept = schema.withoutDropped();
        return ParquetFailures.guarded(table, () -> {
            List<ColumnBuilder> builders =
                    kept.columns().stream().map(ColumnBuilder::of).toList();
            return Table.of(kept, read(table, kept, builders, RowChoice.all(table.toString())));
        });
    }

    /** Reads the rows that are chosen of these columns into their builders, and builds them. */
    public static List<Column> read(Path table, Schema kept, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        return ParquetFailures.guarded(table, () -> {
            ParquetScan scan = ParquetScan.of(table);
            ChosenCells cells = new ChosenCells(kept, builders, choice);
            List<FileColumn> columns = wanted(table, cells.schema(), scan.columns());
            scan.run(columns, (c, reader) -> cells.add(c, columns.get(c).reading(), reader));
            return builders.stream().map(ColumnBuilder::build).toList();
        });
    }

    private static List<FileColumn> wanted(Path table, Schema kept, List<FileColumn> all) {
        Schema known = Schema.of(all.stream()
                .map(column -> ColumnSchema.of(column.name(), ColumnKind.TEXT))
                .toList());
        List<FileColumn> wanted = new ArrayList<>();
        for (ColumnSchema column : kept.columns()) {
            FileColumn found;
            try {
                found = all.get(known.indexOf(column.name()));
            } catch (IllegalArgumentException e) {
                throw new TableFormatException(
                        "'" + table + "' does not fit the schema: " + e.getMessage()
                                + " Read another file, or change the schema.",
                        e);
            }
            if (!found.isReadable()) {
                throw new TableFormatException("'" + table + "', column '" + found.name() + "' is " + found.unfit()
                        + ", which cannot stand in a table; give it the role drop in the schema.");
            }
            wanted.add(KeptType.isHex(column) ? found.as(ParquetTypes.hex()) : found);
        }
        return wanted;
    }
}
