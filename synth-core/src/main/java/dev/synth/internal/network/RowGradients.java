package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The gradients of a loss for each row of a batch, kept as factors. For each tensor of weights a row's gradient is a sum of a
 * few outer products of what went forward and what came back (Goodfellow 2015). So its norm follows from inner products of
 * the factors, and a weighted sum over the rows is one product of matrices: no row's gradient is ever written out (ghost
 * clipping: Lee and Kifer 2020; Li, Tramèr, Liang and Hashimoto 2022).
 *
 * @param tensors for each tensor of weights, in the order of {@link Parameters}, the outer products that add up
 */
record RowGradients(List<List<OuterProduct>> tensors) {

    /**
     * An outer product for each row.
     *
     * @param left shape (rows, inputs of the layer)
     * @param right shape (rows, outputs of the layer)
     */
    record OuterProduct(NDArray left, NDArray right) {
        private OuterProduct each(UnaryOperator<NDArray> change) {
            return new OuterProduct(change.apply(left), change.apply(right));
        }
    }

    /** The gradients of the sum of two losses. */
    RowGradients plus(RowGradients other) {
        List<List<OuterProduct>> sums = new ArrayList<>();
        for (int tensor = 0; tensor < tensors.size(); tensor++) {
            List<OuterProduct> sum = new ArrayList<>(tensors.get(tensor));
            sum.addAll(other.tensors.get(tensor));
            sums.add(sum);
        }
        return new RowGradients(sums);
    }

    /** The same factors in double precision: from there on, norms and sums are those of one and the same gradients. */
    RowGradients inDoubles() {
        return new RowGradients(tensors.stream()
                .map(products -> products.stream()
                        .map(product -> product.each(array -> array.toType(DataType.FLOAT64, false)))
                        .toList())
                .toList());
    }

    /** The squared Euclidean norm of each row's gradient over all tensors, shape (rows, 1). */
    NDArray squaredNorms() {
        NDList parts = new NDList();
        for (List<OuterProduct> products : tensors) {
            for (int i = 0; i < products.size(); i++) {
                for (int j = 0; j <= i; j++) {
                    NDArray part = inner(products.get(i).left(), products.get(j).left())
                            .mul(inner(products.get(i).right(), products.get(j).right()));
                    parts.add(i == j ? part : part.mul(2));
                }
            }
        }
        return NDArrays.concat(parts, 1).sum(new int[] {1}, true);
    }

    private static NDArray inner(NDArray a, NDArray b) {
        return a.mul(b).sum(new int[] {1}, true);
    }

    /**
     * The sum of all rows' gradients, each times its factor, as one vector of all tensors.
     *
     * @param factors shape (rows, 1), of the factors' type
     */
    NDArray sum(NDArray factors) {
        NDList sums = new NDList();
        for (List<OuterProduct> products : tensors) {
            NDList left = new NDList();
            NDList right = new NDList();
            for (OuterProduct product : products) {
                left.add(product.left().mul(factors));
                right.add(product.right());
            }
            sums.add(NDArrays.concat(left, 0)
                    .transpose()
                    .matMul(NDArrays.concat(right, 0))
                    .flatten());
        }
        return NDArrays.concat(sums, 0);
    }
}
