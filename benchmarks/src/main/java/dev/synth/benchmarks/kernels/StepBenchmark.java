package dev.synth.benchmarks.kernels;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.internal.network.EngineRuntime;
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

/** A training step at CTGAN's sizes beside the engine's own 1024³ float matrix product, on the CPU. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class StepBenchmark {
    /** Rows and columns of the product's matrices. */
    static final int PRODUCT_SIZE = 1_024;

    /** A training on an Adult-shaped table. */
    @State(Scope.Benchmark)
    public static class Training {
        @Param({"1", "2"})
        int threads;

        private Stepper stepper;

        @Setup(Level.Trial)
        public void start() throws InterruptedException {
            EngineThreads.set(threads);
            stepper = Stepper.start(SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, 1), options(threads));
        }

        @TearDown(Level.Trial)
        public void stop() {
            stepper.close();
        }
    }

    /** Two matrices. */
    @State(Scope.Benchmark)
    public static class Matrices {
        @Param({"1", "2"})
        int threads;

        private NDManager manager;
        private NDArray left;
        private NDArray right;

        @Setup(Level.Trial)
        public void fill() {
            EngineThreads.set(threads);
            EngineRuntime.describe(); // loads the engine as the library does: without a word to any network
            manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
            Shape shape = new Shape(PRODUCT_SIZE, PRODUCT_SIZE);
            left = manager.randomNormal(0, 1, shape, DataType.FLOAT32);
            right = manager.randomNormal(0, 1, shape, DataType.FLOAT32);
        }

        @TearDown(Level.Trial)
        public void close() {
            manager.close();
        }
    }

    /** The options of CTGAN's sizes: batch 500, pack 10, two hidden layers of 256 in both networks. */
    static GanOptions.Builder options(int threads) {
        return GanOptions.builder()
                .batchSize(500)
                .packSize(10)
                .latentSize(128)
                .generatorWidth(256)
                .criticWidth(256)
                .device("cpu")
                .threads(threads);
    }

    @Benchmark
    public int step(Training training, StepCount count) throws InterruptedException {
        int steps = training.stepper.advance();
        count.steps += steps;
        return steps;
    }

    @Benchmark
    public void product(Matrices matrices) {
        matrices.left.matMul(matrices.right).close();
    }
}
