package dev.synth.cli;

import dev.synth.Release;
import dev.synth.ReleaseRefusedException;
import dev.synth.gan.Conditions;
import dev.synth.gan.Synthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
                    + " million.%n%n--where asks for rows that hold a value, as it is written in the table. A model"
                    + " without a PASS is refused unless --ungated says why nobody needs protecting here; the reason"
                    + " stands in OUT.manifest.json.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  synth sample patients.synth -n 100000 -o synthetic.parquet",
            "  synth sample patients.synth -n 500 -o women.csv --where sex=F --where ward=ICU --seed 3",
            "  synth sample patients.synth -n 10 -o peek.csv --ungated \"stays on this machine\""
        })
final class SampleCommand implements Callable<Integer> {
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
            paramLabel = "COLUMN=VALUE",
            description = "Only rows that hold this value; may be repeated for several columns.")
    List<String> where = List.of();

    @Option(names = "--ungated", paramLabel = "REASON", description = "Write the rows without a verdict, and why.")
    @Nullable
    String ungated;

    SampleCommand(SynthCommand synth) {
        this.synth = synth;
    }

    @Override
    public Integer call() throws IOException {
        wanted.check();
        Targets.check(wanted.targets(), List.of(model));
        Synthesizer synthesizer = Synthesizer.load(model);
        Conditions conditions = conditions(synthesizer);
        Optional<Release> release = release(synthesizer, conditions);
        if (release.isEmpty()) {
            return Status.REFUSED;
        }
        try (Progress progress = synth.progress(Optional.empty())) {
            wanted.write(release.get(), progress, synth);
            return Status.DONE;
        } catch (IllegalStateException e) {
            // The library's word for conditions that the model hardly ever meets; the user asked for them.
            throw conditions.isEmpty() ? e : new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Conditions conditions(Synthesizer synthesizer) {
        Conditions conditions = Conditions.NONE;
        for (String condition : where) {
            int equals = condition.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--where '" + condition + "' must be COLUMN=VALUE, such as sex=F.");
            }
            String column = condition.substring(0, equals);
            synthesizer.schema().column(column);
            conditions = conditions.and(column, condition.substring(equals + 1));
        }
        return conditions;
    }

    private Optional<Release> release(Synthesizer synthesizer, Conditions conditions) {
        if (ungated != null) {
            return Optional.of(Release.ungated(synthesizer, conditions, wanted.rows, seed, ungated));
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
