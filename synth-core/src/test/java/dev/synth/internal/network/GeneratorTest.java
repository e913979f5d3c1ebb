package dev.synth.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synth.SimulatedTables;
import dev.synth.internal.encode.EncodedTable;
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
    private final EncodedTable table = encoder.encode(SimulatedTables.clinic(600, 1), 1);

    private float[] values(int firstRow) {
        float[] values = new float[ROWS * layout.fields()];
        for (int i = 0; i < values.length; i++) {
            values[i] = layout.value(table.columns(), firstRow + i / layout.fields(), i % layout.fields());
        }
        return values;
    }

    private Generator generator(NDManager manager, RowView view, int hidden, double temperature) {
        return new Generator(manager, view, LATENT, hidden, layout.width(), temperature, 0, new SplittableRandom(3));
    }

    @Test
    void theSharesOfEachFieldSumToOneOrToWhatItsColumnHasInIntervals() {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            RowView view = new RowView(manager, layout);
            Generator generator = generator(manager, view, 20, 0.2);
            NDArray[] weights =
                    generator.parameters().views(generator.parameters().create(manager));
            Shape shape = new Shape(ROWS, layout.width());

            float[] values = generator
                    .complete(
                            view.logShares(
                                    generator.logits(weights, manager.randomNormal(new Shape(ROWS, LATENT)), false)),
                            manager.zeros(shape),
                            manager.ones(shape))
                    .toFloatArray();

            assertThat(layout.fields()).isGreaterThan(layout.columns());
            for (int row = 0; row < ROWS; row++) {
                for (int field = 0; field < layout.fields(); field++) {
                    int column = layout.columnOf(field);
                    double expected =
                            layout.isCell(field) ? sum(values, row, layout.offset(column), layout.segments(column)) : 1;
                    assertThat(sum(values, row, layout.offset(field), layout.size(field)))
                            .isCloseTo(expected, within(1e-5));
                }
            }
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private double sum(float[] values, int row, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[row * layout.width() + from + i];
        }
        return sum;
    }

    @Test
    void whatIsKnownStandsInTheCompletedRow() {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            RowView view = new RowView(manager, layout);
            Generator generator = generator(manager, view, 20, 0.2);
            NDArray[] weights =
                    generator.parameters().views(generator.parameters().create(manager));
            NDArray real = view.oneHot(manager.create(values(0), new Shape(ROWS, layout.fields())));
            NDArray noise = manager.randomNormal(new Shape(ROWS, LATENT));

            NDArray completed = generator.complete(
                    view.logShares(generator.logits(weights, noise, false)),
                    real,
                    manager.zeros(new Shape(ROWS, layout.width())));

            assertThat(completed.toFloatArray()).containsExactly(real.toFloatArray());
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    @Test
    void theDeviceSeesRowsAsTheLayoutDescribesThem() {
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            RowView view = new RowView(manager, layout);
            float[] values = values(40);

            float[] features = view.features(view.oneHot(manager.create(values, new Shape(ROWS, layout.fields()))))
                    .toFloatArray();

            for (int row = 0; row < ROWS; row++) {
                int at = row * layout.features();
                for (int field = 0; field < layout.fields(); field++) {
                    int value = (int) values[row * layout.fields() + field];
                    for (int i = 0; i < layout.size(field); i++) {
                        assertThat(features[at + layout.offset(field) + i]).isEqualTo(i == value ? 1f : 0f);
                    }
                    int numeric = layout.numericIndex(layout.columnOf(field));
                    if (numeric >= 0 && !layout.isCell(field)) {
                        int cellField = layout.cellField(field);
                        int cell = cellField == Layout.NONE
                                ? Layout.NONE
                                : (int) values[row * layout.fields() + cellField];
                        assertThat((double) features[at + layout.width() + numeric])
                                .isCloseTo(layout.rank(field, value, cell), within(1e-5));
                    }
                }
            }
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    @Test
    void gradientsReachTheWeightsThroughSharesRanksAndLogits() {
        Engine engine = EngineRuntime.engine(0);
        EngineRuntime.LOCK.lock();
        try (NDManager manager = EngineRuntime.manager("cpu", 0)) {
            RowView view = new RowView(manager, layout);
            Generator generator = generator(manager, view, 8, 0.7);
            NDArray vector = generator.parameters().create(manager);
            NDArray input = manager.randomNormal(new Shape(ROWS, LATENT));
            NDArray mix = manager.randomNormal(new Shape(1, layout.features()));
            NDArray leaf = vector.duplicate();
            leaf.setRequiresGradient(true);
            try (GradientCollector collector = engine.newGradientCollector()) {
                collector.backward(loss(generator, view, leaf, input, mix));
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
            double rise = loss(generator, view, moved(manager, start, gradient, step), input, mix)
                            .getFloat()
                    - loss(generator, view, moved(manager, start, gradient, -step), input, mix)
                            .getFloat();
            assertThat(rise / (2 * step) / square).isCloseTo(1, within(0.02));
        } finally {
            EngineRuntime.LOCK.unlock();
        }
    }

    private static NDArray moved(NDManager manager, float[] start, float[] along, float step) {
        float[] moved = start.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * along[i];
        }
        return manager.create(moved);
    }

    private NDArray loss(Generator generator, RowView view, NDArray vector, NDArray input, NDArray mix) {
        EngineRuntime.engine(0).setRandomSeed(9);
        NDManager manager = vector.getManager();
        NDArray logShares =
                view.logShares(generator.logits(generator.parameters().views(vector), input, true));
        Shape shape = new Shape(ROWS, layout.width());
        NDArray real = view.oneHot(manager.create(values(0), new Shape(ROWS, layout.fields())));
        return view.features(generator.complete(logShares, manager.zeros(shape), manager.ones(shape)))
                .mul(mix)
                .sum()
                .add(view.logSums(logShares)
                        .mul(view.sums(real))
                        .sum()
                        .sub(logShares.mul(real).sum())
                        .mul(0.3f));
    }
}
