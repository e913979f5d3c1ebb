package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Cuts vectors into parts of which several stay in a core's second cache, so that a chain of operations reads them from
 * memory once and not once per operation. On a GPU, where calls cost more than memory, a vector is one part.
 */
final class Chunks {
    private static final int SIZE = 1 << 15;

    private Chunks() {}

    /** The parts of a vector, in order: views of it that belong to a scope, or itself if it is one part. */
    static NDList of(NDManager scope, NDArray vector) {
        int cuts = vector.getDevice().isGpu() ? 0 : Math.toIntExact((vector.size() - 1) / SIZE);
        if (cuts == 0) {
            return new NDList(vector);
        }
        long[] places = new long[cuts];
        for (int i = 0; i < cuts; i++) {
            places[i] = (i + 1L) * SIZE;
        }
        NDList parts = vector.split(places);
        parts.attach(scope);
        return parts;
    }
}
