package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.gan.GanOptions;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What is measured, and how its results become rows of the table. */
enum Kernel {
    /** A training step's arithmetic rate beside that of the engine's own product. */
    STEP("training step, Adult-shaped, batch 500", StepBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            Table table = SimulatedTables.adultLike(SimulatedTables.ADULT_ROWS, 1);
            double operations = operations(table);
            return results.stream()
                    .filter(result -> isOf(result, "step"))
                    .map(step -> {
                        String threads = step.getParams().getParam("threads");
                        RunResult product = results.stream()
                                .filter(other -> isOf(other, "product")
                                        && other.getParams().getParam("threads").equals(threads))
                                .findFirst()
                                .orElseThrow();
                        double rate = operations / (steps(step) * MILLI) / GIGA;
                        double best =
                                PRODUCT_OPERATIONS / (product.getPrimaryResult().getScore() * MILLI) / GIGA;
                        return List.of(
                                title() + ", threads " + threads,
                                text("%.1f ms a step, %.2f GFLOP, %.1f GFLOP/s", steps(step), operations / GIGA, rate),
                                text("1024³ product: %.1f GFLOP/s", best),
                                text("%.0f %%", 100 * rate / best));
                    })
                    .toList();
        }
    },
    /** A step on few and on many columns of the same encoded width. */
    COLUMNS("training step, 200 columns", ColumnsBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            double few = steps(with(results, "columns", "10"));
            double many = steps(with(results, "columns", "200"));
            return against(many, text("10 columns of the same width (%d)", ColumnsBenchmark.ENCODED_WIDTH), few);
        }
    },
    /** What a promise of differential privacy costs a step. */
    CRITIC("training step under differential privacy, Adult-shaped", CriticBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            double plain = steps(with(results, "isPrivate", "false"));
            double guarded = steps(with(results, "isPrivate", "true"));
            return against(guarded, "without a promise, rows judged one by one", plain);
        }
    },
    /** Cells encoded per second. */
    ENCODE("encoding, fitting included, 200,000 Adult-shaped rows", EncodeBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            return List.of(List.of(
                    title(), text("%.2f M cells/s on one core", only(results).getScore() / MEGA), "–", "–"));
        }
    },
    /** Rows sampled per second. */
    SAMPLE("sampling to CSV, 100,000 Adult-shaped rows, none rejected", SampleBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            return List.of(List.of(
                    title(),
                    text(
                            "%,.0f rows/s on %d cores",
                            only(results).getScore(), Runtime.getRuntime().availableProcessors()),
                    "–",
                    "–"));
        }
    },
    /** Bytes of a CSV file read per second. */
    CSV("CSV, 200,000 Adult-shaped rows", CsvBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            double commons = bytes(results, "commons");
            return Stream.of("infer", "read")
                    .map(pass -> List.of(
                            title() + ", " + pass,
                            text("%.0f MB/s on one core", bytes(results, pass) / MEGA),
                            text("Commons CSV alone: %.0f MB/s", commons / MEGA),
                            text("%.2f ×", bytes(results, pass) / commons)))
                    .toList();
        }
    },
    /** Pairs of rows compared per second. */
    SEARCH("nearest neighbours, 12 numbers and 8 levels", SearchBenchmark.class) {
        @Override
        List<List<String>> rows(Collection<RunResult> results) {
            int rows = Integer.parseInt(results.iterator().next().getParams().getParam("rows"));
            double plain = rate(results, "plain", rows, Math.min(rows, SearchBenchmark.PLAIN_TARGETS));
            return Stream.of("search", "leavingOneOut")
                    .map(method -> {
                        double rate = rate(results, method, rows, rows);
                        return List.of(
                                title() + (method.equals("search") ? "" : ", each column left out in turn"),
                                text(
                                        "%.0f M pairs/s of %,d × %,d rows on %d cores",
                                        rate / MEGA,
                                        rows,
                                        rows,
                                        Runtime.getRuntime().availableProcessors()),
                                text("plain double loop, all columns: %.0f M pairs/s", plain / MEGA),
                                text("%.1f ×", rate / plain));
                    })
                    .toList();
        }
    };

    private static final double MILLI = 1e-3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double PRODUCT_OPERATIONS = 2 * Math.pow(StepBenchmark.PRODUCT_SIZE, 3);

    private final String title;
    private final Class<?> benchmark;

    Kernel(String title, Class<?> benchmark) {
        this.title = title;
        this.benchmark = benchmark;
    }

    String title() {
        return title;
    }

    /** What the harness finds this kernel's benchmarks by. */
    String pattern() {
        return benchmark.getName().replace(".", "\\.") + "\\..*";
    }

    /** The table's rows: kernel, measured, beside, ratio. */
    abstract List<List<String>> rows(Collection<RunResult> results);

    /** Operations of one step on a table at CTGAN's sizes. */
    static double operations(Table table) {
        GanOptions options = StepBenchmark.options(1).build();
        return StepWidths.of(TableEncoder.fit(table, options.rareRows(), options.seed()), options)
                .operations();
    }

    private static boolean isOf(RunResult result, String method) {
        return result.getParams().getBenchmark().endsWith("." + method);
    }

    private static double rate(Collection<RunResult> results, String method, double queries, double targets) {
        RunResult result =
                results.stream().filter(one -> isOf(one, method)).findFirst().orElseThrow();
        return queries * targets / result.getPrimaryResult().getScore();
    }

    /** Bytes a second. */
    private static double bytes(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> isOf(result, method))
                .findFirst()
                .orElseThrow()
                .getSecondaryResults()
                .get("bytes")
                .getScore();
    }

    private static RunResult with(Collection<RunResult> results, String parameter, String value) {
        return results.stream()
                .filter(result -> result.getParams().getParam(parameter).equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** Milliseconds a step. */
    private static double steps(RunResult result) {
        return result.getSecondaryResults().get("steps").getScore();
    }

    /** A row that holds the time of a step against that of another. */
    List<List<String>> against(double measured, String other, double otherTime) {
        return List.of(List.of(
                title(),
                text("%.1f ms a step", measured),
                text("%s: %.1f ms", other, otherTime),
                text("%.2f ×", measured / otherTime)));
    }

    private static Result<?> only(Collection<RunResult> results) {
        return Stream.of(results.iterator().next())
                .map(RunResult::getPrimaryResult)
                .findFirst()
                .orElseThrow();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
