package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.synth.internal.encode.Layout;
import java.util.SplittableRandom;

/**
 * The generator: noise and condition through two hidden layers, each batch-normalised and concatenated to its input
 * (Xu et al. 2019, section 4.4), to one logit per mode and one position per interval.
 *
 * <p>Factors are arrays that outlive the pass, never Java numbers: the engine wraps a number in memory that it gives back
 * at once, while the backward pass still reads it.
 *
 * <p>Operations over a column's modes are products with 0/1 membership matrices, so the number of engine calls does not
 * depend on the number of columns. Not thread-safe; its arrays belong to the manager it was made with.
 */
final class Generator {
    private static final float EPSILON = 1e-5f;
    /** Keeps exponentials of logits inside a double. */
    private static final float LOGIT_BOUND = 30;

    private final Layout layout;
    private final Parameters parameters = new Parameters();
    /** modes × columns: 1 where the mode belongs to the column. */
    private final NDArray membership;

    private final NDArray doubleMembership;

    private final NDArray membershipTransposed;
    /** 1 / temperature, an array because a factor must outlive the forward pass. */
    private final NDArray sharpness;

    private final NDArray noPositions;
    /** segments × numeric columns: 1 where the interval belongs to the column. */
    private final NDArray segmentOwner;
    /** modes × numeric columns: the mode's mean rank. */
    private final NDArray rankCentre;
    /** segments × numeric columns: half the width of the interval's ranks. */
    private final NDArray rankWidth;

