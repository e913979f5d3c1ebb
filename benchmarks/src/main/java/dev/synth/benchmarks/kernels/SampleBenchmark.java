package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.io.CsvSink;
import dev.synth.table.Table;
import dev.synth.table.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Adult-shaped rows sampled, decoded and written to a CSV file per second, on all cores, all of them kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class SampleBenchmark {
    private static final int ROWS = 100_000;

    /** Steps of the model's training; few, because rows cost about the same whatever the weights. */
    @Param("20")
    int steps;

    private Synthesizer synthesizer;
    private Path file;

    @Setup
    public void train() throws IOException {
        Table table = SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, 1);
        GanOptions options = GanOptions.builder()
                .steps(steps)
                .rejectionRounds(0)
                .device("cpu")
                .build();
        synthesizer = GanTrainer.with(options).train(table);
        file = Files.createTempFile("sample", ".csv");
    }

    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void rows() throws IOException {
        try (Stream<Table> batches = synthesizer.sample(ROWS, 1);
                TableWriter writer = CsvSink.of(file).open(synthesizer.schema())) {
            for (Iterator<Table> batch = batches.iterator(); batch.hasNext(); ) {
                writer.write(batch.next());
            }
            writer.commit();
        }
    }
}
