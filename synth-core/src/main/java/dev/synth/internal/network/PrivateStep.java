package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.synth.internal.encode.Layout;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * The critic learns from a secret sample of real rows, whose gradients are cut to one length and blurred (Abadi et al. 2016;
 * Xie et al. 2018). Each real row is compared with a completed one: the row's loss, gradient penalty included, depends on no
 * other real row, and its whole gradient is cut. Everything else here sees the noisy sum only. Rows are judged one by one.
 *
 * <p>Rows pass the network in chunks of one fixed size, the rest of which is left empty, so that how a row's numbers are
 * rounded does not depend on how many were drawn. The engine's random numbers are not used: how many are drawn must not depend
 * on the sample either.
 */
final class PrivateStep implements CriticStep {
    /** Rows of a chunk beyond those expected, in standard deviations of their number. */
    private static final double SPARE = 2.5;

    private static final int CHUNK_MULTIPLE = 16;
    /** Weights beyond this have diverged, and factors of gradients might leave the finite numbers. */
    private static final float MOST_WEIGHT = 1e4f;

    private final TrainingLoop.Settings settings;
    private final Layout layout;
    private final RowView view;
    private final CriticState state;
    private final RealRows real;
    private final int chunk;

    PrivateStep(TrainingLoop.Settings settings, Layout layout, RowView view, CriticState state, RealRows real) {
        this.settings = settings;
        this.layout = layout;
        this.view = view;
        this.state = state;
        this.real = real;
        double most = settings.batchSize() + SPARE * Math.sqrt(settings.batchSize());
        this.chunk = CHUNK_MULTIPLE * (int) Math.ceil(most / CHUNK_MULTIPLE);
    }

    @Override
    public boolean isPossible(int steps) {
        return real.sums().canDraw(steps);
    }

    @Override
    public DoubleSupplier take(NDManager scope, GradientCollector collector, Rows rows, NDArray fakeRows, double pace) {
        if (!areBounded(scope)) {
            return () -> Double.NaN;
        }
        NDArray[] weights = state.fixed(scope);
        int[] drawn = real.sums().draw();
        double[] sum = new double[Math.toIntExact(state.weights().size())];
        for (int from = 0; from < drawn.length; from += chunk) {
            int[] part = Arrays.copyOfRange(drawn, from, Math.min(drawn.length, from + chunk));
            try (NDManager inner = scope.newSubManager()) {
                add(inner, weights, part, fakeRows, rows.told(), sum);
            }
        }
        real.sums().release(sum);
        float scale = settings.criticClip() / settings.batchSize();
        float[] gradient = new float[sum.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) sum[i] * scale;
        }
        state.optimiser().step(state.weights(), scope.create(gradient), pace);
        return () -> lossOnTheCopy(scope, rows, fakeRows);
    }

    /** Looks at the weights, which are as public as the noisy sums that made them. */
    private boolean areBounded(NDManager scope) {
        return Parameters.copy(scope, state.weights()).abs().max().getFloat() <= MOST_WEIGHT;
    }

    /** Adds the gradients of some rows, each cut to length 1 in units of the bound. */
    private void add(NDManager scope, NDArray[] weights, int[] drawn, NDArray fakeRows, NDArray told, double[] sum) {
        float[] values = new float[chunk * layout.fields()];
        Arrays.fill(values, Layout.NONE);
        float[] present = new float[chunk];
        for (int i = 0; i < drawn.length; i++) {
            present[i] = 1;
            for (int field = 0; field < layout.fields(); field++) {
                values[i * layout.fields() + field] = layout.value(real.table().columns(), drawn[i], field);
            }
        }
        NDArray partners = partners(scope);
        NDArray knows = told.get(partners);
        NDArray realRows = view.features(view.oneHot(scope.create(values, new Shape(chunk, layout.fields()))))
                .concat(knows, 1);
        NDArray completed = fakeRows.get(partners).concat(knows, 1);
        float penalty = (float) settings.gradientPenalty();
        RowGradients each = CriticGradients.of(state.critic(), weights, realRows, completed, shares(scope), penalty)
                .inDoubles();
        NDArray factors = each.squaredNorms()
                .sqrt()
                .maximum(settings.criticClip())
                .pow(-1)
                .mul(scope.create(present, new Shape(chunk, 1)).toType(DataType.FLOAT64, false));
        double[] part = each.sum(factors).toDoubleArray();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    /** For each place the completed row that its real one is compared with. */
    private NDArray partners(NDManager scope) {
        long[] partners = new long[chunk];
        for (int i = 0; i < chunk; i++) {
            partners[i] = real.coins().nextInt(settings.batchSize());
        }
        return scope.create(partners);
    }

    private NDArray shares(NDManager scope) {
        float[] shares = new float[chunk];
        for (int i = 0; i < chunk; i++) {
            shares[i] = real.coins().nextFloat();
        }
        return scope.create(shares, new Shape(chunk, 1));
    }

    /** How much better completed rows are judged than those of the private copy, less with a minus sign. */
    private double lossOnTheCopy(NDManager scope, Rows rows, NDArray fakeRows) {
        NDArray[] weights = state.fixed(scope);
        NDArray copied = rows.packed(view.features(rows.real()), settings.batchSize());
        NDArray fake = state.critic()
                .forward(weights, rows.packed(fakeRows, settings.batchSize()))
                .scores();
        return fake.mean()
                .sub(state.critic().forward(weights, copied).scores().mean())
                .getFloat();
    }
}
