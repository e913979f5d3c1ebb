package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CriticTest {
    private static final int PACKS = 6;
    private static final int INPUTS = 14;

    @Test
    void theWrittenDownGradientIsTheEnginesGradient() {
        Engine engine = EngineRuntime.engine(0);
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            Critic critic = new Critic(INPUTS, 32, 0, new SplittableRandom(4));
            NDArray[] weights = critic.parameters().views(critic.parameters().create(manager));
            engine.setRandomSeed(11);
            NDArray packs = manager.randomNormal(new Shape(PACKS, INPUTS));
            packs.setRequiresGradient(true);
            float penalty;
            try (GradientCollector collector = engine.newGradientCollector()) {
                Critic.Output judged = critic.forward(weights, packs);
                penalty = Critic.gradientPenalty(weights, judged.slopes1(), judged.slopes2())
                        .getFloat();
                collector.backward(judged.scores().sum());
            }
            double expected = 0;
            float[] gradient = packs.getGradient().toFloatArray();
            for (int pack = 0; pack < PACKS; pack++) {
                double square = 0;
                for (int i = 0; i < INPUTS; i++) {
                    square += Math.pow(gradient[pack * INPUTS + i], 2);
                }
                expected += Math.pow(Math.sqrt(square) - 1, 2) / PACKS;
            }
            assertThat(penalty).isCloseTo((float) expected, within(1e-5f));
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    @Test
    void dropoutScalesWhatItKeepsAndDropsTheRest() {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            EngineRuntime.engine(0).setRandomSeed(5);
            Critic critic = new Critic(INPUTS, 500, 0.25, new SplittableRandom(4));
            NDArray[] weights = critic.parameters().views(critic.parameters().create(manager));

            float[] slopes = critic.forward(weights, manager.randomNormal(new Shape(PACKS, INPUTS)))
                    .slopes1()
                    .toFloatArray();

            int dropped = 0;
            for (float slope : slopes) {
                dropped += slope == 0 ? 1 : 0;
                assertThat(slope).isIn(0f, 0.2f / 0.75f, 1 / 0.75f);
            }
            assertThat(dropped / (double) slopes.length).isCloseTo(0.25, within(0.03));
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }
}
