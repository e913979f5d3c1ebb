package dev.synth.benchmarks.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.benchmarks.simulated.SimulatedTables;
import org.junit.jupiter.api.Test;

class StepArithmeticTest {
    private static final int ROWS = 6;
    private static final int PACK = 3;
    private static final int LATENT = 5;
    private static final int KNOWN = 4;
    private static final int TOLD = 2;
    private static final int FEATURES = 7;
    private static final int OUTPUTS = 11;
    private static final int GENERATOR = 13;
    private static final int CRITIC = 17;

    private final StepArithmetic step =
            new StepArithmetic(ROWS, PACK, LATENT, KNOWN, TOLD, FEATURES, OUTPUTS, GENERATOR, CRITIC);

    private long operations;

    @Test
    void theSumIsThatOfTheProductsOneByOne() {
        generator();
        critic();
        penalty();
        criticForGenerator();

        assertThat(step.operations()).isEqualTo(operations);
    }

    /** Products in the order of the code: forward, then for each layer backward to weights and to hidden inputs. */
    private void generator() {
        int inputs = LATENT + KNOWN;
        product(ROWS, inputs, GENERATOR);
        product(ROWS, inputs + GENERATOR, GENERATOR);
        product(ROWS, inputs + 2 * GENERATOR, OUTPUTS);
        product(inputs + 2 * GENERATOR, ROWS, OUTPUTS);
        product(ROWS, OUTPUTS, 2 * GENERATOR);
        product(inputs + GENERATOR, ROWS, GENERATOR);
        product(ROWS, GENERATOR, GENERATOR);
        product(inputs, ROWS, GENERATOR);
    }

    private void critic() {
        int packs = 2 * ROWS / PACK;
        forward(packs);
        product(packs, CRITIC, 1);
        product(CRITIC, packs, 1);
        product(packs, 1, CRITIC);
        product(CRITIC, packs, CRITIC);
        product(packs, CRITIC, CRITIC);
        product(width(), packs, CRITIC);
    }

    private void penalty() {
        int packs = ROWS / PACK;
        forward(packs);
        product(packs, CRITIC, CRITIC);
        product(packs, CRITIC, width());
        product(width(), packs, CRITIC);
        product(packs, width(), CRITIC);
        product(CRITIC, packs, CRITIC);
        product(packs, CRITIC, CRITIC);
    }

    private void criticForGenerator() {
        int packs = ROWS / PACK;
        forward(packs);
        product(packs, CRITIC, 1);
        product(packs, 1, CRITIC);
        product(packs, CRITIC, CRITIC);
        product(packs, CRITIC, PACK * FEATURES);
    }

    private void forward(int packs) {
        product(packs, width(), CRITIC);
        product(packs, CRITIC, CRITIC);
    }

    private static int width() {
        return PACK * (FEATURES + TOLD);
    }

    private void product(int rows, int inner, int columns) {
        operations += 2L * rows * inner * columns;
    }

    @Test
    void aStepAtTheSizesOfTheLiteratureIsAboutTwoBillionOperations() {
        assertThat(Kernel.operations(SimulatedTables.adultLike(5_000, 1))).isBetween(1.5e9, 2.5e9);
    }

    @Test
    void packsMustBeWhole() {
        assertThatThrownBy(() -> new StepArithmetic(500, 7, 1, 1, 1, 1, 1, 1, 1))
                .hasMessage("rows (500) must be a multiple of pack (7).");
    }
}
