package dev.synth.internal.encode;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Says which of a few modes each value of one column is in and, for modes that are an interval, where inside.
 * The intervals ('segments') are the modes 0 to {@code segments() − 1}; immutable.
 */
public sealed interface ModeCoder permits LevelCoder, LongTailCoder, ValueCoder {
    /** The number of modes, a mode for missing values included where there is one. */
    int modes();

    /** How many of the modes are intervals. */
    int segments();

    /** How many cells of equal rank each interval is cut into; 0 if there is none. */
    int cells();

    /** The share of training rows in each mode; sums to 1. */
    double[] frequencies();

    /**
     * The mean rank of each mode's values, and half the width of its ranks, on a scale from −1 (least) to 1 (greatest);
     * all zero for columns without order.
     *
     * @return two arrays of length {@link #modes()}
     */
    double[][] ranks();

    /**
     * Codes every row of a column.
     *
     * @param random decides where values on a grid lie within their cell, and what stands in for values that are too rare
     *     to be learnt
     */
    Codes encode(Column column, SplittableRandom random);

    /** Whether the modes have ranks: those of numbers, and those of levels in an order. */
    default boolean isOrdered() {
        return false;
    }

    /** What derived columns follow from: the coder with a mode for each value, where there is one. */
    default ModeCoder flat() {
        return this;
    }

    /** Literal values of the training table that decoding can show, as a column of this kind shows them. */
    List<String> literals(ColumnKind kind);

    /**
     * A coded column.
     *
     * @param codes the mode of each row
     * @param positions where in its segment each row's value lies, −1 to 1, 0 in modes that are no segment; empty if no
     *     mode is a segment
     */
    record Codes(int[] codes, float[] positions) {}

    /** A draw from the modes by their frequencies. */
    static int draw(double[] frequencies, double uniform) {
        double left = uniform;
        for (int mode = 0; mode < frequencies.length - 1; mode++) {
            left -= frequencies[mode];
            if (left < 0) {
                return mode;
            }
        }
        return frequencies.length - 1;
    }
}
