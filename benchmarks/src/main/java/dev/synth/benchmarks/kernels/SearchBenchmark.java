package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.eval.internal.leakage.CodedRows;
import dev.synth.eval.internal.leakage.NearestNeighbours;
import dev.synth.eval.internal.leakage.NearestNeighbours.Nearest;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nearest neighbours of mixed rows on all cores, beside the double loop that one would write first, on all cores too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 2, time = 10)
public class SearchBenchmark {
    /** Rows that {@link #plain} compares each query with: its time is in proportion. */
    static final int PLAIN_TARGETS = 1_000;

    /** Queries, and targets, of {@link #search} and {@link #leavingOneOut}. */
    @Param("100000")
    private int rows;

    private CodedRows queries;
    private CodedRows targets;
    private double[][] plainQueries;
    private double[][] plainTargets;

    @Setup
    public void fill() {
        Table synthetic = SimulatedTables.mixed(rows, 1);
        Table real = SimulatedTables.mixed(rows, 2);
        int[] columns = IntStream.range(0, real.schema().size()).toArray();
        List<CodedRows> coded = CodedRows.of(real, synthetic, columns);
        targets = coded.get(0);
        queries = coded.get(1);
        plainQueries = plain(queries, rows);
        plainTargets = plain(targets, Math.min(rows, PLAIN_TARGETS));
    }

    /** Row by row: numbers in units of their range, then level codes. */
    private static double[][] plain(CodedRows coded, int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> IntStream.concat(
                                Arrays.stream(coded.line()).mapToInt(column -> column[row]),
                                Arrays.stream(coded.level()).mapToInt(column -> column[row]))
                        .mapToDouble(code -> code)
                        .toArray())
                .peek(row -> {
                    for (int c = 0; c < coded.line().length; c++) {
                        row[c] /= coded.step();
                    }
                })
                .toArray(double[][]::new);
    }

    @Benchmark
    public Nearest search() {
        return NearestNeighbours.between(queries, targets);
    }

    @Benchmark
    public Nearest[] leavingOneOut() {
        return NearestNeighbours.leavingOneOut(queries, targets);
    }

    @Benchmark
    public double[] plain() {
        int numbers = queries.line().length;
        return Arrays.stream(plainQueries)
                .parallel()
                .mapToDouble(query -> {
                    double nearest = Double.POSITIVE_INFINITY;
                    for (double[] target : plainTargets) {
                        double sum = 0;
                        for (int c = 0; c < numbers; c++) {
                            sum += Math.min(1, Math.abs(query[c] - target[c]));
                        }
                        for (int c = numbers; c < query.length; c++) {
                            sum += query[c] == target[c] ? 0 : 1;
                        }
                        nearest = Math.min(nearest, sum);
                    }
                    return nearest;
                })
                .toArray();
    }
}
