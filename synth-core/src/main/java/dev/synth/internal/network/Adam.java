package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Adam (Kingma and Ba 2015) with β = (0.5, 0.9), over one vector of weights. */
final class Adam {
    private static final float BETA1 = 0.5f;
    private static final float BETA2 = 0.9f;
    private static final float EPSILON = 1e-8f;

    private final float learningRate;
    private final NDArray mean;
    private final NDArray square;
    private int steps;

    Adam(NDManager manager, NDArray weights, double learningRate) {
        this.learningRate = (float) learningRate;
        this.mean = manager.zeros(weights.getShape());
        this.square = manager.zeros(weights.getShape());
    }

    /** Moves the weights against the gradient; leaves temporary arrays to the gradient's scope. */
    void step(NDArray weights, NDArray gradient) {
        steps++;
        mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
        square.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        double correction = Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        NDArray scratch = square.sqrt();
        scratch.attach(gradient.getManager());
        scratch.addi(EPSILON);
        NDArray move = mean.div(scratch);
        move.attach(gradient.getManager());
        weights.subi(move.muli((float) (learningRate * correction)));
    }
}
