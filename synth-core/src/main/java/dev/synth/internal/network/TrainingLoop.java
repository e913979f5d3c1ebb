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
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.network.BatchSampler.Batch;
import dev.synth.internal.random.Seeds;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trains generator and critic against each other, step by step. Not thread-safe, but several loops may run in one process:
 * each step holds {@link EngineRuntime#LOCK}. Closing releases every engine array.
 */
public final class TrainingLoop implements AutoCloseable {
    private static final int CALIBRATION_BATCHES = 40;

    private final Settings settings;
    private final Layout layout;
    private final NDManager manager;
    private final BatchSampler batches;
    private final int conditionWidth;
    private final Generator generator;
    private final Critic critic;
    private final NDArray generatorWeights;
    private final NDArray averagedWeights;
    private final NDArray criticWeights;
    private final Adam generatorOptimiser;
    private final Adam criticOptimiser;
    /** Factors of losses; arrays, see {@link Generator}. */
    private final NDArray penaltyWeight;

    private final NDArray momentWeight;
    private final NDArray perRow;
    /** Scales features so that rare modes count in the second-moment loss. */
    private final NDArray momentScale;

    private int step;

    /** What a training needs to know; the meanings are those of the public options. */
    public record Settings(
            long seed,
            int batchSize,
            int packSize,
            int latentSize,
            int generatorWidth,
            int criticWidth,
            double learningRate,
            double gradientPenalty,
            double dropout,
            double temperature,
            double averaging,
            double momentWeight,
            String device,
            int threads) {}

    /** The losses of one step. */
    public record Losses(float critic, float generator) {
        public boolean areFinite() {
            return Float.isFinite(critic) && Float.isFinite(generator);
        }
    }

    public TrainingLoop(Settings settings, FittedEncoder encoder, EncodedTable table) {
        this.settings = settings;
        this.layout = new Layout(encoder.learnt());
        this.manager = EngineRuntime.manager(settings.device(), settings.threads());
        ConditionSpace conditions = new ConditionSpace(encoder.learnt(), layout);
        this.conditionWidth = conditions.width();
        this.batches = new BatchSampler(table, layout, conditions);
        SplittableRandom random = Seeds.stream(settings.seed(), Seeds.WEIGHTS, 0);
        this.generator = new Generator(
                manager,
                layout,
                settings.latentSize() + conditionWidth,
                settings.generatorWidth(),
                settings.temperature(),
                random);
        this.critic = new Critic(
                (layout.features() + conditionWidth) * settings.packSize(),
                settings.criticWidth(),
                settings.dropout(),
                random);
        this.generatorWeights = generator.parameters().create(manager);
        this.averagedWeights = generatorWeights.duplicate();
        this.criticWeights = critic.parameters().create(manager);
        this.generatorOptimiser = new Adam(manager, generatorWeights, settings.learningRate());
        this.criticOptimiser = new Adam(manager, criticWeights, settings.learningRate());
        this.penaltyWeight = manager.create((float) settings.gradientPenalty());
        this.momentWeight = manager.create((float) settings.momentWeight());
        this.perRow = manager.create(1f / settings.batchSize());
        this.momentScale = manager.create(momentScale(encoder), new Shape(1, layout.features()));
    }

    /** frequency^−¼ for modes; 1 for positions and ranks, whose scale is that of the unit interval. */
    private float[] momentScale(FittedEncoder encoder) {
        float[] scale = new float[layout.features()];
        java.util.Arrays.fill(scale, 1);
        for (int c = 0; c < layout.columns(); c++) {
            ModeCoder coder = encoder.learnt().get(c).coder();
            for (int mode = 0; mode < coder.modes(); mode++) {
                scale[layout.place(c, mode)] = (float) Math.pow(Math.max(1e-6, coder.frequencies()[mode]), -0.25);
            }
        }
        return scale;
    }

    /**
     * One step: the critic learns from a real and a generated batch, then the generator from the critic's answer to the
     * same generated batch.
     *
     * @param read whether to read the losses back, which waits for the device
     * @return the losses, or null if they were not read
     */
    public @Nullable Losses step(boolean read) {
        Batch batch = batches.draw(settings.batchSize(), Seeds.stream(settings.seed(), Seeds.BATCH, step));
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            Engine engine = EngineRuntime.engine(0);
            engine.setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, step) & Integer.MAX_VALUE);
            NDArray real = array(scope, batch.features(), layout.features());
            NDArray condition = conditionWidth == 0 ? null : array(scope, batch.condition(), conditionWidth);
            NDArray weights = leaf(scope, generatorWeights);
            NDArray criticLoss;
            Generator.Output fake;
            try (GradientCollector collector = engine.newGradientCollector()) {
                fake = generator.forward(generator.parameters().views(weights), input(scope, condition));
                criticLoss = learnCritic(
                        scope,
                        collector,
                        pack(real, condition),
                        pack(fake.features().stopGradient(), condition));
            }
            NDArray generatorLoss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                generatorLoss = generatorLoss(scope, fake, real, condition, batch);
                collector.backward(generatorLoss);
            }
            generatorOptimiser.step(generatorWeights, gradient(scope, weights));
            NDArray drift = generatorWeights.sub(averagedWeights);
            drift.attach(scope);
            averagedWeights.addi(drift.muli((float) (1 - averagingAt(step))));
            step++;
            return read ? new Losses(criticLoss.getFloat(), generatorLoss.getFloat()) : null;
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    /** Averages over fewer steps while there are few, so that the first weights are soon forgotten. */
    private double averagingAt(int atStep) {
        return Math.min(settings.averaging(), (1.0 + atStep) / (10.0 + atStep));
    }

    private NDArray learnCritic(NDManager scope, GradientCollector collector, NDArray real, NDArray fake) {
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
        criticOptimiser.step(criticWeights, gradient(scope, weights));
        return loss;
    }

    private NDArray generatorLoss(
            NDManager scope, Generator.Output fake, NDArray real, @Nullable NDArray condition, Batch batch) {
        NDArray[] views = critic.parameters().views(copy(scope, criticWeights));
        NDArray loss = critic.forward(views, pack(fake.features(), condition))
                .scores()
                .mean()
                .neg();
        if (condition != null) {
            NDArray wanted = array(scope, batch.conditionModes(), layout.modes());
            NDArray column = array(scope, batch.conditionColumns(), layout.columns());
            NDArray crossEntropy = generator
                    .logSumExp(fake.logits())
                    .mul(column)
                    .sum()
                    .sub(fake.logits().mul(wanted).sum())
                    .mul(perRow);
            loss = loss.add(crossEntropy);
        }
        if (settings.momentWeight() > 0) {
            NDArray difference = moments(fake.features()).sub(moments(real));
            loss = loss.add(difference.square().sum().mul(momentWeight));
        }
        return loss;
    }

    /** E[f fᵀ] over the batch, f being scaled features: every pair of modes at once. */
    private NDArray moments(NDArray features) {
        NDArray scaled = features.mul(momentScale);
        return scaled.transpose().matMul(scaled).mul(perRow);
    }

    private NDArray input(NDManager scope, @Nullable NDArray condition) {
        NDArray noise = scope.randomNormal(new Shape(settings.batchSize(), settings.latentSize()));
        return condition == null ? noise : noise.concat(condition, 1);
    }

    private NDArray pack(NDArray features, @Nullable NDArray condition) {
        NDArray rows = condition == null ? features : features.concat(condition, 1);
        return rows.reshape(settings.batchSize() / settings.packSize(), -1);
    }

    private NDArray array(NDManager scope, float[] values, int width) {
        return scope.create(values, new Shape(values.length / width, width));
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
     * The averaged generator with its normalisation folded in, for sampling: statistics are those of training batches.
     */
    public GeneratorWeights averagedGenerator() {
        EngineRuntime.LOCK.lock();
        try (NDManager scope = manager.newSubManager()) {
            EngineRuntime.engine(0)
                    .setRandomSeed((int) Seeds.derive(settings.seed(), Seeds.ENGINE, -1) & Integer.MAX_VALUE);
            NDArray[] weights = generator.parameters().views(copy(scope, averagedWeights));
            float[][] sums = new float[4][];
            for (int b = 0; b < CALIBRATION_BATCHES; b++) {
                try (NDManager inner = scope.newSubManager()) {
                    Batch batch =
                            batches.draw(settings.batchSize(), Seeds.stream(settings.seed(), Seeds.BATCH, -1L - b));
                    NDArray condition = conditionWidth == 0 ? null : array(inner, batch.condition(), conditionWidth);
                    NDArray[] statistics = generator.statistics(weights, input(inner, condition));
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
            return GeneratorWeights.fold(
                    tensors, sums, CALIBRATION_BATCHES, settings.latentSize(), conditionWidth, layout.outputs());
        } finally {
            EngineRuntime.LOCK.unlock();
        }
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
