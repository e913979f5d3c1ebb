package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;

/**
 * A batch on the device.
 *
 * @param real what the rows hold, shape (rows, width), 0 or 1
 * @param known the same where the generator is told, zero elsewhere
 * @param hidden 1 for the values of fields that it is not told, shape (rows, width)
 * @param told 1 for fields that it is told, shape (rows, fields)
 * @param open 1 for fields whose likelihood counts, shape (rows, fields)
 * @param input what the generator is given: noise, then what it is told
 */
record Rows(NDArray real, NDArray known, NDArray hidden, NDArray told, NDArray open, NDArray input) {
    /**
     * What the critic is shown of rows that were completed, or hold, what these do: so many packs.
     *
     * @param features of the rows, from {@link RowView#features}
     */
    NDArray packed(NDArray features, int packs) {
        return features.concat(told, 1).reshape(packs, -1);
    }

    /** Minus the log-likelihood of the open fields given what is known, summed over rows, with its gradient. */
    NDArray loss(RowView view, NDArray logShares) {
        NDArray wanted = real.mul(view.perValue(open));
        return view.logSums(logShares).mul(open).sum().sub(logShares.mul(wanted).sum());
    }

    /** The same for each field, shape (fields), as a value without gradient. */
    NDArray lossPerField(RowView view, NDArray logShares) {
        return view.sums(logShares.mul(real)).neg().mul(open).sum(new int[] {0});
    }
}
