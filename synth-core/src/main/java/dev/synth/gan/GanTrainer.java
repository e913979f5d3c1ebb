package dev.synth.gan;

import dev.synth.internal.digest.Digests;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.network.EngineRuntime;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.network.RealRows;
import dev.synth.internal.network.TrainingLoop;
import dev.synth.internal.privacy.MarginalModel;
import dev.synth.internal.privacy.PrivateCopy;
import dev.synth.internal.privacy.SecureBits;
import dev.synth.internal.random.Seeds;
import dev.synth.internal.sampling.LearntModel;
import dev.synth.internal.sampling.RejectionFitter;
import dev.synth.internal.sampling.RowSampler;
import dev.synth.internal.split.Validation;
import dev.synth.table.RuleBreach;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Trains conditional tabular GANs (Xu et al. 2019) with the WGAN-GP loss (Gulrajani et al. 2017). Immutable and
 * thread-safe: trainings may run side by side, each with its own result.
 */
public final class GanTrainer {
    private static final int LEAST_ROWS = 10;
    private static final int TRIAL_PAIRS = 2_048;
    /** Rows that thinning is fitted on: so many for each of the copy's, in bounds. */
    private static final int TRIALS_PER_ROW = 4;

    private static final int LEAST_TRIAL = 20_000;
    private static final int MOST_TRIAL = 130_000;

    private final GanOptions options;
    private final Optional<Path> checkpoints;

    private GanTrainer(GanOptions options, Optional<Path> checkpoints) {
        this.options = options;
        this.checkpoints = checkpoints;
    }

    /** A trainer with these options. */
    public static GanTrainer with(GanOptions options) {
        return new GanTrainer(options, Optional.empty());
    }

    /**
     * This trainer, writing its state into a folder now and then and when it is interrupted, and going on from what it
     * finds there: the model is the one that an uninterrupted training on the same machine gives. A folder serves one
     * training at a time; the state is removed when training ends. It holds more than the model does (the critic, and what
     * the optimisers keep of the last batches), so where the file system knows permissions, only its owner may read it.
     */
    public GanTrainer checkpointing(Path folder) {
        return new GanTrainer(options, Optional.of(folder));
    }

    /** The file that holds the state in a folder given to {@link #checkpointing}, while there is one. */
    public static Path checkpointFile(Path folder) {
        return Checkpoint.file(folder);
    }

    public GanOptions options() {
        return options;
    }

    /** Trains on a table, unwatched. */
    public Synthesizer train(Table table) {
        return train(table, TrainingListener.SILENT);
    }

    /**
     * Trains on every row of a table; keep the holdout out of it. Under {@link GanOptions#privacy} the table's schema is
     * taken as public: its kinds, decimals, formats and declared levels must not be inferred from the rows.
     *
     * @throws TableFormatException naming the column that cannot be learnt, or the rules of the schema that rows break or
     *     that cannot be kept, or if there are too few rows
     * @throws IllegalArgumentException if differential privacy is asked for together with checkpoints, or rules that
     *     cannot be kept without a look at the rows
     * @throws UncheckedIOException if a checkpoint cannot be written, or is of another training
     * @throws TrainingDivergedException if the losses leave the finite numbers
     * @throws CancellationException if the thread is interrupted
     */
    public Synthesizer train(Table table, TrainingListener listener) {
        if (options.privacy().isEmpty()) {
            return train(table.withoutDropped(), Optional.empty(), listener);
        }
        if (checkpoints.isPresent()) {
            throw new IllegalArgumentException(
                    "A training under epsilon cannot be resumed: each beginning would look at"
                            + " the table again and spend epsilon once more. Leave out the checkpoint.");
        }
        listener.onPhase(Phase.PROTECT, options.privacy().get().toString());
        PrivateCopy copy = PrivateCopy.of(
                table.withoutDropped(), options.privacy().get(), options.criticShare(), new SecureBits());
        copy.notes().forEach(listener::onWarning);
        return train(copy.model().draw(copy.model().rows(), options.seed()), Optional.of(copy), listener);
    }

