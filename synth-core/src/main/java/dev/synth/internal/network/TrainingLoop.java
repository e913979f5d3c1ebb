package dev.synth.internal.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.BatchSampler.Batch;
import dev.synth.internal.random.Seeds;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trains generator and critic against each other, step by step. Not thread-safe, but several loops may run in one process:
 * each step holds {@link EngineRuntime#LOCK}. Closing releases every engine array.
 */
public final class TrainingLoop implements AutoCloseable {
    private static final int CALIBRATION_BATCHES = 40;
    private static final int VALIDATION_BATCHES = 4;
    private static final int TRUST_BATCHES = 12;
    private static final int TRUST_STEPS = 20;
    private static final double LEAST_SHARE = 1e-6;
    private static final int CALIBRATION_ROUNDS = 150;
    /** So many rows count as well calibrated, so that rare values are moved little. */
    private static final float FEW_ROWS = 20;

    private final Settings settings;
    private final Layout layout;
    private final NDManager manager;
    private final BatchSampler batches;
    private final BatchSampler validation;
    private final RowView view;
    private final Generator generator;
    private final Critic critic;
    private final NDArray generatorWeights;
    private final NDArray averagedWeights;
    private final NDArray criticWeights;
    private final Adam generatorOptimiser;
    private final Adam criticOptimiser;
    /** Factors of losses; arrays, see {@link Generator}. */
    private final NDArray penaltyWeight;

    private final NDArray perRow;
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
            double likelihoodWeight,
            double generatorDropout,
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

    /** What is real, what of it is known, and what the generator is given, all on the device. */
    private record Rows(NDArray real, NDArray known, NDArray hidden, NDArray told, NDArray open, NDArray input) {}

    /**
     * Sets up a training.
     *
     * @param table the rows to learn from
     * @param held rows of the training table that the validation loss is computed on
     */
    public TrainingLoop(Settings settings, FittedEncoder encoder, EncodedTable table, EncodedTable held) {
        this.settings = settings;
        this.layout = new Layout(encoder.learnt());
        this.manager = EngineRuntime.manager(settings.device(), settings.threads());
        this.batches = new BatchSampler(table, layout, settings.passes());
        this.validation = new BatchSampler(held, layout, settings.passes());
        this.view = new RowView(manager, layout);
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
        this.critic = new Critic(
                (layout.features() + layout.fields()) * settings.packSize(),
                settings.criticWidth(),
                settings.criticDropout(),
                random);
        this.generatorWeights = generator.parameters().create(manager);
        this.averagedWeights = generatorWeights.duplicate();
        this.criticWeights = critic.parameters().create(manager);
        this.generatorOptimiser = new Adam(manager, generatorWeights, settings.learningRate(), 0.9, 0.999);
        this.criticOptimiser = new Adam(manager, criticWeights, settings.learningRate(), 0.5, 0.9);
        this.penaltyWeight = manager.create((float) settings.gradientPenalty());
        this.likelihoodWeight = manager.create((float) settings.likelihoodWeight());
        this.perRow = manager.create(1f / settings.batchSize());
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
        Batch batch = batches.draw(settings.batchSize(), Seeds.stream(settings.seed(), Seeds.BATCH, step));
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            Engine engine = EngineRuntime.engine(0);
            engine.setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, step) & Integer.MAX_VALUE);
            Rows rows = rows(scope, batch);
            NDArray weights = leaf(scope, generatorWeights);
            NDArray realRows = view.features(rows.real());
            NDArray criticLoss;
            NDArray logShares;
            NDArray fakeRows;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray logits = generator.logits(generator.parameters().views(weights), rows.input(), true);
                logShares = view.logShares(logits);
                fakeRows = view.features(generator.complete(logShares, rows.known(), rows.hidden()));
                criticLoss = learnCritic(
                        scope,
                        collector,
                        pack(realRows, rows.told()),
                        pack(fakeRows.stopGradient(), rows.told()),
                        pace);
            }
            NDArray generatorLoss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                generatorLoss = judged(scope, fakeRows, rows.told())
                        .add(likelihood(logShares, rows).mul(likelihoodWeight));
                collector.backward(generatorLoss);
            }
            generatorOptimiser.step(generatorWeights, gradient(scope, weights), pace);
            NDArray drift = generatorWeights.sub(averagedWeights);
            drift.attach(scope);
            averagedWeights.addi(drift.muli((float) (1 - averagingAt(step))));
            step++;
            return read ? new Losses(criticLoss.getFloat(), generatorLoss.getFloat()) : null;
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private Rows rows(NDManager scope, Batch batch) {
        NDArray real = view.oneHot(array(scope, batch.values()));
        NDArray told = array(scope, batch.known());
        NDArray mask = view.perValue(told);
        NDArray known = real.mul(mask);
        NDArray noise = scope.randomNormal(new Shape(settings.batchSize(), settings.latentSize()));
        return new Rows(
                real,
                known,
                mask.neg().add(1),
                told,
                array(scope, batch.open()),
                noise.concat(view.features(known), 1));
    }

    /** Averages over fewer steps while there are few, so that the first weights are soon forgotten. */
    private double averagingAt(int atStep) {
        return Math.min(settings.averaging(), (1.0 + atStep) / (10.0 + atStep));
    }

    private NDArray learnCritic(NDManager scope, GradientCollector collector, NDArray real, NDArray fake, double pace) {
        NDArray weights = leaf(scope, criticWeights);
        NDArray[] views = critic.parameters().views(weights);
        long packs = real.getShape().get(0);
        NDArray share = scope.randomUniform(0, 1, new Shape(packs, 1));
        NDArray between = real.mul(share).add(fake.mul(share.sub(1).neg()));
        Critic.Output judged = critic.forward(views, NDArrays.concat(new NDList(real, fake, between), 0));
        NDArray scores = judged.scores();
        NDList parts = scores.split(new long[] {packs, 2 * packs});
        NDArray penalty = Critic.gradientPenalty(
                views,
                judged.slopes1().split(new long[] {2 * packs}).get(1),
                judged.slopes2().split(new long[] {2 * packs}).get(1));
        NDArray loss = parts.get(1).mean().sub(parts.get(0).mean()).add(penalty.mul(penaltyWeight));
        collector.backward(loss);
        criticOptimiser.step(criticWeights, gradient(scope, weights), pace);
        return loss;
    }

    private NDArray judged(NDManager scope, NDArray fakeRows, NDArray told) {
        NDArray[] views = critic.parameters().views(copy(scope, criticWeights));
        return critic.forward(views, pack(fakeRows, told)).scores().mean().neg();
    }

    /** The mean over rows of minus the log-likelihood of the open fields, given what is known. */
    private NDArray likelihood(NDArray logShares, Rows rows) {
        NDArray wanted = rows.real().mul(view.perValue(rows.open()));
        return view.logSums(logShares)
                .mul(rows.open())
                .sum()
                .sub(logShares.mul(wanted).sum())
                .mul(perRow);
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
        return new Likelihoods(likelihood(batches), likelihood(validation));
    }

    private double likelihood(BatchSampler sampler) {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            EngineRuntime.engine(0)
                    .setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, -2) & Integer.MAX_VALUE);
            NDArray[] weights = generator.parameters().views(copy(scope, averagedWeights));
            double sum = 0;
            for (int b = 0; b < VALIDATION_BATCHES; b++) {
                try (NDManager inner = scope.newSubManager()) {
                    SplittableRandom random = Seeds.stream(settings.seed(), Seeds.VALIDATION, b);
                    Rows rows = rows(inner, sampler.draw(settings.batchSize(), random));
                    sum += likelihood(view.logShares(generator.logits(weights, rows.input(), false)), rows)
                            .getFloat();
                }
            }
            return sum / VALIDATION_BATCHES;
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private NDArray pack(NDArray features, NDArray told) {
        return features.concat(told, 1).reshape(settings.batchSize() / settings.packSize(), -1);
    }

    private NDArray array(NDManager scope, float[] values) {
        return scope.create(values, new Shape(values.length / layout.fields(), layout.fields()));
    }

    /** A copy of weights that gradients are collected for. */
    private static NDArray leaf(NDManager scope, NDArray weights) {
        NDArray leaf = copy(scope, weights);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** A copy that belongs to a scope: results belong to the manager of their first operand. */
    private static NDArray copy(NDManager scope, NDArray weights) {
        NDArray copy = weights.duplicate();
        copy.attach(scope);
        return copy;
    }

    private static NDArray gradient(NDManager scope, NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        gradient.attach(scope);
        return gradient;
    }

    /**
     * An averaged generator with its normalisation folded in, for sampling: statistics are those of training batches.
     *
     * @param averaged as {@link #averaged()} gave them
     */
    public GeneratorWeights generator(float[] averaged) {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            EngineRuntime.engine(0)
                    .setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, -1) & Integer.MAX_VALUE);
            NDArray[] weights = generator.parameters().views(scope.create(averaged));
            float[][] sums = new float[4][];
            for (int b = 0; b < CALIBRATION_BATCHES; b++) {
                try (NDManager inner = scope.newSubManager()) {
                    Batch batch =
                            batches.draw(settings.batchSize(), Seeds.stream(settings.seed(), Seeds.BATCH, -1L - b));
                    NDArray[] statistics =
                            generator.statistics(weights, rows(inner, batch).input());
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] = add(sums[i], statistics[i].toFloatArray());
                        statistics[i].close();
                    }
                }
            }
            float[][] tensors = new float[weights.length][];
            for (int i = 0; i < weights.length; i++) {
                tensors[i] = weights[i].toFloatArray();
            }
            float[] trust = trust(scope, weights);
            return GeneratorWeights.fold(
                            tensors,
                            sums,
                            CALIBRATION_BATCHES,
                            settings.latentSize(),
                            layout.features(),
                            layout.width())
                    .shrunk(perValue(trust), marginalLogits())
                    .shifted(calibration(scope, weights, trust));
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
            criticWeights,
            generatorOptimiser.mean(),
            generatorOptimiser.square(),
            criticOptimiser.mean(),
            criticOptimiser.square()
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
        criticOptimiser.resumeAt(step);
    }

    private static float[] values(NDArray array) {
        EngineRuntime.LOCK.lock();
        try {
            return array.toFloatArray();
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    /**
     * How far each field's logits are to be trusted over its marginal distribution, 0 to 1: what the likelihood of rows
     * that were not learnt from is greatest with. A field that nothing else tells about is not fitted to noise then.
     */
    private float[] trust(NDManager scope, NDArray[] weights) {
        NDArray marginal = scope.create(marginalLogits(), new Shape(1, layout.width()));
        double[][] losses = new double[TRUST_STEPS + 1][layout.fields()];
        for (int b = 0; b < TRUST_BATCHES; b++) {
            try (NDManager inner = scope.newSubManager()) {
                SplittableRandom random = Seeds.stream(settings.seed(), Seeds.VALIDATION, b);
                Rows rows = rows(inner, validation.draw(settings.batchSize(), random));
                NDArray logits = generator.logits(weights, rows.input(), false);
                // All shares are tried on the same noise, so that only they make a difference.
                for (int step = 0; step <= TRUST_STEPS; step++) {
                    try (NDManager innermost = inner.newSubManager()) {
                        NDArray mixed = copy(innermost, logits)
                                .sub(marginal)
                                .mul(share(step))
                                .add(marginal);
                        float[] sums = lossPerField(mixed, rows).toFloatArray();
                        for (int field = 0; field < sums.length; field++) {
                            losses[step][field] += sums[field];
                        }
                    }
                }
            }
        }
        float[] trust = new float[layout.fields()];
        for (int field = 0; field < trust.length; field++) {
            int best = 0;
            for (int step = 1; step <= TRUST_STEPS; step++) {
                best = losses[step][field] < losses[best][field] ? step : best;
            }
            trust[field] = share(best);
        }
        return trust;
    }

    /**
     * What to add to each output so that every value is as frequent among open fields as the released generator says:
     * averaging, dropout and trust each move that a little.
     */
    private float[] calibration(NDManager scope, NDArray[] weights, float[] trust) {
        NDArray marginal = scope.create(marginalLogits(), new Shape(1, layout.width()));
        NDArray share = scope.create(perValue(trust), new Shape(1, layout.width()));
        float[] seen = new float[layout.width()];
        float[] said = new float[layout.width()];
        for (int b = 0; b < CALIBRATION_ROUNDS; b++) {
            try (NDManager inner = scope.newSubManager()) {
                SplittableRandom random = Seeds.stream(settings.seed(), Seeds.BATCH, -1000L - b);
                Rows rows = rows(inner, batches.draw(settings.batchSize(), random));
                NDArray logits = generator.logits(weights, rows.input(), false);
                NDArray mixed = logits.sub(marginal).mul(share).add(marginal);
                NDArray open = view.perValue(rows.open());
                NDArray shares = view.logShares(mixed).exp();
                add(said, shares.mul(open).sum(new int[] {0}).toFloatArray());
                add(seen, rows.real().mul(open).sum(new int[] {0}).toFloatArray());
            }
        }
        float[] shift = new float[seen.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) StrictMath.log((seen[i] + FEW_ROWS) / (said[i] + FEW_ROWS));
        }
        return shift;
    }

    private static float share(int step) {
        return (float) step / TRUST_STEPS;
    }

    /** Minus the log-likelihood of open fields, summed over rows, shape (fields). */
    private NDArray lossPerField(NDArray logits, Rows rows) {
        NDArray chosen = view.sums(view.logShares(logits).mul(rows.real()));
        return chosen.neg().mul(rows.open()).sum(new int[] {0});
    }

    /** The logarithm of each mode's share of rows; cells of an interval hold equal shares. */
    private float[] marginalLogits() {
        float[] logits = new float[layout.width()];
        for (int column = 0; column < layout.columns(); column++) {
            double[] frequencies = layout.frequencies(column);
            for (int mode = 0; mode < frequencies.length; mode++) {
                logits[layout.offset(column) + mode] = (float) StrictMath.log(Math.max(LEAST_SHARE, frequencies[mode]));
            }
        }
        return logits;
    }

    private float[] perValue(float[] perField) {
        float[] values = new float[layout.width()];
        for (int field = 0; field < perField.length; field++) {
            Arrays.fill(values, layout.offset(field), layout.offset(field) + layout.size(field), perField[field]);
        }
        return values;
    }

    private static float[] add(float @Nullable [] sum, float[] more) {
        if (sum == null) {
            return more;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }

    @Override
    public void close() {
        manager.close();
    }
}
