package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.table.Table;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A training step on few columns of many levels and on many columns of few, of the same encoded width. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class ColumnsBenchmark {
    /** Levels of all columns together. */
    static final int ENCODED_WIDTH = 1_000;

    private static final int ROWS = 20_000;

    /** A training on columns of levels. */
    @State(Scope.Benchmark)
    public static class Training {
        @Param({"10", "200"})
        int columns;

        private Stepper stepper;

        @Setup(Level.Trial)
        public void start() throws InterruptedException {
            EngineThreads.set(1);
            stepper = Stepper.start(table(columns), StepBenchmark.options(1));
        }

        @TearDown(Level.Trial)
        public void stop() {
            stepper.close();
        }
    }

    static Table table(int columns) {
        return SimulatedTables.levels(columns, ENCODED_WIDTH / columns, ROWS, 1);
    }

    @Benchmark
    public int step(Training training, StepCount count) throws InterruptedException {
        int steps = training.stepper.advance();
        count.steps += steps;
        return steps;
    }
}
