package dev.synth.benchmarks.memory;

import dev.synth.Synthesis;
import dev.synth.TrainedSynthesis;
import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Phase;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.io.CsvSink;
import dev.synth.io.TableFiles;
import dev.synth.table.Table;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
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
        long begin = System.nanoTime();
        AtomicReference<Double> read = new AtomicReference<>(0.0);
        GanOptions options = GanOptions.builder()
                .seed(SEED)
                .timeBudget(Duration.ofSeconds(seconds))
                .build();
        TrainedSynthesis trained = Synthesis.from(TableFiles.source(Path.of(file)))
                .listener(new TrainingListener() {
                    @Override
                    public void onPhase(Phase phase, String detail) {
                        if (phase == Phase.ENCODE) {
                            read.set(seconds(begin));
                        }
                    }
                })
                .train(GanTrainer.with(options));
        Synthesizer synthesizer = trained.synthesizer();
        long rows = synthesizer.provenance().sourceRows();
        String drawn = rows == 0 ? "" : text("%,d rows in the file; ", rows);
        synthesizer.sampleTable(FEW_ROWS, SEED);
        return drawn + text("read in %.0f s; ", read.get()) + trained(trained.training(), synthesizer);
    }

    static String write(String file, long bytes) throws IOException {
        long begin = System.nanoTime();
        long rows = LargeFile.write(Path.of(file), bytes);
        double mega = Files.size(Path.of(file)) / 1e6;
        return text("%,d rows, %,.0f MB, %.0f MB/s", rows, mega, mega / seconds(begin));
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
