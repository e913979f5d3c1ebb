package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015) over one vector of weights. The critic takes β = (0.5, 0.9), as WGAN-GP does; the generator
 * (0.9, 0.999), since a short memory of squares makes rare levels rarer.
 */
final class Adam {
    private static final float EPSILON = 1e-8f;

    private final float learningRate;
    private final float beta1;
    private final float beta2;
    private final NDArray mean;
    private final NDArray square;
    private int steps;

    Adam(NDManager manager, NDArray weights, double learningRate, double beta1, double beta2) {
        this.beta1 = (float) beta1;
        this.beta2 = (float) beta2;
        this.learningRate = (float) learningRate;
        this.mean = manager.zeros(weights.getShape());
        this.square = manager.zeros(weights.getShape());
    }

    /**
     * Moves the weights against the gradient; leaves temporary arrays to the gradient's scope.
     *
     * @param pace factor of the learning rate
     */
    void step(NDArray weights, NDArray gradient, double pace) {
        steps++;
        mean.muli(beta1).addi(gradient.mul(1 - beta1));
        square.muli(beta2).addi(gradient.square().muli(1 - beta2));
        double correction = Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps));
        NDArray scratch = square.sqrt();
        scratch.attach(gradient.getManager());
        scratch.addi(EPSILON);
        NDArray move = mean.div(scratch);
        move.attach(gradient.getManager());
        weights.subi(move.muli((float) (pace * learningRate * correction)));
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
