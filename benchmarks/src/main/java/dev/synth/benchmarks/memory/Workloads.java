package dev.synth.benchmarks.memory;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.io.CsvSink;
import dev.synth.io.TableFiles;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/** What the tasks do, through the public interface. */
final class Workloads {
    private static final long SEED = 1;
    private static final int FEW_ROWS = 1_000;

    private Workloads() {}

    static String model(String file, int steps) throws IOException {
        Table table = SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, SEED);
        Synthesizer synthesizer = train(table, steps);
        synthesizer.save(Path.of(file));
        return trained(table, synthesizer);
    }

    static String sample(String model, long rows) throws IOException {
        Synthesizer synthesizer = Synthesizer.load(Path.of(model));
        Path file = Files.createTempFile("sample", ".csv");
        long begin = System.nanoTime();
        try (Stream<Table> batches = synthesizer.sample(rows, SEED);
                TableWriter writer = CsvSink.of(file).open(synthesizer.schema())) {
            for (Iterator<Table> batch = batches.iterator(); batch.hasNext(); ) {
                writer.write(batch.next());
            }
            writer.commit();
        } finally {
            Files.deleteIfExists(file);
        }
        return text("%,.0f rows/s to CSV, first calls included", rows / seconds(begin));
    }

    static String rows(int rows, int steps) {
        Table table = SimulatedTables.adultLike(rows, SEED);
        Synthesizer synthesizer = train(table, steps);
        Table sample = synthesizer.sampleTable(FEW_ROWS, SEED);
        return trained(table, synthesizer) + text("; %,d rows made", sample.rowCount());
    }

    static String file(String file, long seconds) throws IOException {
        TableSource source = TableFiles.source(Path.of(file));
        Schema schema = source.inferSchema();
        Table table = source.read(schema);
        GanOptions options = GanOptions.builder()
                .seed(SEED)
                .timeBudget(Duration.ofSeconds(seconds))
                .build();
        Synthesizer synthesizer = GanTrainer.with(options).train(table);
        synthesizer.sampleTable(FEW_ROWS, SEED);
        return trained(table, synthesizer);
    }

    static Synthesizer train(Table table, int steps) {
        GanOptions options = GanOptions.builder().seed(SEED).steps(steps).build();
        return GanTrainer.with(options).train(table);
    }

    static String trained(Table table, Synthesizer synthesizer) {
        return text(
                "%,d rows × %d columns, %,d steps in %.0f s",
                table.rowCount(),
                table.schema().size(),
                synthesizer.provenance().steps(),
                synthesizer.provenance().seconds());
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
