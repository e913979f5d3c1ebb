package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All weights of one network in one vector, so that an optimiser's step is a few calls whatever the number of layers.
 * The shapes are those of its tensors, in order.
 */
final class Parameters {
    private final List<Shape> shapes = new ArrayList<>();
    private final List<float[]> initial = new ArrayList<>();
    private long size;

    /** Adds a matrix (inputs, outputs) whose entries start uniform within ±1/√inputs. */
    void matrix(long inputs, long outputs, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(inputs * outputs)];
        float bound = (float) (1 / Math.sqrt(inputs));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1) * bound;
        }
        add(new Shape(inputs, outputs), values);
    }

    /** Adds a row vector of equal entries. */
    void vector(long outputs, float value) {
        float[] values = new float[Math.toIntExact(outputs)];
        java.util.Arrays.fill(values, value);
        add(new Shape(1, outputs), values);
    }

    private void add(Shape shape, float[] values) {
        shapes.add(shape);
        initial.add(values);
        size += values.length;
    }

    /** The number of weights. */
    long size() {
        return size;
    }

    /** The first weights as one vector. */
    NDArray create(NDManager manager) {
        float[] all = new float[Math.toIntExact(size)];
        int offset = 0;
        for (float[] values : initial) {
            System.arraycopy(values, 0, all, offset, values.length);
            offset += values.length;
        }
        initial.clear();
        return manager.create(all);
    }

    /** The tensors in a vector, as views of it. */
    NDArray[] views(NDArray vector) {
        long[] cuts = new long[shapes.size() - 1];
        long offset = 0;
        for (int i = 0; i < cuts.length; i++) {
            offset += shapes.get(i).size();
            cuts[i] = offset;
        }
        NDList parts = vector.split(cuts);
        NDArray[] views = new NDArray[shapes.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = parts.get(i).reshape(shapes.get(i));
        }
        return views;
    }

    /** A copy that belongs to a scope: results belong to the manager of their first operand. */
    static NDArray copy(NDManager scope, NDArray weights) {
        NDArray copy = weights.duplicate();
        copy.attach(scope);
        return copy;
    }

    /** A copy of weights that gradients are collected for. */
    static NDArray leaf(NDManager scope, NDArray weights) {
        NDArray leaf = copy(scope, weights);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** What was collected for a leaf. */
    static NDArray gradient(NDManager scope, NDArray leaf) {
        NDArray gradient = leaf.getGradient();
        gradient.attach(scope);
        return gradient;
    }
}
