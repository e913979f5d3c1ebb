package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each field of each learnt column stands in the network's vectors. A field is one choice among a few: every column
 * has a field for its mode, and a column with intervals a second one for the cell of the interval, which means nothing
 * while the mode is no interval.
 *
 * <p>The generator puts out one logit for each value of each field; a row is seen as {@code width} shares and one rank per
 * column of numbers or ordered levels. No step costs more calls for more columns. Immutable.
 */
public final class Layout {
    /** What stands for a field that is not known, or means nothing. */
    public static final int NONE = -1;

    private final List<ModeCoder> coders = new ArrayList<>();
    private final double[][][] ranks;
    private final int[] numericIndex;
    private final int[] cellField;
    private final int[] columnOf;
    private final int[] offsets;
    private final int width;
    private final int numerics;

    public Layout(List<LearntColumn> learnt) {
        ranks = new double[learnt.size()][][];
        numericIndex = new int[learnt.size()];
        cellField = new int[learnt.size()];
        int most = 2 * learnt.size();
        int[] columnOfField = new int[most];
        int[] offsetOfField = new int[most];
        int field = 0;
        int next = 0;
        int numeric = 0;
        for (int c = 0; c < learnt.size(); c++) {
            ModeCoder coder = learnt.get(c).coder();
            coders.add(coder);
            ranks[c] = coder.ranks();
            numericIndex[c] = coder.isOrdered() ? numeric++ : NONE;
            columnOfField[field] = c;
            offsetOfField[field++] = next;
            next += coder.modes();
        }
        for (int c = 0; c < learnt.size(); c++) {
            cellField[c] = NONE;
            if (coders.get(c).cells() > 0) {
                cellField[c] = field;
                columnOfField[field] = c;
                offsetOfField[field++] = next;
                next += coders.get(c).cells();
            }
        }
        columnOf = Arrays.copyOf(columnOfField, field);
        offsets = Arrays.copyOf(offsetOfField, field);
        width = next;
        numerics = numeric;
    }

    /** The number of learnt columns; fields of these numbers are the columns' modes. */
    public int columns() {
        return coders.size();
    }

    /** The number of fields. */
    public int fields() {
        return columnOf.length;
    }

    /** The number of columns whose values have ranks: numbers and ordered levels. */
    public int numerics() {
        return numerics;
    }

    /** The number of values of all fields together: the width of what the generator puts out. */
    public int width() {
        return width;
    }

    /** The width of a row as the networks see it. */
    public int features() {
        return width + numerics;
    }

    /** The column that a field belongs to. */
    public int columnOf(int field) {
        return columnOf[field];
    }

    /** Whether a field is the cell of an interval. */
    public boolean isCell(int field) {
        return field >= columns();
    }

    /** The field of a column's cell, or {@link #NONE}. */
    public int cellField(int column) {
        return cellField[column];
    }

    /** The number of values of a field. */
    public int size(int field) {
        ModeCoder coder = coders.get(columnOf(field));
        return isCell(field) ? coder.cells() : coder.modes();
    }

    /** The place of a field's first value; the others follow. */
    public int offset(int field) {
        return offsets[field];
    }

    /** How many of a column's modes are intervals; they are the first. */
    public int segments(int column) {
        return coders.get(column).segments();
    }

    /** The share of training rows in each mode of a column. */
    public double[] frequencies(int column) {
        return coders.get(column).frequencies();
    }

    /** The number of a column among those whose values have ranks, or {@link #NONE}. */
    public int numericIndex(int column) {
        return numericIndex[column];
    }

    /** Mean rank and half width of rank of each mode of a column; see {@link ModeCoder#ranks()}. */
    public double[][] ranks(int column) {
        return ranks[column];
    }

    /** The middle of a cell on the interval's scale of −1 to 1. */
    public double cellCentre(int column, int cell) {
        return position(column, cell, 0.5);
    }

    /** The position in an interval of a place in a cell, {@code within} running from 0 to 1. */
    public double position(int column, int cell, double within) {
        return 2 * (cell + within) / coders.get(column).cells() - 1;
    }

    /** The value of a field in a row, {@link #NONE} if it means nothing there. */
    public int value(List<Codes> codes, int row, int field) {
        int column = columnOf(field);
        int mode = codes.get(column).codes()[row];
        if (!isCell(field)) {
            return mode;
        }
        if (mode >= segments(column)) {
            return NONE;
        }
        int cells = coders.get(column).cells();
        int cell = (int) ((codes.get(column).positions()[row] + 1) / 2 * cells);
        return Math.max(0, Math.min(cells - 1, cell));
    }

    /** The rank of a numeric column, −1 to 1, from its mode and its cell, which may be {@link #NONE}. */
    public double rank(int column, int mode, int cell) {
        double inside = cell == NONE ? 0 : ranks[column][1][mode] * cellCentre(column, cell);
        return ranks[column][0][mode] + inside;
    }
}
