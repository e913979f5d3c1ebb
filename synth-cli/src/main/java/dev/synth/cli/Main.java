package dev.synth.cli;

import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseGate;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The {@code synth} command. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    /** Runs the command that the arguments name, and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param out where results go
     * @param err where progress, warnings and errors go
     * @return the exit status, one of {@link Status}
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, out, err, LeakageGate.standard());
    }

    static int run(String[] args, PrintStream out, PrintStream err, ReleaseGate gate) {
        SynthCommand synth = new SynthCommand(out, err, gate);
        Failures failures = new Failures(synth);
        CommandLine line = new CommandLine(synth)
                .addSubcommand(new SchemaCommand(synth))
                .addSubcommand(new TrainCommand(synth))
                .addSubcommand(new SampleCommand(synth))
                .addSubcommand(new GenerateCommand(synth))
                .addSubcommand(new EvaluateCommand(synth))
                .addSubcommand(new InspectCommand(synth))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        explainStatus(line);
        line.getSubcommands().values().forEach(Main::explainStatus);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return failures.outOfMemory(e);
        }
    }

    private static void explainStatus(CommandLine line) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(Status.DONE), "done, and released where rows were asked for");
        meanings.put(Integer.toString(Status.FAILED), "anything else, such as a training that diverged");
        meanings.put(Integer.toString(Status.UNFIT), "wrong usage, an unreadable or unfit input, an unwritable target");
        meanings.put(
                Integer.toString(Status.REFUSED), "refused by the gate (FAIL or INCONCLUSIVE); no rows were written");
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(meanings);
    }
}
