package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.synth.internal.network.RowGradients.Layer;
import java.util.List;

/**
 * The critic's loss, differentiated row by row with respect to its weights. The critic is piecewise linear, so with the slopes
 * of its units, which do not move, all is written down; exact wherever no unit is at its kink.
 */
final class CriticGradients {
    /** Outer products of a row: its score's, that of the row it is compared with, and the penalty's. */
    private static final int PARTS = 3;

    private CriticGradients() {}

    /**
     * The gradients of fake score − real score + weight · (‖∇score‖ − 1)², the last at a point between the two, for each pair
     * of rows. ∇score is {@code ((w3 ⊙ slopes2) W2ᵀ ⊙ slopes1) W1ᵀ}, a product in which every matrix stands once; the biases
     * are in none.
     *
     * @param weights of the critic, from {@link Parameters#views}
     * @param real shape (rows, inputs)
     * @param fake likewise
     * @param share how near to the real row the penalty is taken, 0 to 1, shape (rows, 1)
     */
    static RowGradients of(
            Critic critic, NDArray[] weights, NDArray real, NDArray fake, NDArray share, float penaltyWeight) {
        long rows = real.getShape().get(0);
        long[] cuts = {rows, 2 * rows};
        NDArray between = real.mul(share).add(fake.mul(share.sub(1).neg()));
        Critic.Output judged = critic.forward(weights, NDArrays.concat(new NDList(real, fake, between), 0));
        NDArray one = share.onesLike();
        NDArray signs = NDArrays.concat(new NDList(one.neg(), one, one), 0);
        NDArray back2 = judged.slopes2().mul(signs.matMul(weights[4].transpose()));
        NDArray back1 = back2.matMul(weights[2].transpose()).mul(judged.slopes1());

        NDArray gradient = back1.split(cuts).get(2).matMul(weights[0].transpose());
        NDArray norm = gradient.square()
                .sum(new int[] {1}, true)
                .add(Critic.NORM_EPSILON)
                .sqrt();
        NDArray pull = gradient.mul(norm.sub(1).div(norm).mul(2 * penaltyWeight));
        NDArray pull1 = pull.matMul(weights[0]).mul(judged.slopes1().split(cuts).get(2));
        NDArray pull2 =
                pull1.matMul(weights[2]).mul(judged.slopes2().split(cuts).get(2));

        NDList hidden1 = judged.hidden1().split(cuts);
        NDList hidden2 = judged.hidden2().split(cuts);
        NDArray biases = NDArrays.concat(new NDList(one, one, one.zerosLike()), 0);
        return new RowGradients(List.of(
                new Layer(NDArrays.concat(new NDList(real, fake, pull), 0), biases, back1, PARTS),
                new Layer(NDArrays.concat(new NDList(hidden1.get(0), hidden1.get(1), pull1), 0), biases, back2, PARTS),
                new Layer(hidden2.get(1).sub(hidden2.get(0)).add(pull2), null, one, 1)));
    }
}
