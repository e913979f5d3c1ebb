package dev.synth.internal.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.synth.internal.encode.Layout;

/**
 * Puts rows together on the device: from field values to shares, from shares to what the networks see. Operations over
 * fields are products with 0/1 matrices, so the number of engine calls does not depend on the number of columns. Its
 * arrays belong to the manager it was made with; not thread-safe.
 */
final class RowView {
    private final Layout layout;
    /** width × fields: 1 where the value belongs to the field. */
    private final NDArray membership;

    private final NDArray membershipTransposed;
    private final NDArray doubleMembership;
    /** 1 × width: each value's number in its field. */
    private final NDArray number;
    /** width × cell fields: 1 where the value is an interval of the field's column. */
    private final NDArray intervals;
    /** cell fields × width: 1 where the value is one of the field's. */
    private final NDArray cells;
    /** 1 × width: 1 where the value is no cell. */
    private final NDArray noCell;
    /** width × numeric columns: the mode's mean rank. */
    private final NDArray rankCentre;
    /** width × numeric columns: half the width of the interval's ranks. */
    private final NDArray rankWidth;
    /** width × numeric columns: the middle of the cell, −1 to 1. */
    private final NDArray cellCentre;

    RowView(NDManager manager, Layout layout) {
        this.layout = layout;
        int width = layout.width();
        int cellFields = layout.fields() - layout.columns();
        float[] member = new float[width * layout.fields()];
        float[] numbers = new float[width];
        float[] interval = new float[width * cellFields];
        float[] cell = new float[cellFields * width];
        float[] plain = new float[width];
        float[] centre = new float[width * layout.numerics()];
        float[] half = new float[width * layout.numerics()];
        float[] middle = new float[width * layout.numerics()];
        for (int field = 0; field < layout.fields(); field++) {
            int column = layout.columnOf(field);
            int numeric = layout.numericIndex(column);
            int cellIndex = layout.cellField(column) - layout.columns();
            for (int value = 0; value < layout.size(field); value++) {
                int place = layout.offset(field) + value;
                member[place * layout.fields() + field] = 1;
                numbers[place] = value;
                if (layout.isCell(field)) {
                    cell[cellIndex * width + place] = 1;
                    if (numeric >= 0) {
                        middle[place * layout.numerics() + numeric] = (float) layout.cellCentre(column, value);
                    }
                    continue;
                }
                plain[place] = 1;
                if (value < layout.segments(column)) {
                    interval[place * cellFields + cellIndex] = 1;
                }
                if (numeric >= 0) {
                    centre[place * layout.numerics() + numeric] = (float) layout.ranks(column)[0][value];
                    half[place * layout.numerics() + numeric] =
                            value < layout.segments(column) ? (float) layout.ranks(column)[1][value] : 0;
                }
            }
        }
        membership = manager.create(member, new Shape(width, layout.fields()));
        membershipTransposed = membership.transpose();
        doubleMembership = membership.toType(DataType.FLOAT64, true);
        number = manager.create(numbers, new Shape(1, width));
        intervals = manager.create(interval, new Shape(width, cellFields));
        cells = manager.create(cell, new Shape(cellFields, width));
        noCell = manager.create(plain, new Shape(1, width));
        rankCentre = manager.create(centre, new Shape(width, layout.numerics()));
        rankWidth = manager.create(half, new Shape(width, layout.numerics()));
        cellCentre = manager.create(middle, new Shape(width, layout.numerics()));
    }

    /** Field values, shape (rows, fields), as shares that are 0 or 1, shape (rows, width). */
    NDArray oneHot(NDArray values) {
        return perValue(values).eq(number).toType(DataType.FLOAT32, false);
    }

    /** Repeats each field's entry for each of its values: shape (rows, fields) to (rows, width). */
    NDArray perValue(NDArray perField) {
        return perField.matMul(membershipTransposed);
    }

    /** Sums over each field's values: shape (rows, width) to (rows, fields). */
    NDArray sums(NDArray perValue) {
        return perValue.matMul(membership);
    }

    /** Takes from each cell's share what its column has outside intervals. */
    NDArray gated(NDArray shares) {
        if (layout.fields() == layout.columns()) {
            return shares;
        }
        return shares.mul(shares.matMul(intervals).matMul(cells).add(noCell));
    }

    /** Shares as the networks see them, shape (rows, {@link Layout#features()}): one rank per numeric column follows. */
    NDArray features(NDArray shares) {
        if (layout.numerics() == 0) {
            return shares;
        }
        NDArray inside = shares.matMul(rankWidth).mul(shares.matMul(cellCentre));
        return ai.djl.ndarray.NDArrays.concat(
                new NDList(shares, shares.matMul(rankCentre).add(inside)), 1);
    }

    /**
     * Logits less the logarithm of their field's sum of exponentials: the logarithms of shares. That holds for the values
     * alone; the gradient passes as if nothing had been taken off, so what needs the gradient of shares normalises them
     * itself, see {@link #logSums}.
     *
     * <p>Doubles hold the exponentials of all fields at once, where a maximum per field would cost calls per field.
     */
    NDArray logShares(NDArray logits) {
        NDArray exponentials =
                logits.stopGradient().toType(DataType.FLOAT64, false).exp();
        NDArray logSums = exponentials.matMul(doubleMembership).log().toType(DataType.FLOAT32, false);
        return logits.sub(perValue(logSums));
    }

    /** The logarithm of each field's sum of exponentials of {@link #logShares}: zero, but with its gradient. */
    NDArray logSums(NDArray logShares) {
        return sums(logShares.exp()).log();
    }
}
