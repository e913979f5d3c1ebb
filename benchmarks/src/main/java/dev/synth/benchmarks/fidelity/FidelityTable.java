package dev.synth.benchmarks.fidelity;

import dev.synth.benchmarks.Commands;
import dev.synth.gan.GanOptions;
import dev.synth.privacy.PrivacyBudget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the fidelity table of a folder of tables. */
@Command(
        name = "fidelity",
        mixinStandardHelpOptions = true,
        description = {
            "%nTrains on every NAME.train.csv[.gz] of a folder with default options, makes as many rows, and scores them"
                    + " against the training rows and against NAME.test.csv[.gz]. Prints one row per table and seed as"
                    + " soon as it is known, and the median of each table.%n"
        },
        footer = {
            "%nExit status: 0 all scored, 1 a run failed (its row says why), 2 wrong usage or unfit input.",
            "%nExample:",
            "  benchmarks/run fidelity data --tables benchmarks/tables.json --only adult --time-budget 10m -o adult.md"
        })
public final class FidelityTable implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of tables.")
    Path folder;

    @Option(
            names = "--tables",
            paramLabel = "FILE",
            description = "JSON that names targets and entities, such as benchmarks/tables.json.")
    @Nullable
    Path tables;

    @Option(names = "--only", paramLabel = "NAMES", split = ",", description = "The tables wanted; all otherwise.")
    List<String> only = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "NUMBERS",
            split = ",",
            defaultValue = "1,2,3",
            description = "Seeds, one training each (default: ${DEFAULT-VALUE}).")
    List<Long> seeds;

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            description = "End each training after this time, such as 90s or 10m.")
    @Nullable
    Duration timeBudget;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps; the number of rows decides otherwise.")
    @Nullable
    Integer steps;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    String device;

    @Option(names = "--threads", paramLabel = "N", description = "Engine threads; the library's default otherwise.")
    @Nullable
    Integer threads;

    @Option(
            names = "--generator",
            defaultValue = "GAN",
            description = "gan; independent: the training table with each column shuffled by itself, which is what a"
                    + " generator must beat to have learnt anything; private_marginals, private_independent: rows"
                    + " drawn from noisy marginals with and without pairs, and dpgan: the GAN whose critic looks at the"
                    + " table itself, all under --epsilon (default: gan).")
    Generator generator;

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description =
                    "Differential privacy: of the private generators, or of the GAN, which then learns from a"
                            + " private copy. The schema is taken as public, though it is inferred here unless --tables names one.")
    @Nullable
    Double epsilon;

    @Option(
            names = "--delta",
            paramLabel = "D",
            defaultValue = "1e-6",
            description = "Probability that the promise of --epsilon fails (default: ${DEFAULT-VALUE}).")
    double delta;

    @Option(
            names = "--critic-share",
            paramLabel = "SHARE",
            description = "Of dpgan: the share of the privacy budget that its critic spends, between 0 and 1; the"
                    + " library's usual one otherwise.")
    @Nullable
    Double criticShare;

    @Option(
            names = "--draws-per-row",
            paramLabel = "N",
            description =
                    "Of gan and dpgan under --epsilon: about how many rows are drawn for each that is kept, so that"
                            + " those kept meet the noisy pairs, 1 to 100; 1 keeps all; the library's default otherwise.")
    @Nullable
    Double drawsPerRow;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also write the table here (.md), and everything known of each run as a line of JSON to the"
                    + " file of the same name that ends in .jsonl, to which lines are added.")
    @Nullable
    Path output;

    /** Where the scored rows come from. */
    enum Generator {
        GAN,
        INDEPENDENT,
        PRIVATE_MARGINALS,
        PRIVATE_INDEPENDENT,
        DPGAN
    }

    private final PrintStream out;
    private final PrintStream err;

    FidelityTable(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(new FidelityTable(System.out, System.err), System.out, System.err, arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<TablePair> pairs = TablePair.find(folder, only);
        Map<String, TableSettings> settings = tables == null ? Map.of() : TableSettingsJson.read(tables);
        RowMaker maker = maker();
        for (TablePair pair : pairs) {
            if (tables != null && !settings.containsKey(pair.name())) {
                news("'" + tables + "' says nothing about table '" + pair.name() + "': no target, utility not scored");
            }
        }
        RunLog log = RunLog.of(out, Optional.ofNullable(output), maker);
        boolean all = new FidelityRuns(maker, seeds, log, this::news).run(pairs, settings);
        return all ? Commands.DONE : Commands.FAILED;
    }

    /** The generator, its options checked before anything is read. */
    private RowMaker maker() {
        if (criticShare != null && generator != Generator.DPGAN) {
            throw new IllegalArgumentException("--critic-share is for --generator dpgan.");
        }
        boolean isGan = generator == Generator.DPGAN || generator == Generator.GAN && epsilon != null;
        if (drawsPerRow != null && !isGan) {
            throw new IllegalArgumentException("--draws-per-row is for --generator gan or dpgan under --epsilon.");
        }
        Optional<PrivacyBudget> privacy = Optional.ofNullable(epsilon).map(value -> PrivacyBudget.of(value, delta));
        switch (generator) {
            case INDEPENDENT -> {
                if (privacy.isPresent()) {
                    throw new IllegalArgumentException(
                            "--epsilon does not go with the generator independent, which shows"
                                    + " the table's own values; use private_independent.");
                }
                return new IndependentRows();
            }
            case PRIVATE_MARGINALS, PRIVATE_INDEPENDENT -> {
                return new PrivateRows(required(privacy), generator == Generator.PRIVATE_MARGINALS);
            }
            case DPGAN -> {
                return gan(
                        Optional.of(required(privacy)),
                        Optional.ofNullable(criticShare).orElse(GanOptions.USUAL_CRITIC_SHARE));
            }
            default -> {
                return gan(privacy, 0);
            }
        }
    }

    private static PrivacyBudget required(Optional<PrivacyBudget> privacy) {
        return privacy.orElseThrow(
                () -> new IllegalArgumentException("The private generators need --epsilon, such as --epsilon 1."));
    }

    private RowMaker gan(Optional<PrivacyBudget> privacy, double share) {
        GanRows gan = new GanRows(
                Optional.ofNullable(timeBudget),
                Optional.ofNullable(steps),
                device,
                Optional.ofNullable(threads),
                privacy,
                share,
                Optional.ofNullable(drawsPerRow));
        gan.options(seeds.get(0));
        return gan;
    }

    private void news(String text) {
        err.println(text);
    }
}
