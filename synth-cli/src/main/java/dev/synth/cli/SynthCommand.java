package dev.synth.cli;

import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseGate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above the subcommands: what they share, which is where words go and which gate judges. */
@Command(
        name = "synth",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "%nLearns a table and releases a synthetic one only when the evidence says that it does not leak the"
                    + " people in the original. Some rows are kept from the model; a gate compares the synthetic rows"
                    + " with those it learnt from and those it never saw, and only the verdict PASS lets them out."
                    + "%n%nTables are .csv, .csv.gz or .parquet files, by name. 'synth generate' is the whole path;"
                    + " the other commands are its parts."
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth generate patients.csv -n 5000 -o synthetic.csv --report report.html",
            "  synth schema patients.csv -o schema.json     look at the columns, then edit",
            "  synth generate --help                        every command explains itself"
        })
final class SynthCommand implements Callable<Integer> {
    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print results only: the verdict and the files written.")
    boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;

    @Spec
    CommandSpec spec;

    private final PrintStream out;
    private final PrintStream err;
    private final ReleaseGate gate;
    private final Path attempts;

    SynthCommand(PrintStream out, PrintStream err, ReleaseGate gate, Path attempts) {
        this.out = out;
        this.err = err;
        this.gate = gate;
        this.attempts = attempts;
    }

    /** Without a subcommand there is nothing to do but to show the help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(err);
        return Status.UNFIT;
    }

    ReleaseGate gate() {
        return gate;
    }

    /** The folder that attempts are counted in unless an option names another. */
    Path attempts() {
        return attempts;
    }

    /** Prints what the user asked for. */
    void result(String text) {
        out.println(text);
    }

    /** Prints what the user should know on the way, unless only results are wanted. */
    void say(String text) {
        if (!quiet) {
            err.println(text);
        }
    }

    /** Prints the verdict, with what led to it unless only results are wanted. */
    void verdict(GateReport report) {
        if (quiet) {
            out.println("Verdict: " + report.verdict());
        } else {
            out.println(report.summary().stripTrailing());
        }
    }

    /** Prints one or two lines that say what went wrong and what to do. */
    void error(String message) {
        err.println("synth: " + message);
    }

    PrintStream err() {
        return err;
    }

    /** Tells the user how a run goes: live on a terminal, in occasional lines elsewhere, not at all if quiet. */
    Progress progress(Optional<Duration> timeBudget) {
        if (quiet) {
            return Progress.SILENT;
        }
        int columns = BarProgress.terminalColumns();
        return columns > 0 ? new BarProgress(err, columns, timeBudget) : new LineProgress(err, timeBudget);
    }
}