    private Synthesizer train(Table rows, Optional<PrivateCopy> copy, TrainingListener listener) {
        if (rows.rowCount() < LEAST_ROWS) {
            throw new TableFormatException("There are " + rows.rowCount() + " training rows; at least " + LEAST_ROWS
                    + " are needed to learn anything that is not about one of them.");
        }
        listener.onPhase(
                Phase.ENCODE, rows.rowCount() + " rows, " + rows.schema().size() + " columns");
        RuleBreach.requireNone(rows, "The training table");
        FittedTable fitted = options.criticShare() > 0
                ? FittedTable.fitForSingleRows(rows, options.rareRows(), options.seed())
                : FittedTable.fit(rows, options.rareRows(), options.seed());
        fitted.encoder().notes().forEach(listener::onWarning);
        Parts parts = parts(fitted, rows);
        int steps = options.stepsFor(rows.rowCount());
        listener.onPhase(Phase.TRAIN, steps + " steps");
        String digest = Digests.of(rows);
        Optional<RealRows> real =
                copy.filter(table -> options.criticShare() > 0).map(table -> real(table, fitted, steps));
        try (TrainingLoop loop = new TrainingLoop(settings(), fitted.encoder(), parts.learnt(), parts.held(), real)) {
            Optional<Checkpoint> checkpoint =
                    checkpoints.map(folder -> new Checkpoint(folder, options, rows.schema(), digest));
            TrainingRun run = new TrainingRun(options, loop, steps, listener, checkpoint);
            TrainingRun.Result result = run.run();
            GeneratorWeights weights = loop.generator(result.best());
            if (!weights.areFinite()) {
                throw run.diverged(result.steps(), "weights are not finite");
            }
            LearntModel model = LearntModel.of(calibrated(fitted, weights), weights);
            LearntModel refined =
                    copy.isPresent() ? thinned(model, copy.get()) : rejecting(model, rows, parts.split(), listener);
            if (checkpoint.isPresent()) {
                checkpoint.get().remove();
            }
            return new Synthesizer(
                    refined,
                    options,
                    provenance(digest, rows.rowCount(), result),
                    Optional.empty(),
                    copy.map(PrivateCopy::ledger));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private FittedTable calibrated(FittedTable fitted, GeneratorWeights weights) {
        return fitted.entities().isEmpty()
                ? fitted
                : new RowSampler(LearntModel.of(fitted, weights), options.passes())
                        .calibrated(TRIAL_PAIRS, options.seed());
    }

    /** The model without the rows that come too often, as far as its own validation rows confirm it. */
    private LearntModel rejecting(LearntModel model, Table rows, Validation split, TrainingListener listener) {
        if (options.rejectionRounds() == 0) {
            return model;
        }
        listener.onPhase(Phase.REFINE, "up to " + options.rejectionRounds() + " rounds of rejection");
        RejectionFitter fitter = new RejectionFitter(
                model, options.passes(), rows.rows(split.learnt()), rows.rows(split.held()), options.seed());
        try {
            return fitter.fit(options.rejectionRounds()).map(model::keeping).orElse(model);
        } catch (CancellationException e) {
            throw e;
        } catch (IllegalStateException e) {
            listener.onWarning("Rows that come too often were not looked for. " + e.getMessage());
            return model;
        }
    }

    /** The model with its rows thinned to what the copy was drawn from, which costs no privacy: the table is not asked again. */
    private LearntModel thinned(LearntModel model, PrivateCopy copy) {
        if (options.drawsPerRow() == 1) {
            return model;
        }
        MarginalModel marginals = copy.model();
        int rows = (int) Math.max(LEAST_TRIAL, Math.min(MOST_TRIAL, (long) TRIALS_PER_ROW * marginals.rows()));
        RowSampler all = new RowSampler(model, options.passes());
        Table trial = all.sample(0, rows, Seeds.derive(options.seed(), Seeds.ACCEPTANCE, 0), List.of(), all.noKeys());
        return marginals
                .thinning(trial, options.drawsPerRow())
                .map(model::keeping)
                .orElse(model);
    }

    /** The rows that weights are fitted to, and those that decide when to stop. */
    private record Parts(Validation split, EncodedTable learnt, EncodedTable held) {}

    private Parts parts(FittedTable fitted, Table rows) {
        EncodedTable encoded = fitted.encode(rows, options.seed());
        Validation validation = Validation.split(rows, options.seed());
        return new Parts(validation, encoded.rows(validation.learnt()), encoded.rows(validation.held()));
    }

    /** The rows of the table itself, for the critic's eyes; what stands in for levels that are not learnt is secret too. */
    private RealRows real(PrivateCopy copy, FittedTable fitted, int steps) {
        RandomGenerator coins = new SecureBits();
        return new RealRows(
                fitted.encode(copy.original(), coins.nextLong()),
                copy.sums(options.batchSize(), steps, TrainingLoop.criticSize(settings(), fitted.encoder())),
                coins);
    }

    TrainingLoop.Settings settings() {
        return new TrainingLoop.Settings(
                options.seed(),
                options.batchSize(),
                options.criticShare() > 0 ? 1 : options.packSize(),
                options.passes(),
                options.latentSize(),
                options.generatorWidth(),
                options.criticWidth(),
                options.learningRate(),
                options.gradientPenalty(),
                (float) options.criticClip(),
                options.likelihoodWeight(),
                options.generatorDropout(),
                options.generatorDecay(),
                options.criticDropout(),
                options.temperature(),
                options.averaging(),
                options.device(),
                options.threads());
    }

    private Provenance provenance(String digest, int rows, TrainingRun.Result result) {
        String version = GanTrainer.class.getPackage().getImplementationVersion();
        boolean promised = options.privacy().isPresent();
        return new Provenance(
                "rows in memory",
                digest,
                rows,
                0,
                0,
                0,
                result.steps(),
                promised ? 0 : result.seconds(),
                version == null ? "development" : version,
                EngineRuntime.describe(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                result.curve(),
                Instant.now()
                        .truncatedTo(promised ? ChronoUnit.DAYS : ChronoUnit.SECONDS)
                        .toString());
    }
}
