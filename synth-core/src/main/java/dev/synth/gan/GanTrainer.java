package dev.synth.gan;

import dev.synth.internal.digest.Digests;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.TableEncoder;
import dev.synth.internal.network.EngineRuntime;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.internal.network.TrainingLoop;
import dev.synth.internal.network.TrainingLoop.Losses;
import dev.synth.table.Table;
import dev.synth.table.TableFormatException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains conditional tabular GANs (Xu et al. 2019) with the WGAN-GP loss (Gulrajani et al. 2017). Immutable and
 * thread-safe: trainings may run side by side, each with its own result.
 */
public final class GanTrainer {
    private static final int LOGGING_INTERVAL = 20;
    private static final int LEAST_ROWS = 10;

    private final GanOptions options;

    private GanTrainer(GanOptions options) {
        this.options = options;
    }

    /** A trainer with these options. */
    public static GanTrainer with(GanOptions options) {
        return new GanTrainer(options);
    }

    public GanOptions options() {
        return options;
    }

    /** Trains on a table, unwatched. */
    public Synthesizer train(Table table) {
        return train(table, TrainingListener.SILENT);
    }

    /**
     * Trains on every row of a table; keep the holdout out of it.
     *
     * @throws TableFormatException naming the column that cannot be learnt, or if there are too few rows
     * @throws TrainingDivergedException if the losses leave the finite numbers
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Synthesizer train(Table table, TrainingListener listener) {
        Table rows = table.withoutDropped();
        if (rows.rowCount() < LEAST_ROWS) {
            throw new TableFormatException("There are " + rows.rowCount() + " training rows; at least " + LEAST_ROWS
                    + " are needed to learn anything that is not about one of them.");
        }
        listener.onPhase(
                Phase.ENCODE, rows.rowCount() + " rows, " + rows.schema().size() + " columns");
        FittedEncoder encoder = TableEncoder.fit(rows, options.rareRows(), options.seed());
        EncodedTable encoded = encoder.encode(rows, options.seed());
        encoder.notes().forEach(listener::onWarning);
        int steps = options.stepsFor(rows.rowCount());
        listener.onPhase(Phase.TRAIN, steps + " steps");
        long begin = System.nanoTime();
        try (TrainingLoop loop = new TrainingLoop(settings(), encoder, encoded)) {
            int done = run(loop, steps, begin, listener);
            double seconds = (System.nanoTime() - begin) / 1e9;
            GeneratorWeights weights = loop.averagedGenerator();
            if (!weights.areFinite()) {
                throw diverged(done, "weights are not finite");
            }
            return new Synthesizer(encoder, weights, options, provenance(rows, done, seconds), Optional.empty());
        }
    }

    private int run(TrainingLoop loop, int steps, long begin, TrainingListener listener) {
        for (int step = 1; step <= steps; step++) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            boolean last = step == steps
                    || options.timeBudget()
                            .filter(budget -> elapsed.compareTo(budget) >= 0)
                            .isPresent();
            boolean read = last || step % LOGGING_INTERVAL == 0;
            Losses losses = loop.step(read);
            if (Thread.currentThread().isInterrupted()) {
                throw new java.util.concurrent.CancellationException(
                        "Training was interrupted after " + step + " steps.");
            }
            if (read) {
                report(Objects.requireNonNull(losses), step, steps, elapsed, listener);
            }
            if (last) {
                return step;
            }
        }
        throw new IllegalStateException("no step was asked for");
    }

    private void report(Losses losses, int step, int steps, Duration elapsed, TrainingListener listener) {
        if (!losses.areFinite()) {
            throw diverged(step, "critic loss " + losses.critic() + ", generator loss " + losses.generator());
        }
        listener.onProgress(new TrainingProgress(step, steps, losses.critic(), losses.generator(), elapsed));
    }

    private TrainingDivergedException diverged(int step, String what) {
        return new TrainingDivergedException("Training diverged by step " + step + " (" + what
                + "); nothing was saved. Lower learningRate (" + options.learningRate()
                + "), or look for a numeric column with extreme values.");
    }

    private TrainingLoop.Settings settings() {
        return new TrainingLoop.Settings(
                options.seed(),
                options.batchSize(),
                options.packSize(),
                options.latentSize(),
                options.generatorWidth(),
                options.criticWidth(),
                options.learningRate(),
                options.gradientPenalty(),
                options.dropout(),
                options.temperature(),
                options.averaging(),
                options.momentWeight(),
                options.device(),
                options.threads());
    }

    private static Provenance provenance(Table rows, int steps, double seconds) {
        String version = GanTrainer.class.getPackage().getImplementationVersion();
        return new Provenance(
                "rows in memory",
                Digests.of(rows),
                rows.rowCount(),
                0,
                steps,
                seconds,
                version == null ? "development" : version,
                EngineRuntime.describe(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
