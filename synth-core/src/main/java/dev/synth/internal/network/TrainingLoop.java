package dev.synth.internal.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.random.Seeds;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains generator and critic against each other, step by step. Not thread-safe, but several loops may run in one process:
 * each step holds {@link EngineRuntime#LOCK}. Closing releases every engine array.
 */
public final class TrainingLoop implements AutoCloseable {
    private static final int VALIDATION_BATCHES = 4;

    private final Settings settings;
    private final Layout layout;
    private final NDManager manager;
    private final RowView view;
    private final RowSource learnt;
    private final RowSource held;
    private final Generator generator;
    private final CriticState critic;
    private final CriticStep criticStep;
    private final NDArray generatorWeights;
    private final NDArray averagedWeights;
    private final Adam generatorOptimiser;
    /** A factor of the loss; an array, see {@link Generator}. */
    private final NDArray likelihoodWeight;

    private int step;

    /** What a training needs to know; the meanings are those of the public options. */
    public record Settings(
            long seed,
            int batchSize,
            int packSize,
            int passes,
            int latentSize,
            int generatorWidth,
            int criticWidth,
            double learningRate,
            double gradientPenalty,
            float criticClip,
            double likelihoodWeight,
            double generatorDropout,
            double generatorDecay,
            double criticDropout,
            double temperature,
            double averaging,
            String device,
            int threads) {}

    /** The losses of one step. */
    public record Losses(float critic, float generator) {
        public boolean areFinite() {
            return Float.isFinite(critic) && Float.isFinite(generator);
        }
    }

    /**
     * Sets up a training.
     *
     * @param table the rows to learn from
     * @param held rows of the training table that the validation loss is computed on
     */
    public TrainingLoop(Settings settings, FittedEncoder encoder, EncodedTable table, EncodedTable held) {
        this(settings, encoder, table, held, Optional.empty());
    }

    /**
     * Sets up a training whose generator learns from some rows and whose critic may learn from others.
     *
     * @param real what the critic compares the generator's rows with; the rows of the table if empty
     */
    public TrainingLoop(
            Settings settings, FittedEncoder encoder, EncodedTable table, EncodedTable held, Optional<RealRows> real) {
        this.settings = settings;
        this.layout = new Layout(encoder.learnt());
        this.manager = EngineRuntime.manager(settings.device(), settings.threads());
        this.view = new RowView(manager, layout);
        this.learnt = new RowSource(settings, layout, view, table);
        this.held = new RowSource(settings, layout, view, held);
        SplittableRandom random = Seeds.stream(settings.seed(), Seeds.WEIGHTS, 0);
        this.generator = new Generator(
                manager,
                view,
                settings.latentSize() + layout.features(),
                settings.generatorWidth(),
                layout.width(),
                settings.temperature(),
                settings.generatorDropout(),
                random);
        Critic network = critic(settings, layout, random);
        this.generatorWeights = generator.parameters().create(manager);
        this.averagedWeights = generatorWeights.duplicate();
        this.critic = CriticState.create(manager, network, settings.learningRate());
        this.criticStep = real.<CriticStep>map(rows -> new PrivateStep(settings, layout, view, critic, rows))
                .orElseGet(() -> new WassersteinStep(manager, settings, view, critic));
        this.generatorOptimiser =
                new Adam(manager, generatorWeights, settings.learningRate(), 0.9, 0.999, settings.generatorDecay());
        this.likelihoodWeight = manager.create((float) settings.likelihoodWeight() / settings.batchSize());
    }

    private static Critic critic(Settings settings, Layout layout, SplittableRandom random) {
        return new Critic(
                (layout.features() + layout.fields()) * settings.packSize(),
                settings.criticWidth(),
                settings.criticDropout(),
                random);
    }

    /** The number of the critic's weights in a training with these settings. */
    public static int criticSize(Settings settings, FittedEncoder encoder) {
        Layout layout = new Layout(encoder.learnt());
        return Math.toIntExact(
                critic(settings, layout, new SplittableRandom(0)).parameters().size());
    }

    /** Whether so many more steps may be taken. */
    public boolean mayTake(int steps) {
        return criticStep.isPossible(steps);
    }

    /**
     * One step: the critic learns from a real and a completed batch, then the generator from the critic's answer to the
     * same completed batch and from the likelihood of what was hidden.
     *
     * @param pace factor of the learning rate, 0 to 1
     * @param read whether to read the losses back, which waits for the device
     * @return the losses, or null if they were not read
     */
    public @Nullable Losses step(double pace, boolean read) {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            Engine engine = EngineRuntime.engine(0);
            seedEngine(step);
            Rows rows = learnt.draw(scope, Seeds.BATCH, step);
            NDArray weights = Parameters.leaf(scope, generatorWeights);
            DoubleSupplier criticLoss;
            NDArray logShares;
            NDArray fakeRows;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray logits = generator.logits(generator.parameters().views(weights), rows.input(), true);
                logShares = view.logShares(logits);
                fakeRows = view.features(generator.complete(logShares, rows.known(), rows.hidden()));
                criticLoss = criticStep.take(scope, collector, rows, fakeRows.stopGradient(), pace);
            }
            NDArray generatorLoss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                generatorLoss = judged(scope, rows.packed(fakeRows, settings.batchSize() / settings.packSize()))
                        .add(rows.loss(view, logShares).mul(likelihoodWeight));
                collector.backward(generatorLoss);
            }
            generatorOptimiser.step(generatorWeights, Parameters.gradient(scope, weights), pace);
            average(scope);
            step++;
            return read ? new Losses((float) criticLoss.getAsDouble(), generatorLoss.getFloat()) : null;
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    /** Draws the averaged weights towards those of now. */
    private void average(NDManager scope) {
        NDList averaged = Chunks.of(scope, averagedWeights);
        NDList now = Chunks.of(scope, generatorWeights);
        float share = (float) (1 - averagingAt(step));
        for (int i = 0; i < averaged.size(); i++) {
            try (NDArray drift = now.get(i).sub(averaged.get(i))) {
                averaged.get(i).addi(drift.muli(share));
            }
        }
    }

    private void seedEngine(long number) {
        EngineRuntime.engine(0)
                .setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, number) & Integer.MAX_VALUE);
    }

    /** Averages over fewer steps while there are few, so that the first weights are soon forgotten. */
    private double averagingAt(int atStep) {
        return Math.min(settings.averaging(), (1.0 + atStep) / (10.0 + atStep));
    }

    private NDArray judged(NDManager scope, NDArray packs) {
        return critic.critic()
                .forward(critic.fixed(scope), packs)
                .scores()
                .mean()
                .neg();
    }

    /**
     * The averaged generator's likelihood loss, in nats per row.
     *
     * @param training on rows that it learns from
     * @param validation on rows that it does not learn from
     */
    public record Likelihoods(double training, double validation) {}

    /** The averaged generator's likelihood losses as they are now, on the same draws each time. */
    public Likelihoods likelihoods() {
        return new Likelihoods(likelihood(learnt), likelihood(held));
    }

    private double likelihood(RowSource source) {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            seedEngine(-2);
            NDArray[] weights = generator.parameters().views(Parameters.copy(scope, averagedWeights));
            double sum = 0;
            for (int b = 0; b < VALIDATION_BATCHES; b++) {
                try (NDManager inner = scope.newSubManager()) {
                    Rows rows = source.draw(inner, Seeds.VALIDATION, b);
                    NDArray logShares = view.logShares(generator.logits(weights, rows.input(), false));
                    sum += rows.loss(view, logShares).getFloat();
                }
            }
            return sum / VALIDATION_BATCHES / settings.batchSize();
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    /**
     * An averaged generator, ready for sampling.
     *
     * @param averaged as {@link #averaged()} gave them
     */
    public GeneratorWeights generator(float[] averaged) {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            seedEngine(-1);
            NDArray[] weights = generator.parameters().views(scope.create(averaged));
            return new GeneratorExport(settings, layout, view, generator, learnt, held).export(scope, weights);
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    /** The averaged generator's weights as they are now. */
    public float[] averaged() {
        return values(averagedWeights);
    }

    /** Everything that the next step depends on. */
    public TrainingState state() {
        return new TrainingState(
                step, Arrays.stream(tensors()).map(TrainingLoop::values).toList());
    }

    /** What a step changes, in the order of {@link TrainingState#tensors()}. */
    private NDArray[] tensors() {
        return new NDArray[] {
            generatorWeights,
            averagedWeights,
            critic.weights(),
            generatorOptimiser.mean(),
            generatorOptimiser.square(),
            critic.optimiser().mean(),
            critic.optimiser().square()
        };
    }

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException if it is that of another network
     */
    public void restore(TrainingState state) {
        NDArray[] targets = tensors();
        if (state.step() < 0) {
            throw new IllegalArgumentException("is at step " + state.step());
        }
        if (state.tensors().size() != targets.length) {
            throw new IllegalArgumentException("has " + state.tensors().size() + " tensors, not " + targets.length);
        }
        for (int i = 0; i < targets.length; i++) {
            if (state.tensors().get(i).length != targets[i].size()) {
                throw new IllegalArgumentException(
                        "tensor " + i + " has " + state.tensors().get(i).length + " numbers, not " + targets[i].size());
            }
        }
        EngineRuntime.LOCK.lock();
        try {
            for (int i = 0; i < targets.length; i++) {
                targets[i].set(FloatBuffer.wrap(state.tensors().get(i)));
            }
        } finally {
            EngineRuntime.LOCK.unlock();
        }
        step = state.step();
        generatorOptimiser.resumeAt(step);
        critic.optimiser().resumeAt(step);
    }

    private static float[] values(NDArray array) {
        EngineRuntime.LOCK.lock();
        try {
            return array.toFloatArray();
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
