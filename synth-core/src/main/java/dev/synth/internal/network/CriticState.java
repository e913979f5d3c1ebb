package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A critic, its weights and what moves them. */
record CriticState(Critic critic, NDArray weights, Adam optimiser) {

    static CriticState create(NDManager manager, Critic critic, double learningRate) {
        NDArray weights = critic.parameters().create(manager);
        return new CriticState(critic, weights, new Adam(manager, weights, learningRate, 0.5, 0.9, 0));
    }

    /** The weights of each layer as a copy in a scope, without gradient. */
    NDArray[] fixed(NDManager scope) {
        return critic.parameters().views(Parameters.copy(scope, weights));
    }
}
