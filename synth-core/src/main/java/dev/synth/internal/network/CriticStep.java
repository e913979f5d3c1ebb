package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.function.DoubleSupplier;

/** How the critic learns from real rows and from the generator's. Not thread-safe. */
interface CriticStep {
    /** Whether there may be so many more. */
    boolean isPossible(int steps);

    /**
     * Moves the critic's weights.
     *
     * @param scope that the step's arrays belong to
     * @param rows that the generator was told of
     * @param fakeRows what it completed them to, without gradient, shape (rows, features)
     * @param pace factor of the learning rate
     * @return its loss, to be read while the scope is open
     */
    DoubleSupplier take(NDManager scope, GradientCollector collector, Rows rows, NDArray fakeRows, double pace);
}
