package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.SplittableRandom;

/**
 * The generator: noise and what is known of a row through two hidden layers, each batch-normalised and concatenated to
 * its input (Xu et al. 2019, section 4.4), to one logit per value of each field.
 *
 * <p>Factors are arrays that outlive the pass, never Java numbers: the engine wraps a number in memory that it gives back
 * at once, while the backward pass still reads it. Not thread-safe; its arrays belong to the manager it was made with.
 */
final class Generator {
    private static final float EPSILON = 1e-5f;
    /** Keeps exponentials of logits inside a double. */
    private static final float LOGIT_BOUND = 30;
    /** Keeps sums of exponentials inside a float; a draw whose share is that small or great is decided. */
    private static final float EXPONENT_BOUND = 80;

    private final Parameters parameters = new Parameters();
    private final RowView view;
    /** Units in each hidden layer. */
    private final int width;
    /** Share of hidden units that a training step uses. */
    private final float keep;
    /** 1 / temperature. */
    private final NDArray sharpness;

    Generator(
            NDManager manager,
            RowView view,
            int inputs,
            int hidden,
            int outputs,
            double temperature,
            double dropout,
            SplittableRandom random) {
        this.view = view;
        this.width = hidden;
        this.keep = (float) (1 - dropout);
        this.sharpness = manager.create((float) (1 / temperature));
        parameters.matrix(inputs, hidden, random);
        parameters.vector(hidden, 0);
        parameters.vector(hidden, 1);
        parameters.vector(hidden, 0);
        parameters.matrix((long) inputs + hidden, hidden, random);
        parameters.vector(hidden, 0);
        parameters.vector(hidden, 1);
        parameters.vector(hidden, 0);
        parameters.matrix((long) inputs + 2L * hidden, outputs, random);
        parameters.vector(outputs, 0);
    }

    Parameters parameters() {
        return parameters;
    }

    /**
     * One logit per value of each field, shape (rows, width), unnormalised.
     *
     * @param weights from {@link Parameters#views}
     * @param input shape (rows, latent + features): noise and what is known
     * @param learning whether hidden units are left out at random
     */
    NDArray logits(NDArray[] weights, NDArray input, boolean learning) {
        return raw(weights, input, null, learning).clip(-LOGIT_BOUND, LOGIT_BOUND);
    }

    /**
     * The last layer's output; where {@code statistics} is given, the mean and variance of each normalised layer.
     *
     * <p>Layers and input are multiplied by their own rows of a matrix: joined to one, the backward pass would compute a
     * gradient for the input, which nobody wants.
     */
    private NDArray raw(NDArray[] weights, NDArray input, NDArray[] statistics, boolean learning) {
        NDArray linear1 = input.matMul(weights[0]).add(weights[1]);
        NDArray first = thinned(hidden(weights, 0, linear1, statistics), learning);
        NDList rows2 = weights[4].split(new long[] {width});
        NDArray linear2 =
                first.matMul(rows2.get(0)).add(input.matMul(rows2.get(1))).add(weights[5]);
        NDArray second = thinned(hidden(weights, 4, linear2, statistics), learning);
        NDList rows3 = weights[8].split(new long[] {width, 2L * width});
        return second.matMul(rows3.get(0))
                .add(first.matMul(rows3.get(1)))
                .add(input.matMul(rows3.get(2)))
                .add(weights[9]);
    }

    private static NDArray hidden(NDArray[] weights, int at, NDArray linear, NDArray[] statistics) {
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

    private NDArray thinned(NDArray units, boolean learning) {
        if (keep == 1 || !learning) {
            return units;
        }
        NDArray kept = units.getManager()
                .randomUniform(0, 1, units.getShape())
                .lt(keep)
                .toType(DataType.FLOAT32, false);
        return units.mul(kept.div(keep));
    }

    /** Mean and variance of both normalised layers for this batch: mean 1, variance 1, mean 2, variance 2. */
    NDArray[] statistics(NDArray[] weights, NDArray input) {
        NDArray[] statistics = new NDArray[4];
        raw(weights, input, statistics, false);
        return statistics;
    }

    /**
     * Completes rows: a softened draw of each hidden field (Jang et al. 2017) beside the known ones; a field's shares sum
     * to 1, or to the share that its column has in intervals.
     *
     * @param logShares from {@link RowView#logShares}
     * @param known shape (rows, width), the known fields' shares, zero elsewhere
     * @param hidden shape (rows, width), 1 where a value's field is not known
     */
    NDArray complete(NDArray logShares, NDArray known, NDArray hidden) {
        NDArray uniform = logShares.getManager().randomUniform(1e-7f, 1 - 1e-7f, logShares.getShape());
        NDArray minusGumbel = uniform.log().neg().log();
        NDArray exponentials = logShares
                .sub(minusGumbel)
                .mul(sharpness)
                .clip(-EXPONENT_BOUND, EXPONENT_BOUND)
                .exp();
        NDArray shares = exponentials.div(view.perValue(view.sums(exponentials)));
        return view.gated(shares.mul(hidden).add(known));
    }
}
