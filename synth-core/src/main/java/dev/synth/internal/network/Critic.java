package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.SplittableRandom;

/**
 * The critic: packed rows with their conditions through two hidden layers of leaky rectifiers with dropout to one score
 * (Xu et al. 2019; Lin et al. 2018). Piecewise linear, so the gradient of its score is an ordinary expression.
 */
final class Critic {
    private static final float LEAK = 0.2f;
    /** Keeps the square root's slope finite where the gradient vanishes. */
    static final float NORM_EPSILON = 1e-12f;

    private final float keep;
    private final Parameters parameters = new Parameters();

    Critic(int inputs, int hidden, double dropout, SplittableRandom random) {
        this.keep = (float) (1 - dropout);
        parameters.matrix(inputs, hidden, random);
        parameters.vector(hidden, 0);
        parameters.matrix(hidden, hidden, random);
        parameters.vector(hidden, 0);
        parameters.matrix(hidden, 1, random);
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * What a forward pass gives.
     *
     * @param scores shape (packs, 1)
     * @param slopes1 shape (packs, hidden): the first layer's slope at each unit, dropout included
     * @param slopes2 the same for the second layer
     * @param hidden1 shape (packs, hidden): what the first layer passes on
     * @param hidden2 the same for the second layer
     */
    record Output(NDArray scores, NDArray slopes1, NDArray slopes2, NDArray hidden1, NDArray hidden2) {}

    /** Scores packs, shape (packs, inputs). */
    Output forward(NDArray[] weights, NDArray packs) {
        NDArray linear1 = packs.matMul(weights[0]).add(weights[1]);
        NDArray slopes1 = slopes(linear1);
        NDArray hidden1 = linear1.mul(slopes1);
        NDArray linear2 = hidden1.matMul(weights[2]).add(weights[3]);
        NDArray slopes2 = slopes(linear2);
        NDArray hidden2 = linear2.mul(slopes2);
        return new Output(hidden2.matMul(weights[4]), slopes1, slopes2, hidden1, hidden2);
    }

    private NDArray slopes(NDArray linear) {
        NDArray slopes =
                linear.gt(0f).toType(DataType.FLOAT32, false).mul(1 - LEAK).add(LEAK);
        if (keep == 1) {
            return slopes;
        }
        NDManager manager = linear.getManager();
        NDArray kept = manager.randomUniform(0, 1, linear.getShape()).lt(keep).toType(DataType.FLOAT32, false);
        return slopes.mul(kept.div(keep));
    }

    /**
     * The penalty mean((‖∇score‖ − 1)²) at the packs that gave these slopes (Gulrajani et al. 2017, equation 3). The
     * gradient with respect to the input is {@code ((w3 ⊙ slopes2) W2ᵀ ⊙ slopes1) W1ᵀ}, exact wherever no unit is at its
     * kink, so no second backward pass is needed.
     */
    static NDArray gradientPenalty(NDArray[] weights, NDArray slopes1, NDArray slopes2) {
        NDArray back2 = slopes2.mul(weights[4].transpose());
        NDArray back1 = back2.matMul(weights[2].transpose()).mul(slopes1);
        NDArray gradient = back1.matMul(weights[0].transpose());
        NDArray norm = gradient.square().sum(new int[] {1}).add(NORM_EPSILON).sqrt();
        return norm.sub(1).square().mean();
    }
}
