package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Norms and sums from factors against gradients that the engine writes out, one row at a time. */
class RowGradientsTest {
    private static final int ROWS = 24;
    private static final int INPUTS = 37;
    private static final int HIDDEN = 32;
    private static final float PENALTY = 10;
    private static final double TOLERANCE = 1e-5;

    private final Critic critic = new Critic(INPUTS, HIDDEN, 0, new SplittableRandom(4));
    private NDManager manager;
    private NDArray vector;
    private NDArray real;
    private NDArray fake;
    private NDArray share;

    @BeforeEach
    void draw() {
        EngineRuntime.LOCK.lock();
        manager = EngineRuntime.manager("cpu", 0);
        EngineRuntime.engine(0).setRandomSeed(8);
        // Weights larger than the first ones, so that penalties and scores weigh alike.
        vector = critic.parameters()
                .create(manager)
                .mul(2)
                .add(manager.randomNormal(new Shape(size())).mul(0.05));
        real = manager.randomNormal(new Shape(ROWS, INPUTS));
        fake = manager.randomNormal(new Shape(ROWS, INPUTS));
        share = manager.randomUniform(0, 1, new Shape(ROWS, 1));
    }

    @AfterEach
    void close() {
        manager.close();
        EngineRuntime.LOCK.unlock();
    }

    private long size() {
        return critic.parameters().size();
    }

    private RowGradients factored() {
        return factored(fake, PENALTY);
    }

    private RowGradients factored(NDArray others, float penalty) {
        return CriticGradients.of(critic, critic.parameters().views(vector), real, others, share, penalty);
    }

    /** The gradient of one row's loss, written out by the engine. */
    private double[] writtenOut(int row) {
        Engine engine = EngineRuntime.engine(0);
        NDArray leaf = vector.duplicate();
        leaf.setRequiresGradient(true);
        NDArray weight = manager.create(PENALTY);
        try (GradientCollector collector = engine.newGradientCollector()) {
            NDArray[] views = critic.parameters().views(leaf);
            NDArray one = real.get(row + ":" + (row + 1));
            NDArray other = fake.get(row + ":" + (row + 1));
            NDArray part = share.get(row + ":" + (row + 1));
            NDArray between = one.mul(part).add(other.mul(part.sub(1).neg()));
            Critic.Output middle = critic.forward(views, between);
            NDArray loss = critic.forward(views, other)
                    .scores()
                    .sub(critic.forward(views, one).scores())
                    .sum()
                    .add(Critic.gradientPenalty(views, middle.slopes1(), middle.slopes2())
                            .mul(weight));
            collector.backward(loss);
        }
        return leaf.getGradient().toType(DataType.FLOAT64, false).toDoubleArray();
    }

    private static double squaredNorm(double[] vector) {
        double sum = 0;
        for (double x : vector) {
            sum += x * x;
        }
        return sum;
    }

    @Test
    void normsAreThoseOfGradientsWrittenOutRowByRow() {
        double[] norms = factored().inDoubles().squaredNorms().sqrt().toDoubleArray();

        for (int row = 0; row < ROWS; row++) {
            double expected = Math.sqrt(squaredNorm(writtenOut(row)));
            assertThat(norms[row]).as("row %s", row).isCloseTo(expected, within(TOLERANCE * expected));
        }
    }

    @Test
    void aSumOfCutGradientsIsThatOfGradientsWrittenOutAndCut() {
        RowGradients each = factored().inDoubles();
        double[] norms = each.squaredNorms().sqrt().toDoubleArray();
        double bound = norms[ROWS / 2];
        double[] expected = new double[Math.toIntExact(size())];
        int cut = 0;
        for (int row = 0; row < ROWS; row++) {
            double[] gradient = writtenOut(row);
            double factor = 1 / Math.max(bound, Math.sqrt(squaredNorm(gradient)));
            cut += factor < 1 / bound ? 1 : 0;
            for (int i = 0; i < expected.length; i++) {
                expected[i] += factor * gradient[i];
            }
        }

        NDArray factors = each.squaredNorms().sqrt().maximum(bound).pow(-1);
        double[] sum = each.sum(factors).toDoubleArray();

        assertThat(cut).isBetween(1, ROWS - 1);
        double length = Math.sqrt(squaredNorm(expected));
        for (int i = 0; i < sum.length; i++) {
            sum[i] -= expected[i];
        }
        assertThat(Math.sqrt(squaredNorm(sum))).isLessThan(TOLERANCE * length);
    }

    @Test
    void normsAreThoseOfTheGradientsThatAreAddedUpAndNeverLess() {
        RowGradients each = factored().inDoubles();
        double[] norms = each.squaredNorms().toDoubleArray();
        for (int row = 0; row < ROWS; row++) {
            double[] alone = new double[ROWS];
            alone[row] = 1;
            double square = squaredNorm(
                    each.sum(manager.create(alone, new Shape(ROWS, 1))).toDoubleArray());
            assertThat(norms[row]).isBetween(square, (1 + TOLERANCE) * square);
        }
    }

    @Test
    void gradientsThatCancelHaveNoLengthAndNoneThatIsNoNumber() {
        RowGradients none = factored(real, 0).inDoubles();
        double scale = factored().inDoubles().squaredNorms().max().getDouble();
        for (double square : none.squaredNorms().toDoubleArray()) {
            assertThat(square).isBetween(0.0, 1e-5 * scale);
        }
    }

    @Test
    void noRowAddsMoreThanItsNormSaysHoweverNearlyItsOuterProductsCancel() {
        int rows = 200;
        NDArray left = manager.randomNormal(new Shape(rows, INPUTS)).toType(DataType.FLOAT64, false);
        NDArray right = manager.randomNormal(new Shape(rows, HIDDEN)).toType(DataType.FLOAT64, false);
        NDArray nearly = left.mul(-1 - 0x1p-30);
        RowGradients each = new RowGradients(List.of(new RowGradients.Layer(
                NDArrays.concat(new NDList(left, nearly), 0), null, NDArrays.concat(new NDList(right, right), 0), 2)));

        double[] norms = each.squaredNorms().toDoubleArray();

        for (int row = 0; row < rows; row++) {
            double[] alone = new double[rows];
            alone[row] = 1;
            double square = squaredNorm(
                    each.sum(manager.create(alone, new Shape(rows, 1))).toDoubleArray());
            assertThat(norms[row]).as("row %s", row).isGreaterThanOrEqualTo(square);
        }
    }
}
