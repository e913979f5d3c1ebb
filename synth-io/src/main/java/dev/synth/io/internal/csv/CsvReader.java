package dev.synth.io.internal.csv;

import dev.synth.internal.split.RowChoice;
import dev.synth.io.CsvOptions;
import dev.synth.io.internal.column.ColumnBuilder;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a file once to infer its columns, or once to parse them; it never holds the rows as text. */
public final class CsvReader {
    private CsvReader() {}

    /** What the values of each column suggest, and how the file is written. */
    public static CsvFindings infer(Path file, CsvOptions options) throws IOException {
        try (CsvRows rows = CsvRows.open(file, options, Schema.of(List.of()))) {
            List<String> names = rows.header().requireNames();
            int width = names.size();
            List<ColumnEvidence> columns = names.stream()
                    .map(name -> new ColumnEvidence(name, Domain.UNTYPED, width))
                    .toList();
            EvidenceTaker[] takers = IntStream.range(0, width)
                    .mapToObj(c -> new EvidenceTaker(c, width, columns.get(c)))
                    .toArray(EvidenceTaker[]::new);
            QuoteEvidence quotes = new QuoteEvidence(width, rows.quotes());
            PaddingEvidence padding = new PaddingEvidence(names);
            if (rows.isNamed()) {
                padding.addNames(rows.rows());
            }
            for (int count = rows.nextRows(); count > 0; count = rows.nextRows()) {
                if (rows.header().endsInDelimiter()) {
                    rows.requireNothingAtEnd(count);
                }
                for (EvidenceTaker taker : takers) {
                    taker.take(rows.rows(), 0, count);
                }
                quotes.add(rows.rows(), count);
                padding.add(rows.rows(), count);
            }
            requireRows(file, rows);
            quotes.tell(columns);
            return CsvFindings.of(rows, Inference.decide(columns, rows.dialect().delimiter() == ';'), quotes, padding);
        }
    }

    /**
     * The names of the file's columns; one that has none is called by its place, unless the schema knows that nothing but the
     * delimiter at the end of every line makes it.
     */
    public static List<String> names(Path file, CsvOptions options, Schema schema) throws IOException {
        boolean known = CsvDialect.hasFinalDelimiter(schema);
        try (CsvRows rows = CsvRows.open(file, options, schema)) {
            List<String> names = rows.names();
            return known && rows.header().endsInDelimiter() ? names.subList(0, names.size() - 1) : names;
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
            Schema header = Schema.of(rows.names().stream()
                    .map(name -> ColumnSchema.of(name, ColumnKind.TEXT))
                    .toList());
            ValueTaker[] takers = new ValueTaker[schema.size()];
            for (int c = 0; c < takers.length; c++) {
                ColumnSchema column = MissingTokens.withFile(schema.column(c), schema);
                try {
                    takers[c] = new ValueTaker(rows, header.indexOf(column.name()), column, builders.get(c));
                } catch (IllegalArgumentException e) {
                    throw unfit(file, e);
                }
            }
            Optional<ValueTaker> entity = Arrays.stream(takers)
                    .filter(taker -> choice.byEntity() && taker.column().has(Role.ENTITY))
                    .findFirst();
            for (int count = rows.nextRows(); count > 0; count = rows.nextRows()) {
                int kept = 0;
                for (int row = 0; row < count; row++) {
                    if (!choice.next(
                            entity.isEmpty()
                                    ? null
                                    : entity.get().find(rows.rows().at(row)))) {
                        if (kept > 0) {
                            take(takers, rows.rows(), row - kept, row);
                        }
                        kept = -1;
                    }
                    kept++;
                }
                take(takers, rows.rows(), count - kept, count);
            }
            requireRows(file, rows);
            return builders.stream().map(ColumnBuilder::build).toList();
        }
    }

    /** Hands the rows between these to the columns, each to one after the other; the first value that is unfit is told. */
    private static void take(ValueTaker[] takers, CsvTokens rows, int from, int to) {
        int end = to;
        TableFormatException unfit = null;
        for (ValueTaker taker : takers) {
            try {
                taker.take(rows, from, end);
            } catch (TableFormatException e) {
                unfit = e;
                end = rows.current();
            }
        }
        if (unfit != null) {
            throw unfit;
        }
    }

    private static TableFormatException unfit(Path file, IllegalArgumentException e) {
        return new TableFormatException(
                "'" + file + "' does not fit the schema: " + e.getMessage()
                        + " Read another file, or change the schema.",
                e);
    }

    private static void requireRows(Path file, CsvRows rows) {
        if (rows.read() == 0) {
            throw new TableFormatException(
                    "'" + file + "' has a header and no rows: a table needs at least one row below the column names.");
        }
    }
}