    Generator(NDManager manager, Layout layout, int inputs, int hidden, double temperature, SplittableRandom random) {
        this.layout = layout;
        this.sharpness = manager.create((float) (1 / temperature));
        this.noPositions = manager.zeros(new Shape(1, layout.numerics()));
        parameters.matrix(inputs, hidden, random);
        parameters.vector(hidden, 0);
        parameters.vector(hidden, 1);
        parameters.vector(hidden, 0);
        parameters.matrix((long) inputs + hidden, hidden, random);
        parameters.vector(hidden, 0);
        parameters.vector(hidden, 1);
        parameters.vector(hidden, 0);
        parameters.matrix((long) inputs + 2L * hidden, layout.outputs(), random);
        parameters.vector(layout.outputs(), 0);

        float[] member = new float[layout.modes() * layout.columns()];
        float[] owner = new float[layout.segments() * layout.numerics()];
        float[] centre = new float[layout.modes() * layout.numerics()];
        float[] width = new float[layout.segments() * layout.numerics()];
        for (int c = 0; c < layout.columns(); c++) {
            double[][] ranks = layout.ranks(c);
            int numeric = layout.numericIndex(c);
            for (int mode = 0; mode < layout.places(c).length; mode++) {
                int place = layout.place(c, mode);
                member[place * layout.columns() + c] = 1;
                if (numeric >= 0) {
                    centre[place * layout.numerics() + numeric] = (float) ranks[0][mode];
                }
                if (place < layout.segments()) {
                    owner[place * layout.numerics() + numeric] = 1;
                    width[place * layout.numerics() + numeric] = (float) ranks[1][mode];
                }
            }
        }
        membership = manager.create(member, new Shape(layout.modes(), layout.columns()));
        membershipTransposed = membership.transpose();
        doubleMembership = membership.toType(DataType.FLOAT64, true);
        segmentOwner = manager.create(owner, new Shape(layout.segments(), layout.numerics()));
        rankCentre = manager.create(centre, new Shape(layout.modes(), layout.numerics()));
        rankWidth = manager.create(width, new Shape(layout.segments(), layout.numerics()));
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * What a forward pass gives.
     *
     * @param logits shape (rows, modes), unnormalised
     * @param features shape (rows, {@link Layout#features()}): what the critic sees
     */
    record Output(NDArray logits, NDArray features) {}

    /**
     * Generates a batch.
     *
     * @param weights from {@link Parameters#views}
     * @param input shape (rows, latent + condition)
     */
    Output forward(NDArray[] weights, NDArray input) {
        NDArray raw = raw(weights, input, null);
        if (layout.segments() == 0) {
            NDArray logits = raw.clip(-LOGIT_BOUND, LOGIT_BOUND);
            return new Output(logits, features(gumbelSoftmax(logits), null));
        }
        NDList parts = raw.split(new long[] {layout.modes()}, 1);
        NDArray logits = parts.get(0).clip(-LOGIT_BOUND, LOGIT_BOUND);
        return new Output(logits, features(gumbelSoftmax(logits), parts.get(1).tanh()));
    }

    /** The last layer's output; where {@code statistics} is given, the mean and variance of each normalised layer. */
    private static NDArray raw(NDArray[] weights, NDArray input, NDArray[] statistics) {
        NDArray first = hidden(weights, 0, input, statistics);
        NDArray joined = first.concat(input, 1);
        NDArray second = hidden(weights, 4, joined, statistics);
        return second.concat(joined, 1).matMul(weights[8]).add(weights[9]);
    }

    private static NDArray hidden(NDArray[] weights, int at, NDArray input, NDArray[] statistics) {
        NDArray linear = input.matMul(weights[at]).add(weights[at + 1]);
        int[] overRows = {0};
        NDArray mean = linear.mean(overRows, true);
        NDArray centred = linear.sub(mean);
        NDArray variance = centred.square().mean(overRows, true);
        if (statistics != null) {
            statistics[at / 2] = mean;
            statistics[at / 2 + 1] = variance;
        }
        NDArray normal = centred.div(variance.add(EPSILON).sqrt());
        return Activation.relu(normal.mul(weights[at + 2]).add(weights[at + 3]));
    }

    /** Mean and variance of both normalised layers for this batch: mean 1, variance 1, mean 2, variance 2. */
    NDArray[] statistics(NDArray[] weights, NDArray input) {
        NDArray[] statistics = new NDArray[4];
        raw(weights, input, statistics);
        return statistics;
    }

    /** A softened draw from each column's modes (Jang et al. 2017); every column's entries sum to 1. */
    private NDArray gumbelSoftmax(NDArray logits) {
        NDArray uniform = logits.getManager().randomUniform(1e-7f, 1 - 1e-7f, logits.getShape());
        NDArray gumbel = uniform.log().neg().log().neg();
        return softmax(logits.add(gumbel).mul(sharpness));
    }

    private NDArray softmax(NDArray scores) {
        NDArray exponentials = scores.sub(perMode(logSumExpValue(scores))).exp();
        return exponentials.div(perMode(exponentials.matMul(membership)));
    }

    /** The logarithm of each column's sum of exponentials, shape (rows, columns). */
    NDArray logSumExp(NDArray logits) {
        NDArray value = logSumExpValue(logits);
        return logits.sub(perMode(value)).exp().matMul(membership).log().add(value);
    }

    /**
     * The same as a value without gradient: what keeps the exponentials above within single precision. Doubles hold the
     * exponentials of all columns at once, where a maximum per column would cost calls per column.
     */
    private NDArray logSumExpValue(NDArray logits) {
        NDArray exponentials =
                logits.stopGradient().toType(DataType.FLOAT64, false).exp();
        return exponentials.matMul(doubleMembership).log().toType(DataType.FLOAT32, false);
    }

    private NDArray perMode(NDArray perColumn) {
        return perColumn.matMul(membershipTransposed);
    }

    private NDArray features(NDArray shares, NDArray positions) {
        if (layout.numerics() == 0) {
            return shares;
        }
        NDArray ranks = shares.matMul(rankCentre);
        if (positions == null) {
            return NDArrays.concat(new NDList(shares, ranks.mul(noPositions), ranks), 1);
        }
        NDArray inside = shares.split(new long[] {layout.segments()}, 1).get(0).mul(positions);
        return NDArrays.concat(new NDList(shares, inside.matMul(segmentOwner), ranks.add(inside.matMul(rankWidth))), 1);
    }
}
