package dev.synth.benchmarks.memory;

import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.Markdown;
import dev.synth.benchmarks.TableLog;
import dev.synth.benchmarks.TableOutput;
import dev.synth.benchmarks.memory.TaskProcess.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs whole workloads, each in a process of its own, and prints the peak of its memory. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = {
            "%nRuns whole workloads, each in a process of its own, and prints the most memory that it held: resident"
                    + " (VmHWM) where the platform tells, otherwise the heap alone.%n"
        },
        footer = {
            "%nExamples:",
            "  benchmarks/run memory --only SAMPLE",
            "  benchmarks/run memory --only FILE --file data/kdd99.train.csv.gz --time-budget 5m",
            "  benchmarks/run memory --only LARGE --megabytes 5000 --time-budget 2m"
        })
public final class MemoryTable implements Callable<Integer> {
    private static final double MEGA = 1e6;
    private static final int ROWS_PER_LEVEL = 7;

    @Option(
            names = "--only",
            paramLabel = "WORKLOADS",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}; all but LARGE otherwise, FILE only where --file names one.")
    List<Workload> only = List.of(Workload.SAMPLE, Workload.ROWS, Workload.LEVELS, Workload.FILE);

    @Option(
            names = "--samples",
            paramLabel = "ROWS",
            split = ",",
            defaultValue = "1000,1000000",
            description = "Row counts that SAMPLE makes (default: ${DEFAULT-VALUE}).")
    List<Long> samples;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "Rows of the big table of ROWS (default: ${DEFAULT-VALUE}).")
    int rows;

    @Option(
            names = "--levels",
            paramLabel = "N",
            defaultValue = "300000",
            description = "Levels of the column of LEVELS (default: ${DEFAULT-VALUE}); its table has seven times as"
                    + " many rows.")
    int levels;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Training steps of every workload but FILE (default: ${DEFAULT-VALUE}); head and tail of LEVELS"
                            + " need some hundreds.")
    int steps;

    @Option(names = "--file", paramLabel = "FILE", description = "The table of FILE, such as kdd99.train.csv.gz.")
    @Nullable
    Path file;

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Size of the CSV file that LARGE writes into the folder for temporary files, trains on and"
                    + " deletes (default: ${DEFAULT-VALUE}).")
    long megabytes;

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long FILE and LARGE are trained on (default: ${DEFAULT-VALUE}).")
    Duration timeBudget;

    @Mixin
    private final TableOutput output = new TableOutput();

    /** What there is to run. */
    enum Workload {
        SAMPLE,
        ROWS,
        LEVELS,
        FILE,
        LARGE
    }

    private final PrintStream out;
    private TableLog table;
    private boolean failed;

    MemoryTable(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(new MemoryTable(System.out), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (file == null && only.equals(List.of(Workload.FILE))) {
            throw new IllegalArgumentException("FILE needs --file; name the table to train on.");
        }
        table = output.log(out);
        table.begin(Markdown.head(List.of("workload", "peak MB", "of", "s", "came out")));
        for (Workload workload : only) {
            switch (workload) {
                case SAMPLE -> sample();
                case ROWS -> task("train on %,d Adult-shaped rows", rows, Task.ROWS, rows, steps);
                case LEVELS ->
                    task(
                            "train on a column of %,d levels",
                            levels, Task.LEVELS, Math.multiplyExact(ROWS_PER_LEVEL, levels), levels, steps);
                case FILE -> file();
                case LARGE -> large();
            }
        }
        return failed ? Commands.FAILED : Commands.DONE;
    }

    private void file() throws IOException {
        if (file != null) {
            task("train on " + file.getFileName(), Task.FILE, file, timeBudget.toSeconds());
        }
    }

    /** A file far larger than the memory that a training may take. */
    private void large() throws IOException {
        Path large = Files.createTempFile("large", ".csv");
        try {
            if (task("write %,d MB of CSV", megabytes, Task.WRITE, large, (long) (megabytes * MEGA))
                    .isPresent()) {
                task("train on them", Task.FILE, large, timeBudget.toSeconds());
            }
        } finally {
            Files.deleteIfExists(large);
        }
    }

    /** Samples of several sizes from one model, and how far their peaks are apart. */
    private void sample() throws IOException {
        Path model = Files.createTempFile("memory", ".synth");
        try {
            task("train on the Adult-shaped table", Task.MODEL, model, steps);
            LongSummaryStatistics peaks = new LongSummaryStatistics();
            for (long count : samples) {
                task("sample %,d rows to CSV", count, Task.SAMPLE, model, count).ifPresent(peaks::accept);
            }
            if (peaks.getCount() > 1) {
                double apart = (peaks.getMax() - peaks.getMin()) / MEGA;
                table.row(List.of("between these samples", format("%.0f", apart), "difference", "–", "–"));
            }
        } finally {
            Files.deleteIfExists(model);
        }
    }

    private Optional<Long> task(String title, long count, Task task, Object... arguments) throws IOException {
        return task(format(title, count), task, arguments);
    }

    /** Runs a task and adds its row; returns its peak in bytes, if it came to its end. */
    private Optional<Long> task(String title, Task task, Object... arguments) throws IOException {
        try {
            Outcome outcome = TaskProcess.run(task, arguments);
            table.row(List.of(
                    title,
                    format("%,.0f", outcome.peak().bytes() / MEGA),
                    outcome.peak().what(),
                    format("%.0f", outcome.seconds()),
                    outcome.words()));
            return Optional.of(outcome.peak().bytes());
        } catch (IllegalStateException e) {
            failed = true;
            table.row(List.of(title, "–", "–", "–", "failed: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
