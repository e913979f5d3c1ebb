package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.network.TrainingLoop.Settings;
import dev.synth.internal.random.Seeds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trained generator ready for sampling: folds its normalisation in, draws each field towards its marginal
 * distribution as far as rows that were not learnt from ask for, and has every value come out as often as it should.
 */
final class GeneratorExport {
    private static final int NORMALISATION_BATCHES = 40;
    private static final int TRUST_BATCHES = 12;
    private static final int TRUST_STEPS = 20;
    private static final int CALIBRATION_BATCHES = 150;
    /** So many rows count as well calibrated, so that rare values are moved little. */
    private static final float FEW_ROWS = 20;

    private static final double LEAST_SHARE = 1e-6;

    private final Settings settings;
    private final Layout layout;
    private final RowView view;
    private final Generator generator;
    private final RowSource learnt;
    private final RowSource held;

    /**
     * An export.
     *
     * @param learnt rows that the generator learnt from
     * @param held rows of the training table that it did not learn from
     */
    GeneratorExport(
            Settings settings, Layout layout, RowView view, Generator generator, RowSource learnt, RowSource held) {
        this.settings = settings;
        this.layout = layout;
        this.view = view;
        this.generator = generator;
        this.learnt = learnt;
        this.held = held;
    }

    GeneratorWeights export(NDManager scope, NDArray[] weights) {
        float[][] sums = statistics(scope, weights);
        float[][] tensors = new float[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            tensors[i] = weights[i].toFloatArray();
        }
        float[] trust = trust(scope, weights);
        return GeneratorWeights.fold(
                        tensors, sums, NORMALISATION_BATCHES, settings.latentSize(), layout.features(), layout.width())
                .shrunk(perValue(trust), marginalLogits())
                .shifted(calibration(scope, weights, trust));
    }

    /** Sums over training batches of each normalised layer's mean and variance. */
    private float[][] statistics(NDManager scope, NDArray[] weights) {
        float[][] sums = new float[4][];
        for (int b = 0; b < NORMALISATION_BATCHES; b++) {
            try (NDManager inner = scope.newSubManager()) {
                Rows rows = learnt.draw(inner, Seeds.BATCH, -1L - b);
                NDArray[] statistics = generator.statistics(weights, rows.input());
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = add(sums[i], statistics[i].toFloatArray());
                    statistics[i].close();
                }
            }
        }
        return sums;
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
                Rows rows = held.draw(inner, Seeds.VALIDATION, b);
                NDArray logits = generator.logits(weights, rows.input(), false);
                // All shares are tried on the same noise, so that only they make a difference.
                for (int step = 0; step <= TRUST_STEPS; step++) {
                    try (NDManager innermost = inner.newSubManager()) {
                        NDArray copy = logits.duplicate();
                        copy.attach(innermost);
                        NDArray mixed = copy.sub(marginal).mul(share(step)).add(marginal);
                        float[] sums =
                                rows.lossPerField(view, view.logShares(mixed)).toFloatArray();
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
        for (int b = 0; b < CALIBRATION_BATCHES; b++) {
            try (NDManager inner = scope.newSubManager()) {
                Rows rows = learnt.draw(inner, Seeds.BATCH, -1000L - b);
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
}
