package dev.synth.benchmarks.kernels;

import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.Markdown;
import dev.synth.benchmarks.TableLog;
import dev.synth.benchmarks.TableOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the kernels under JMH and prints what they came to, beside what they are compared with. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = {
            "%nMeasures a training step beside the engine's own matrix product, a step on few and on many columns"
                    + " and under differential privacy, encoding, sampling to CSV, reading CSV, and the search for nearest neighbours. The harness's own lines go to standard error.%n"
        },
        footer = {"%nExample:", "  benchmarks/run kernels --only STEP,ENCODE"})
public final class KernelTable implements Callable<Integer> {
    private static final String QUICK_ROWS = "20000";

    @Option(
            names = "--only",
            paramLabel = "KERNELS",
            split = ",",
            description = "Of ${COMPLETION-CANDIDATES}; all otherwise.")
    List<Kernel> only = List.of(Kernel.values());

    @Option(
            names = "--quick",
            description = "One fork and one second each: shows that the kernels run, not how fast they are.")
    boolean quick;

    @Option(
            names = "--sample-steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "Training steps of the model that is sampled (default: ${DEFAULT-VALUE}); the time of a row"
                    + " depends on them only where rows are rejected.")
    int sampleSteps;

    @Mixin
    private final TableOutput output = new TableOutput();

    private final PrintStream out;
    private final PrintStream err;

    KernelTable(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(new KernelTable(System.out, System.err), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        TableLog table = output.log(out);
        table.begin(Markdown.head(List.of("kernel", "measured", "beside", "ratio")));
        boolean all = true;
        for (Kernel kernel : only) {
            try {
                for (List<String> row : kernel.rows(measure(kernel))) {
                    table.row(row);
                }
            } catch (RunnerException | RuntimeException e) {
                all = false;
                table.row(List.of(kernel.title(), "failed: " + Commands.reason(e), "–", "–"));
            }
        }
        return all ? Commands.DONE : Commands.FAILED;
    }

    private Collection<RunResult> measure(Kernel kernel) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(kernel.pattern()).shouldFailOnError(true);
        if (kernel == Kernel.SAMPLE) {
            options.param("steps", Integer.toString(sampleSteps));
        }
        if (quick && kernel == Kernel.SEARCH) {
            options.param("rows", QUICK_ROWS);
        }
        if (quick) {
            options.forks(1)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.seconds(1));
        }
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL)).run();
    }
}
