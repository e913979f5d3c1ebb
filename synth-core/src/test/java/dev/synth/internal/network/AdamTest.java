package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final double RATE = 0.01;

    @Test
    void theFirstStepGoesTheLearningRateAgainstTheGradient() {
        assertThat(after(3, 0, 1)).isEqualTo((float) (2 - RATE), within(1e-6f));
    }

    @Test
    void weightsDecayByTheirShareOfThePacedLearningRateWithoutAGradient() {
        assertThat(after(0, 0.5, 1)).isEqualTo((float) (2 * (1 - 0.5 * RATE)), within(1e-6f));
        assertThat(after(0, 0.5, 0.2)).isEqualTo((float) (2 * (1 - 0.1 * RATE)), within(1e-6f));
        assertThat(after(0, 0, 1)).isEqualTo(2);
    }

    /** What becomes of a weight of 2 in one step. */
    private static float after(float gradient, double decay, double pace) {
        try (NDManager manager = EngineRuntime.manager("cpu", 1)) {
            NDArray weights = manager.create(new float[] {2});
            new Adam(manager, weights, RATE, 0.9, 0.999, decay)
                    .step(weights, manager.create(new float[] {gradient}), pace);
            return weights.getFloat();
        }
    }
}
