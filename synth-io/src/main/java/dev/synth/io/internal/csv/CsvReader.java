package dev.synth.io.internal.csv;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.CsvOptions;
import dev.synth.io.internal.column.ColumnBuilder;
import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.io.internal.infer.ColumnEvidence;
import dev.synth.io.internal.infer.Domain;
import dev.synth.io.internal.infer.Inference;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a file once to infer its columns, or once to parse them; it never holds the rows as text. */
public final class CsvReader {
    private CsvReader() {}

    /** What the values of each column suggest, and how the file is written. */
    public static CsvFindings infer(Path file, CsvOptions options) throws IOException {
        try (CsvRows rows = CsvRows.open(file, options, Schema.of(List.of()))) {
            List<ColumnEvidence> columns = rows.header().stream()
                    .map(name -> new ColumnEvidence(
                            name, Domain.UNTYPED, rows.header().size()))
                    .toList();
            QuoteEvidence quotes = new QuoteEvidence(columns.size(), rows.quotes());
            for (CsvRow cells = rows.next(); cells != null; cells = rows.next()) {
                for (int c = 0; c < columns.size(); c++) {
                    columns.get(c).add(cells.get(c));
                }
                quotes.add(cells);
            }
            requireRows(file, rows);
            quotes.tell(columns);
            return CsvFindings.of(rows, Inference.decide(columns, rows.dialect().delimiter() == ';'), quotes);
        }
    }

    /** The names of the file's columns. */
    public static List<String> names(Path file, CsvOptions options, Schema schema) throws IOException {
        try (CsvRows rows = CsvRows.open(file, options, schema)) {
            return rows.header();
        }
    }

    /** Reads every row of the schema's columns. */
    public static Table read(Path file, CsvOptions options, Schema schema) throws IOException {
        Schema kept = schema.withoutDropped();
        List<ColumnBuilder> builders = new ArrayList<>();
        for (ColumnSchema column : kept.columns()) {
            try {
                builders.add(ColumnBuilder.of(column));
            } catch (IllegalArgumentException e) {
                throw unfit(file, e);
            }
        }
        return Table.of(kept, read(file, options, kept, builders, RowChoice.all(file.toString())));
    }

    /** Reads the rows that are chosen of these columns into their builders, and builds them. */
    public static List<Column> read(
            Path file, CsvOptions options, Schema schema, List<? extends ColumnBuilder> builders, RowChoice choice)
            throws IOException {
        try (CsvRows rows = CsvRows.open(file, options, schema)) {
            Schema header = Schema.of(rows.header().stream()
                    .map(name -> ColumnSchema.of(name, ColumnKind.TEXT))
                    .toList());
            List<Cells> columns = IntStream.range(0, schema.size())
                    .mapToObj(c ->
                            Cells.of(file, MissingTokens.withFile(schema.column(c), schema), header, builders.get(c)))
                    .toList();
            Optional<Cells> entity = columns.stream()
                    .filter(column -> choice.byEntity() && column.column().has(Role.ENTITY))
                    .findFirst();
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                if (choice.next(entity.isEmpty() ? null : entity.get().text(row))) {
                    for (Cells column : columns) {
                        column.add(file, rows, row);
                    }
                }
            }
            requireRows(file, rows);
            return builders.stream().map(ColumnBuilder::build).toList();
        }
    }

    private static TableFormatException unfit(Path file, IllegalArgumentException e) {
        return new TableFormatException(
                "'" + file + "' does not fit the schema: " + e.getMessage()
                        + " Read another file, or change the schema.",
                e);
    }

    private static void requireRows(Path file, CsvRows rows) {
        if (rows.row() == 0) {
            throw new TableFormatException(
                    "'" + file + "' has a header and no rows: a table needs at least one row below the column names.");
        }
    }

    /** One column of the schema: where its cells stand and what becomes of them. */
    private record Cells(
            ColumnSchema column, int position, MissingCells missing, boolean bareMissing, ColumnBuilder builder) {
        static Cells of(Path file, ColumnSchema column, Schema header, ColumnBuilder builder) {
            try {
                int position = header.indexOf(column.name());
                MissingCells missing = new MissingCells(builder.missingTokens(column));
                return new Cells(column, position, missing, MissingTokens.areBare(column), builder);
            } catch (IllegalArgumentException e) {
                throw unfit(file, e);
            }
        }

        /** The value in this row, null if missing. */
        @Nullable
        String text(CsvRow row) {
            String cell = row.get(position);
            return isMissing(row, cell) ? null : cell;
        }

        private boolean isMissing(CsvRow row, String cell) {
            return missing.contains(cell) && !(bareMissing && row.isQuoted(position));
        }

        void add(Path file, CsvRows rows, CsvRow row) {
            String cell = row.get(position);
            if (isMissing(row, cell)) {
                builder.addMissing();
                return;
            }
            try {
                builder.addText(cell);
            } catch (MisfitException e) {
                throw new TableFormatException(
                        "'" + file + "', line " + row.line() + " (data row " + rows.row() + "), column '"
                                + column.name() + "' (" + column.kind().label() + "): '" + cell + "' "
                                + e.getMessage() + ".",
                        e);
            }
        }
    }
}
