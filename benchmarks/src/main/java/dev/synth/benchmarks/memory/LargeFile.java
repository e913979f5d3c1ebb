package dev.synth.benchmarks.memory;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.io.CsvSink;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableWriter;
import dev.synth.table.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A CSV file of any size: Adult-shaped rows, each with an identifier of its own and an amount that hardly any other row
 * has, which are the hardest columns to tell the kind of in little memory.
 */
final class LargeFile {
    private static final int BATCH_ROWS = 1 << 15;
    private static final long SEED = 1;

    private LargeFile() {}

    /** Writes rows until about so many bytes are written, a batch in memory at a time; returns how many rows. */
    static long write(Path file, long bytes) throws IOException {
        Table first = batch(0);
        long rows = 0;
        try (TableWriter writer = CsvSink.of(file).open(first.schema())) {
            long perBatch = textBytes(first);
            for (long done = 0; done < bytes; done += perBatch) {
                writer.write(rows == 0 ? first : batch(rows));
                rows += BATCH_ROWS;
            }
            writer.commit();
        }
        return rows;
    }

    private static Table batch(long before) {
        Table adult = SimulatedTables.adultLike(BATCH_ROWS, SEED + before);
        SplittableRandom random = new SplittableRandom(SEED + before);
        List<ColumnSchema> schemas = new ArrayList<>(List.of(
                ColumnSchema.of("account", ColumnKind.IDENTIFIER),
                ColumnSchema.of("amount", ColumnKind.CONTINUOUS).withDecimals(2)));
        schemas.addAll(adult.schema().columns());
        List<Column> columns = new ArrayList<>(List.of(
                TextColumn.of(IntStream.range(0, BATCH_ROWS)
                        .mapToObj(row -> String.format("AC-%010d", 7 * (before + row)))
                        .toList()),
                NumberColumn.of(random.ints(BATCH_ROWS)
                        .mapToDouble(cents -> cents / 100.0)
                        .toArray())));
        columns.addAll(adult.columns());
        return Table.of(Schema.of(schemas), columns);
    }

    /** What a batch takes in the file, near enough: its values as text, and a delimiter after each. */
    private static long textBytes(Table batch) {
        return IntStream.range(0, batch.rowCount())
                .mapToLong(row -> batch.row(row).values().stream()
                        .mapToLong(value ->
                                1L + (value == null ? 0 : value.toString().length()))
                        .sum())
                .sum();
    }
}
