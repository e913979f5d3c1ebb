package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.DoubleSupplier;

/** The critic learns from packs of rows: the WGAN-GP loss (Gulrajani et al. 2017), differentiated by the engine. */
final class WassersteinStep implements CriticStep {
    private final CriticState state;
    private final RowView view;
    private final int packs;
    /** An array, see {@link Generator}. */
    private final NDArray penaltyWeight;

    WassersteinStep(NDManager manager, TrainingLoop.Settings settings, RowView view, CriticState state) {
        this.state = state;
        this.view = view;
        this.packs = settings.batchSize() / settings.packSize();
        this.penaltyWeight = manager.create((float) settings.gradientPenalty());
    }

    @Override
    public boolean isPossible(int steps) {
        return true;
    }

    @Override
    public DoubleSupplier take(NDManager scope, GradientCollector collector, Rows rows, NDArray fakeRows, double pace) {
        NDArray real = rows.packed(view.features(rows.real()), packs);
        NDArray fake = rows.packed(fakeRows, packs);
        NDArray leaf = Parameters.leaf(scope, state.weights());
        NDArray[] views = state.critic().parameters().views(leaf);
        NDArray share = scope.randomUniform(0, 1, new Shape(packs, 1));
        NDArray between = real.mul(share).add(fake.mul(share.sub(1).neg()));
        Critic.Output judged = state.critic().forward(views, NDArrays.concat(new NDList(real, fake, between), 0));
        NDArray scores = judged.scores();
        NDList parts = scores.split(new long[] {packs, 2L * packs});
        NDArray penalty = Critic.gradientPenalty(
                views,
                judged.slopes1().split(new long[] {2L * packs}).get(1),
                judged.slopes2().split(new long[] {2L * packs}).get(1));
        NDArray loss = parts.get(1).mean().sub(parts.get(0).mean()).add(penalty.mul(penaltyWeight));
        collector.backward(loss);
        state.optimiser().step(state.weights(), Parameters.gradient(scope, leaf), pace);
        return loss::getFloat;
    }
}
