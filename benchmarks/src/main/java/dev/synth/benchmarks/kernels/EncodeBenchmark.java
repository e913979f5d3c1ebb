package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cells encoded per second by one core, fitting included: parallel streams find no helpers in this process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Djava.util.concurrent.ForkJoinPool.common.parallelism=0", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class EncodeBenchmark {
    private static final int ROWS = 200_000;
    private static final int CELLS = ROWS * SimulatedTables.ADULT_COLUMNS;

    private Table table;
    private int rareRows;

    @Setup
    public void fill() {
        table = SimulatedTables.adultLike(ROWS, 1);
        rareRows = GanOptions.defaults().rareRows();
    }

    @Benchmark
    @OperationsPerInvocation(CELLS)
    public EncodedTable cells() {
        FittedEncoder encoder = TableEncoder.fit(table, rareRows, 1);
        return encoder.encode(table, 1);
    }
}
