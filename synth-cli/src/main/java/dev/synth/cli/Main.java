package dev.synth.cli;

import dev.synth.eval.LeakageGate;
import dev.synth.gate.ReleaseGate;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
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
        Path attempts = LedgerArguments.usual(System.getenv(), Path.of(System.getProperty("user.home")));
        return run(args, out, err, LeakageGate.standard(), attempts);
    }

    static int run(String[] args, PrintStream out, PrintStream err, ReleaseGate gate, Path attempts) {
        SynthCommand synth = new SynthCommand(out, err, gate, attempts);
        Failures failures = new Failures(synth);
        CommandLine line = new CommandLine(synth)
                .addSubcommand(new SchemaCommand(synth))
                .addSubcommand(new TrainCommand(synth))
                .addSubcommand(new SampleCommand(synth))
                .addSubcommand(new GenerateCommand(synth))
                .addSubcommand(new EvaluateCommand(synth))
                .addSubcommand(new InspectCommand(synth))
                .addSubcommand(new VerifyCommand(synth))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        explainStatus(line, Status.meanings());
        line.getSubcommands().values().forEach(command -> explainStatus(command, Status.meanings()));
        explainStatus(line.getSubcommands().get("verify"), Status.meaningsOfVerify());
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return failures.outOfMemory(e);
        }
    }

    private static void explainStatus(CommandLine line, Map<String, String> meanings) {
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(meanings);
    }
}
