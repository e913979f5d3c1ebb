package dev.synth.benchmarks.evaluation;

import com.sun.management.OperatingSystemMXBean;
import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.Markdown;
import dev.synth.benchmarks.TableLog;
import dev.synth.benchmarks.TableOutput;
import dev.synth.benchmarks.memory.PeakMemory;
import dev.synth.benchmarks.simulated.SimulatedTables;
import dev.synth.eval.EvaluationReport;
import dev.synth.eval.LeakageGate;
import dev.synth.eval.internal.metrics.Shuffle;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.io.TableFiles;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableSource;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates one synthetic table as {@code synth evaluate} does and prints the time of each stage. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "%nRuns the standard evaluation, gate and report included, and prints the wall-clock seconds of its stages"
                    + " and the peak of resident memory.%n"
        },
        footer = {
            "%nExamples:",
            "  benchmarks/run evaluate --training adult.train.csv --holdout adult.test.csv",
            "  benchmarks/run evaluate --simulate 1000000"
        })
public final class EvaluationTable implements Callable<Integer> {
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;
    private static final int HOLDOUT_PART = 4;

    @Option(names = "--training", paramLabel = "FILE", description = "The rows that were learnt from.")
    @Nullable
    Path training;

    @Option(names = "--holdout", paramLabel = "FILE", description = "Rows that nothing learnt from.")
    @Nullable
    Path holdout;

    @Option(
            names = "--synthetic",
            paramLabel = "FILE",
            description = "The rows to be judged; the training rows with each column shuffled by itself otherwise.")
    @Nullable
    Path synthetic;

    @Option(
            names = "--simulate",
            paramLabel = "ROWS",
            description =
                    "Instead of files: so many Adult-shaped training rows, a quarter as many held out, and as many"
                            + " fresh rows to judge.")
    int simulated;

    @Mixin
    private final TableOutput output = new TableOutput();

    private final PrintStream out;

    EvaluationTable(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(new EvaluationTable(System.out), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        TableLog table = output.log(out);
        long begin = System.nanoTime();
        ReleaseEvidence evidence = evidence();
        table.begin(Markdown.head(List.of("stage", "s", "of all cores", "of it in")));
        table.row(List.of(simulated > 0 ? "simulating" : "reading", seconds(begin), "–", sizes(evidence)));
        long judging = System.nanoTime();
        StageClock clock = new StageClock();
        EvaluationReport report;
        try (clock) {
            report = LeakageGate.standard().assess(evidence);
        }
        for (List<String> row : clock.rows()) {
            table.row(row);
        }
        table.row(List.of("all of the gate", seconds(judging), "–", "verdict " + report.verdict()));
        long writing = System.nanoTime();
        int length = report.toHtml().length() + report.toJson().length();
        table.row(List.of("HTML and JSON", seconds(writing), "–", text("%,d characters", length)));
        PeakMemory peak = PeakMemory.ofThisProcess();
        table.row(List.of(
                "whole", seconds(begin), coreSeconds(), text("peak %,.0f MB %s", peak.bytes() / MEGA, peak.what())));
        return Commands.DONE;
    }

    private ReleaseEvidence evidence() throws IOException {
        if (simulated > 0) {
            return evidence(
                    SimulatedTables.adultLike(simulated, 1),
                    SimulatedTables.adultLike(simulated / HOLDOUT_PART, 2),
                    SimulatedTables.adultLike(simulated, 3));
        }
        if (training == null || holdout == null) {
            throw new IllegalArgumentException("Name the files with --training and --holdout, or ask for --simulate.");
        }
        TableSource source = TableFiles.source(training);
        Schema schema = source.inferSchema();
        Table learnt = source.read(schema);
        return evidence(
                learnt,
                TableFiles.source(holdout).read(schema),
                synthetic == null
                        ? Shuffle.columns(learnt.withoutDropped(), new SplittableRandom(1))
                        : TableFiles.source(synthetic).read(schema));
    }

    private static ReleaseEvidence evidence(Table training, Table holdout, Table synthetic) {
        return new ReleaseEvidence(training, Optional.of(holdout), synthetic, 1, Map.of());
    }

    private static String sizes(ReleaseEvidence evidence) {
        return text(
                "%,d training, %,d holdout, %,d synthetic rows, %d columns",
                evidence.training().rowCount(),
                evidence.holdout().map(Table::rowCount).orElse(0),
                evidence.synthetic().rowCount(),
                evidence.training().schema().size());
    }

    private static String seconds(long begin) {
        return text("%.1f", (System.nanoTime() - begin) / NANOS);
    }

    private static String coreSeconds() {
        long nanos =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        return text("%.1f", nanos / NANOS);
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
