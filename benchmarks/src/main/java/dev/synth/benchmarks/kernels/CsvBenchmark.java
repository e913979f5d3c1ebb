package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.io.CsvSink;
import dev.synth.io.CsvSource;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Bytes of an Adult-shaped CSV file read per second by one core, in either pass and by Commons CSV alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Djava.util.concurrent.ForkJoinPool.common.parallelism=0", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class CsvBenchmark {
    private static final int ROWS = 200_000;

    private Path file;
    private Schema schema;
    private long size;

    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("read", ".csv");
        CsvSink.of(file).write(SimulatedTables.adultLike(ROWS, 1));
        schema = CsvSource.of(file).inferSchema();
        size = Files.size(file);
    }

    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Counts bytes. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Volume {
        public long bytes;

        @Setup(Level.Iteration)
        public void reset() {
            bytes = 0;
        }
    }

    @Benchmark
    public Schema infer(Volume volume) throws IOException {
        volume.bytes += size;
        return CsvSource.of(file).inferSchema();
    }

    @Benchmark
    public Table read(Volume volume) throws IOException {
        volume.bytes += size;
        return CsvSource.of(file).read(schema);
    }

    /** Every value as a string, and nothing else. */
    @Benchmark
    public long commons(Volume volume) throws IOException {
        long characters = 0;
        CSVFormat format = CSVFormat.Builder.create()
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord row : rows) {
                for (int c = 0; c < row.size(); c++) {
                    characters += row.get(c).length();
                }
            }
        }
        volume.bytes += size;
        return characters;
    }
}
