package dev.synth.benchmarks.audit;

import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.Markdown;
import dev.synth.benchmarks.TableLog;
import dev.synth.benchmarks.TableOutput;
import dev.synth.privacy.PrivacyBudget;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits promises of differential privacy; see docs/reference/benchmarks.md. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "%nLets auditors, who know everybody but the canaries, guess which canaries were in, from many runs with one"
                    + " canary and from one run with many. What they prove must stay below the epsilon promised; of"
                    + " builds that are broken on purpose it must not.%n"
        },
        footer = {"%nExample:", "  benchmarks/run audit --epsilon 1 --delta 1e-5 --runs 4000"})
public final class AuditTable implements Callable<Integer> {
    private static final double RATE = 0.1;
    private static final int STEPS = 100;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            defaultValue = "2",
            description = "What is promised (default: ${DEFAULT-VALUE}).")
    double epsilon;

    @Option(
            names = "--delta",
            paramLabel = "D",
            defaultValue = "1e-5",
            description = "With which delta (default: ${DEFAULT-VALUE}).")
    double delta;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Runs with the canary, and as many without (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(
            names = "--canaries",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Canaries of an audit with one run (default: ${DEFAULT-VALUE}).")
    int canaries;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of coins and noise (default: ${DEFAULT-VALUE}).")
    long seed;

    @Mixin
    private final TableOutput output = new TableOutput();

    private final PrintStream out;

    AuditTable(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(new AuditTable(System.out), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrivacyBudget budget = PrivacyBudget.of(epsilon, delta);
        if (runs < 2 || canaries < 2) {
            throw new IllegalArgumentException(
                    "--runs (" + runs + ") and --canaries (" + canaries + ") must be at least 2.");
        }
        TableLog table = output.log(out);
        table.begin(Markdown.head(List.of("mechanism", "build", "auditor", "evidence", "ε proven", "ε promised", "")));
        Mechanism column = Marginals.of(budget, false);
        Mechanism pair = Marginals.of(budget, true);
        Mechanism steps = NoisySteps.of(budget, RATE, STEPS);
        ManyRuns many = new ManyRuns(runs, delta);
        OneRun one = new OneRun(canaries, delta);
        boolean all = true;
        for (Build build : Build.values()) {
            for (Mechanism mechanism : List.of(column, pair, steps)) {
                all &= row(table, mechanism, build, "many runs", many.audit(mechanism, build, seed));
            }
            for (Mechanism mechanism : List.of(column, steps)) {
                all &= row(table, mechanism, build, "one run", one.audit(mechanism, build, seed));
            }
        }
        return all ? Commands.DONE : Commands.FAILED;
    }

    private boolean row(TableLog table, Mechanism mechanism, Build build, String auditor, Proof proof)
            throws IOException {
        boolean refuted = proof.epsilon() > epsilon;
        String word = build.isBroken() ? refuted ? "caught" : "NOT CAUGHT" : refuted ? "REFUTED" : "holds";
        table.row(List.of(
                mechanism.title(),
                build.title(),
                auditor,
                proof.evidence(),
                String.format(Locale.ROOT, "%.2f", proof.epsilon()),
                Double.toString(epsilon),
                word));
        return refuted == build.isBroken();
    }
}
