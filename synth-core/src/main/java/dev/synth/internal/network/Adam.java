package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015) over one vector of weights, with decoupled weight decay (Loshchilov and Hutter 2019). The critic
 * takes β = (0.5, 0.9), as WGAN-GP does; the generator (0.9, 0.999), since a short memory of squares makes rare levels rarer.
 */
final class Adam {
    private static final float EPSILON = 1e-8f;

    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final double decay;
    private final NDArray mean;
    private final NDArray square;
    private int steps;

    Adam(NDManager manager, NDArray weights, double learningRate, double beta1, double beta2, double decay) {
        this.beta1 = (float) beta1;
        this.beta2 = (float) beta2;
        this.decay = decay;
        this.learningRate = (float) learningRate;
        this.mean = manager.zeros(weights.getShape());
        this.square = manager.zeros(weights.getShape());
    }

    /**
     * Moves the weights against the gradient.
     *
     * @param pace factor of the learning rate
     */
    void step(NDArray weights, NDArray gradient, double pace) {
        steps++;
        double correction = Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps));
        float rate = (float) (pace * learningRate * correction);
        float kept = (float) (1 - decay * pace * learningRate);
        NDManager scope = gradient.getManager();
        NDList weightParts = Chunks.of(scope, weights);
        NDList gradientParts = Chunks.of(scope, gradient);
        NDList meanParts = Chunks.of(scope, mean);
        NDList squareParts = Chunks.of(scope, square);
        for (int i = 0; i < weightParts.size(); i++) {
            learn(gradientParts.get(i), meanParts.get(i), squareParts.get(i));
            move(weightParts.get(i), meanParts.get(i), squareParts.get(i), rate, kept);
        }
    }

    private void learn(NDArray gradient, NDArray means, NDArray squares) {
        try (NDArray share = gradient.mul(1 - beta1);
                NDArray squared = gradient.square()) {
            means.muli(beta1).addi(share);
            squares.muli(beta2).addi(squared.muli(1 - beta2));
        }
    }

    private static void move(NDArray weights, NDArray means, NDArray squares, float rate, float kept) {
        try (NDArray spread = squares.sqrt();
                NDArray move = means.div(spread.addi(EPSILON))) {
            if (kept < 1) {
                weights.muli(kept);
            }
            weights.subi(move.muli(rate));
        }
    }

    NDArray mean() {
        return mean;
    }

    NDArray square() {
        return square;
    }

    /** Counts on from so many steps. */
    void resumeAt(int done) {
        steps = done;
    }
}
