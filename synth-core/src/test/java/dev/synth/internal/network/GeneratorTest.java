package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synth.SimulatedTables;
import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.TableEncoder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final int ROWS = 16;
    private static final int LATENT = 6;

    private final FittedEncoder encoder = TableEncoder.fit(SimulatedTables.clinic(600, 1), 5, 1);
    private final Layout layout = new Layout(encoder.learnt());

    @Test
    void theSharesOfEachColumnSumToOne() {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            Generator generator = new Generator(manager, layout, LATENT, 20, 0.2, new SplittableRandom(3));
            NDArray[] weights =
                    generator.parameters().views(generator.parameters().create(manager));

            NDArray features = generator
                    .forward(weights, manager.randomNormal(new Shape(ROWS, LATENT)))
                    .features();

            float[] values = features.toFloatArray();
            for (int row = 0; row < ROWS; row++) {
                for (int c = 0; c < layout.columns(); c++) {
                    double sum = 0;
                    for (int place : layout.places(c)) {
                        sum += values[row * layout.features() + place];
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                }
            }
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    @Test
    void gradientsReachTheWeightsThroughSharesPositionsAndLogits() {
        Engine engine = EngineRuntime.engine(0);
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            Generator generator = new Generator(manager, layout, LATENT, 8, 0.7, new SplittableRandom(3));
            NDArray vector = generator.parameters().create(manager);
            NDArray input = manager.randomNormal(new Shape(ROWS, LATENT));
            NDArray mix = manager.randomNormal(new Shape(1, layout.features()));
            NDArray leaf = vector.duplicate();
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = engine.newGradientCollector()) {
                collector.backward(loss(generator, leaf, input, mix));
            }
            float[] gradient = leaf.getGradient().toFloatArray();
            float[] start = vector.toFloatArray();
            // Along the gradient the loss must rise by the square of its length: a part that lost its gradient would
            // show.
            double square = 0;
            for (float g : gradient) {
                square += (double) g * g;
            }
            float step = (float) (1e-3 / Math.sqrt(square));
            double rise = at(generator, manager, start, gradient, step, input, mix)
                    - at(generator, manager, start, gradient, -step, input, mix);
            assertThat(rise / (2 * step) / square).isCloseTo(1, within(0.02));
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private double at(
            Generator generator,
            NDManager manager,
            float[] start,
            float[] along,
            float step,
            NDArray input,
            NDArray mix) {
        float[] moved = start.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * along[i];
        }
        return loss(generator, manager.create(moved), input, mix).getFloat();
    }

    private NDArray loss(Generator generator, NDArray vector, NDArray input, NDArray mix) {
        EngineRuntime.engine(0).setRandomSeed(9);
        Generator.Output output = generator.forward(generator.parameters().views(vector), input);
        return output.features()
                .mul(mix)
                .sum()
                .add(generator.logSumExp(output.logits()).sum().mul(0.3f));
    }
}
