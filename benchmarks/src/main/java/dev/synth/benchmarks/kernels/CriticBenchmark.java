package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.privacy.PrivacyBudget;
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

/** A training step whose critic looks at the table itself under a promise, beside one without a promise; rows judged one by one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class CriticBenchmark {
    /** Nothing is released, and no budget is to end the steps. */
    private static final PrivacyBudget ENDLESS = PrivacyBudget.of(10, 0.5);

    private static final double SHARE = 0.5;

    /** A training on an Adult-shaped table. */
    @State(Scope.Benchmark)
    public static class Training {
        @Param({"false", "true"})
        boolean isPrivate;

        private Stepper stepper;

        @Setup(Level.Trial)
        public void start() throws InterruptedException {
            EngineThreads.set(1);
            GanOptions.Builder options = StepBenchmark.options(1).packSize(1);
            if (isPrivate) {
                options.privacy(ENDLESS).criticShare(SHARE);
            }
            stepper = Stepper.start(SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, 1), options);
        }

        @TearDown(Level.Trial)
        public void stop() {
            stepper.close();
        }
    }

    @Benchmark
    public int step(Training training, StepCount count) throws InterruptedException {
        int steps = training.stepper.advance();
        count.steps += steps;
        return steps;
    }
}
