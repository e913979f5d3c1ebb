package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.synth.internal.network.RowGradients.OuterProduct;
import java.util.List;

/**
 * The parts of the critic's loss, differentiated row by row with respect to its weights. The critic is piecewise linear, so
 * with the slopes of its units, which do not move, all is written down; exact wherever no unit is at its kink.
 */
final class CriticGradients {
    private final NDArray first;
    private final NDArray second;
    private final NDArray last;

    /** @param weights of the critic, from {@link Parameters#views} */
    CriticGradients(NDArray[] weights) {
        this.first = weights[0];
        this.second = weights[2];
        this.last = weights[4];
    }

    /**
     * The gradients of the whole loss of each pair of rows: fake score − real score + penalty between them.
     *
     * @param real shape (rows, inputs)
     * @param fake likewise
     * @param share how near to the real row the penalty is taken, 0 to 1, shape (rows, 1)
     */
    static RowGradients ofLoss(
            Critic critic, NDArray[] weights, NDArray real, NDArray fake, NDArray share, float penaltyWeight) {
        long rows = real.getShape().get(0);
        NDArray between = real.mul(share).add(fake.mul(share.sub(1).neg()));
        Critic.Output judged = critic.forward(weights, NDArrays.concat(new NDList(real, fake, between), 0));
        CriticGradients parts = new CriticGradients(weights);
        return parts.ofScores(real, judged.packs(0, rows), -1)
                .plus(parts.ofScores(fake, judged.packs(rows, 2 * rows), 1))
                .plus(parts.ofPenalty(judged.packs(2 * rows, 3 * rows), penaltyWeight));
    }

    /**
     * The gradients of each row's score times a factor.
     *
     * @param rows shape (rows, inputs)
     * @param judged what the critic said of them
     */
    RowGradients ofScores(NDArray rows, Critic.Output judged, float factor) {
        NDArray ones = judged.scores().onesLike();
        NDArray back2 = back2(judged).mul(factor);
        NDArray back1 = back2.matMul(second.transpose()).mul(judged.slopes1());
        return new RowGradients(List.of(
                List.of(new OuterProduct(rows, back1)),
                List.of(new OuterProduct(ones, back1)),
                List.of(new OuterProduct(judged.hidden1(), back2)),
                List.of(new OuterProduct(ones, back2)),
                List.of(new OuterProduct(judged.hidden2(), ones.mul(factor)))));
    }

    /**
     * The gradients of each row's (‖∇score‖ − 1)² times a factor. ∇score is {@code ((w3 ⊙ slopes2) W2ᵀ ⊙ slopes1) W1ᵀ}, a
     * product in which every matrix stands once; the biases are in none.
     */
    RowGradients ofPenalty(Critic.Output judged, float factor) {
        NDArray ones = judged.scores().onesLike();
        NDArray back2 = back2(judged);
        NDArray back1 = back2.matMul(second.transpose()).mul(judged.slopes1());
        NDArray gradient = back1.matMul(first.transpose());
        NDArray norm = gradient.square()
                .sum(new int[] {1}, true)
                .add(Critic.NORM_EPSILON)
                .sqrt();
        NDArray pull = gradient.mul(norm.sub(1).div(norm).mul(2 * factor));
        NDArray pull1 = pull.matMul(first).mul(judged.slopes1());
        NDArray pull2 = pull1.matMul(second).mul(judged.slopes2());
        return new RowGradients(List.of(
                List.of(new OuterProduct(pull, back1)),
                List.of(),
                List.of(new OuterProduct(pull1, back2)),
                List.of(),
                List.of(new OuterProduct(pull2, ones))));
    }

    /** What comes back from the score to the second layer, before its slopes. */
    private NDArray back2(Critic.Output judged) {
        return judged.slopes2().mul(last.transpose());
    }
}
