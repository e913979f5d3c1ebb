package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of a loss for each row of a batch, kept as factors. For each layer a row's gradient is a sum of a few outer
 * products of what went forward and what came back (Goodfellow 2015). So its norm follows from inner products of the factors,
 * and a weighted sum over the rows is one product of matrices: no row's gradient is ever written out (ghost clipping: Lee and
 * Kifer 2020; Li, Tramèr, Liang and Hashimoto 2022).
 *
 * <p>Where a row's outer products cancel, rounding could make its gradient look shorter than it is. So lengths are bounds from
 * above: a small share of the outer products' own lengths is added.
 *
 * @param layers in the order of {@link Parameters}
 */
record RowGradients(List<Layer> layers) {
    /**
     * Far above what doubles may lose of inner products, which is less than 2⁻⁵⁰ times the number of terms. It keeps every outer
     * product of a row that is cut to length 1 below 2¹⁰, so that sums lose no more than is charged for.
     */
    private static final double LOST = 0x1p-20;

    /**
     * A layer's outer products.
     *
     * @param left shape (parts · rows, inputs): the first part of all rows, then the second part
     * @param bias what the biases are multiplied by, as a further input: shape (parts · rows, 1); null without biases
     * @param right shape (parts · rows, outputs)
     * @param parts how many outer products add up to a row's gradient
     */
    record Layer(NDArray left, @Nullable NDArray bias, NDArray right, int parts) {
        private Layer inDoubles() {
            return new Layer(
                    left.toType(DataType.FLOAT64, false),
                    bias == null ? null : bias.toType(DataType.FLOAT64, false),
                    right.toType(DataType.FLOAT64, false),
                    parts);
        }

        private NDArray squaredNorms() {
            NDArray inputs = bias == null ? inner(left) : inner(left).add(inner(bias));
            NDArray products = inputs.mul(inner(right));
            NDArray lost = products.getManager()
                    .eye(parts, parts, 0, products.getDataType())
                    .mul(LOST);
            return products.sum(new int[] {1, 2})
                    .maximum(0)
                    .add(products.mul(lost).sum(new int[] {1, 2}))
                    .reshape(-1, 1);
        }

        /** The inner products of each row's parts with each other, shape (rows, parts, parts). */
        private NDArray inner(NDArray factors) {
            NDArray byPart = factors.reshape(parts, -1, factors.getShape().get(1));
            return byPart.transpose(1, 0, 2).batchMatMul(byPart.transpose(1, 2, 0));
        }

        private void addSums(NDArray weights, NDList sums) {
            NDArray weighted = right.mul(weights.tile(new long[] {parts, 1}));
            sums.add(left.transpose().matMul(weighted).flatten());
            if (bias != null) {
                sums.add(bias.transpose().matMul(weighted).flatten());
            }
        }
    }

    /** The same factors in double precision: from there on, norms and sums are those of one and the same gradients. */
    RowGradients inDoubles() {
        return new RowGradients(layers.stream().map(Layer::inDoubles).toList());
    }

    /** The squared Euclidean norm of each row's gradient over all layers, never too small, shape (rows, 1). */
    NDArray squaredNorms() {
        NDArray sum = layers.get(0).squaredNorms();
        for (Layer layer : layers.subList(1, layers.size())) {
            sum = sum.add(layer.squaredNorms());
        }
        return sum;
    }

    /**
     * The sum of all rows' gradients, each times its weight, as one vector of all layers.
     *
     * @param weights shape (rows, 1), of the factors' type
     */
    NDArray sum(NDArray weights) {
        NDList sums = new NDList();
        layers.forEach(layer -> layer.addSums(weights, sums));
        return NDArrays.concat(sums, 0);
    }
}
