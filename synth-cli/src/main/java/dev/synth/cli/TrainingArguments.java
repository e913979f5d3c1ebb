package dev.synth.cli;

import dev.synth.SchemaJson;
import dev.synth.Synthesis;
import dev.synth.TrainedSynthesis;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gate.AttemptLedger;
import dev.synth.io.CsvOptions;
import dev.synth.io.TableFiles;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.RowLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to learn from and how: the arguments that {@code train} and {@code generate} share. */
final class TrainingArguments {
    @Parameters(index = "0", paramLabel = "INPUT", description = "The table: .csv, .csv.gz or .parquet.")
    Path input;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The table's schema, as 'synth schema -o' writes it; inferred otherwise.")
    @Nullable
    Path schema;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    @Nullable
    HoldoutChoice holdout;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "Learn from and judge by at most N rows, drawn at random from INPUT (whole entities where the"
                    + " schema names an entity column); otherwise by as many as make 50 million values. Which rows are"
                    + " drawn does not depend on the seed.")
    @Nullable
    Long maxRows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--time-budget",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "End training after this time, such as 90s, 5m or 1h; a run that it ends early is not"
                    + " reproducible.")
    @Nullable
    Duration timeBudget;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps; the number of rows decides otherwise.")
    @Nullable
    Integer steps;

    @Option(
            names = "--rejection-rounds",
            paramLabel = "N",
            description =
                    "How often, at most, boosted trees look for rows that come too often, which are then drawn anew,"
                            + " 0 to 5; 2 otherwise. 0 samples fastest.")
    @Nullable
    Integer rejectionRounds;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto, cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Engine threads; 1 otherwise, which is fastest unless the process has the cores to itself.")
    @Nullable
    Integer threads;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Save the training's state in this folder every half minute and when it is interrupted, and"
                    + " go on from what is found there. The state stands for the original table: keep it like it.")
    @Nullable
    Path checkpoint;

    @Mixin
    FileArguments files = new FileArguments();

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    @Nullable
    PrivacyArguments privacy;

    @Option(
            names = "--rows-from",
            paramLabel = "SOURCE",
            description = "Under --epsilon: marginals, which measure best (the default where no model is saved); gan,"
                    + " which learns from rows of those marginals; or dpgan, the same with a critic that looks at the"
                    + " table itself, step by step.")
    @Nullable
    PrivateRowSource rowsFrom;

    /** Where the rows that the model never sees come from. */
    static final class HoldoutChoice {
        @Option(
                names = "--holdout",
                paramLabel = "SHARE",
                description = "Share of the rows kept from the model for the gate, between 0 and 1; 0.2 otherwise.")
        @Nullable
        Double share;

        @Option(
                names = "--holdout-file",
                paramLabel = "FILE",
                description = "Other rows of the same population, kept from the model for the gate; all of INPUT is"
                        + " learnt from then.")
        @Nullable
        Path file;
    }

    /** The files that are read. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(input));
        Optional.ofNullable(schema).ifPresent(inputs::add);
        Optional.ofNullable(holdout).map(choice -> choice.file).ifPresent(inputs::add);
        return inputs;
    }

    /** The files that are written while training. */
    List<Path> targets() {
        return checkpoint == null ? List.of() : List.of(GanTrainer.checkpointFile(checkpoint));
    }

    Optional<PrivacyBudget> privacy() {
        return Optional.ofNullable(privacy).map(PrivacyArguments::budget);
    }

    /** Whether rows are drawn from noisy marginals, where no model is saved. */
    boolean fromMarginals() {
        return privacy().isPresent() && (rowsFrom == null || rowsFrom == PrivateRowSource.MARGINALS);
    }

    /**
     * Checks that no option of the network is given where no network is trained.
     *
     * @throws IllegalArgumentException naming the option
     */
    void requireNoNetwork() {
        String option = steps != null ? "--steps" : timeBudget != null ? "--time-budget" : "--checkpoint";
        if (steps != null || timeBudget != null || checkpoint != null) {
            throw new IllegalArgumentException(option + " is for the GAN, and under --epsilon rows are drawn from noisy"
                    + " marginals without one; leave it out, or add --rows-from gan.");
        }
    }

    Optional<Duration> timeBudget() {
        return Optional.ofNullable(timeBudget);
    }

    /**
     * The plan and the trainer, checked: whatever can be wrong with the arguments alone is found here.
     *
     * @throws IllegalArgumentException if an argument is out of range or a file's format is unknown
     * @throws IOException if the schema cannot be read
     */
    Plan plan(AttemptLedger ledger) throws IOException {
        if (rowsFrom != null && privacy == null) {
            throw new IllegalArgumentException("--rows-from is for --epsilon; without it rows come from the GAN.");
        }
        if (rejectionRounds != null && privacy != null) {
            throw new IllegalArgumentException(
                    "--rejection-rounds is not for --epsilon: there rows are matched to noisy"
                            + " marginals instead, and trees would look at the table once more. Leave it out.");
        }
        if (rowsFrom == PrivateRowSource.DPGAN && timeBudget != null) {
            throw new IllegalArgumentException(
                    "--time-budget is not for --rows-from dpgan: how long a step takes depends"
                            + " on the rows that its critic draws in secret. Give --steps instead.");
        }
        GanOptions.Builder options = GanOptions.builder().seed(seed).device(device);
        timeBudget().ifPresent(options::timeBudget);
        Optional.ofNullable(steps).ifPresent(options::steps);
        Optional.ofNullable(rejectionRounds).ifPresent(options::rejectionRounds);
        Optional.ofNullable(threads).ifPresent(options::threads);
        privacy().ifPresent(options::privacy);
        if (rowsFrom == PrivateRowSource.DPGAN) {
            options.criticShare(GanOptions.USUAL_CRITIC_SHARE);
        }
        CsvOptions written = files.options();
        Synthesis synthesis = Synthesis.from(TableFiles.source(input, written)).attempts(ledger);
        if (maxRows != null) {
            synthesis = synthesis.limit(RowLimit.rows(maxRows));
        }
        if (schema != null) {
            synthesis = synthesis.schema(SchemaJson.read(schema));
        }
        if (holdout != null && holdout.share != null) {
            synthesis = synthesis.holdOut(holdout.share);
        }
        if (holdout != null && holdout.file != null) {
            synthesis = synthesis.holdOut(TableFiles.source(holdout.file, written));
        }
        GanTrainer trainer = GanTrainer.with(options.build());
        return new Plan(
                synthesis,
                checkpoint == null ? trainer : trainer.checkpointing(checkpoint),
                Optional.ofNullable(checkpoint).map(GanTrainer::checkpointFile));
    }

    /**
     * What is to be trained, and how.
     *
     * @param state the file that the training saves its state in, if it does
     */
    record Plan(Synthesis synthesis, GanTrainer trainer, Optional<Path> state) {
        TrainedSynthesis train(Progress progress, SynthCommand synth) throws IOException {
            if (state.isEmpty()) {
                return synthesis.listener(progress).train(trainer);
            }
            SaveOnExit saving = new SaveOnExit(state.get(), synth.err());
            try {
                return synthesis.listener(progress).train(trainer);
            } finally {
                saving.end();
            }
        }
    }
}
