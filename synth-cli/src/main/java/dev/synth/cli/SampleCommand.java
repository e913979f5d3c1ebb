package dev.synth.cli;

import dev.synth.Release;
import dev.synth.ReleaseRefusedException;
import dev.synth.gan.ConditionLikelihood;
import dev.synth.gan.Conditions;
import dev.synth.gan.Synthesizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes rows of a saved model. */
@Command(
        name = "sample",
        header = "Make rows from a saved model that carries a PASS.",
        description = {
            "%nMakes rows from a model that 'synth train' saved, any number of them, if the model carries the verdict"
                    + " PASS. Row i depends on the model, the seed and i alone: 1,000 rows are the first 1,000 of a"
                    + " million.%n%n--where asks for rows that hold one value, one of several, or a number or date in a"
                    + " range, both ends included, all written as in the table. A model"
                    + " without a PASS is refused unless --ungated says why nobody needs protecting here; the reason"
                    + " stands in OUT.manifest.json.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth sample patients.synth -n 100000 -o synthetic.parquet",
            "  synth sample patients.synth -n 500 -o women.csv --where sex=F --where \"ward=ICU|ER\" --seed 3",
            "  synth sample patients.synth -n 500 -o adults.csv --where age=18.. --where admitted=2024-01-01..2024-06-30",
            "  synth sample patients.synth -n 10 -o peek.csv --ungated \"stays on this machine\""
        })
final class SampleCommand implements Callable<Integer> {
    private static final double LEAST_SHOWN = 1e-6;

    private final SynthCommand synth;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model file.")
    Path model;

    @Mixin
    RowsArguments wanted = new RowsArguments();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the rows (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only rows that meet it: COLUMN=VALUE, COLUMN=V1|V2|V3, or COLUMN=LOW..HIGH with either end"
                    + " left open; may be repeated for several columns.")
    List<String> where = List.of();

    @Option(
            names = "--ungated",
            paramLabel = "REASON",
            description = "Write the rows without a verdict, and why; manifest and count of attempts keep the reason.")
    @Nullable
    String ungated;

    @Mixin
    LedgerArguments ledger = new LedgerArguments();

    SampleCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        wanted.check();
        Targets.check(
                wanted.targets(),
                Stream.concat(Stream.of(model), wanted.inputs().stream()).toList());
        Synthesizer synthesizer = Synthesizer.load(model);
        Conditions conditions = WhereText.parse(where, synthesizer);
        Optional<Release> release = release(synthesizer, conditions);
        if (release.isEmpty()) {
            return Status.REFUSED;
        }
        if (!conditions.isEmpty()) {
            sayLikelihood(synthesizer, conditions);
        }
        try (Progress progress = synth.progress(Optional.empty())) {
            wanted.write(release.get(), progress, synth);
            return Status.DONE;
        } catch (IllegalStateException e) {
            // The library's word for conditions that the model hardly ever meets; the user asked for them.
            throw conditions.isEmpty() ? e : new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Says how rare the wanted rows are, and so how long they take. */
    private void sayLikelihood(Synthesizer synthesizer, Conditions conditions) {
        ConditionLikelihood found = synthesizer.likelihood(conditions, seed);
        if (found.acceptance() == 0) {
            synth.say("No trial row met " + conditions + "; rows take long, if the model makes any.");
            return;
        }
        synth.say("About " + percent(found.share()) + " of the model's rows meet " + conditions + "; "
                + percent(found.acceptance()) + " of draws are kept.");
    }

    /** Two digits are as many as an estimate has. */
    private static String percent(double share) {
        if (share < LEAST_SHOWN) {
            return "less than 0.0001 %";
        }
        return BigDecimal.valueOf(100 * share)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private Optional<Release> release(Synthesizer synthesizer, Conditions conditions) throws IOException {
        if (ungated != null) {
            return Optional.of(
                    Release.ungated(synthesizer, conditions, wanted.rows, seed, ungated, ledger.open(synth)));
        }
        try {
            return Optional.of(Release.of(synthesizer, conditions, wanted.rows, seed));
        } catch (ReleaseRefusedException e) {
            synth.error(e.getMessage());
            synth.err()
                    .println("'synth inspect " + model + "' shows the verdict; --ungated REASON is the way around it.");
            return Optional.empty();
        }
    }
}
