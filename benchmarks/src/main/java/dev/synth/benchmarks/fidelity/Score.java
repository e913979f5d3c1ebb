package dev.synth.benchmarks.fidelity;

import org.jspecify.annotations.Nullable;

/**
 * A figure of one run.
 *
 * @param reference what perfect rows would score; null if there is no such figure
 */
record Score(double value, @Nullable Double reference) {
    static Score of(double value) {
        return new Score(value, null);
    }
}
