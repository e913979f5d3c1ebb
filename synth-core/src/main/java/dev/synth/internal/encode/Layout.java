package dev.synth.internal.encode;

import dev.synth.internal.encode.ModeCoder.Codes;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each mode of each learnt column stands in the network's vectors.
 *
 * <p>The generator puts out {@code modes} logits and, for each of the first {@code segments} of them, a position; the
 * intervals of all columns come first, so that they are one slice. The critic sees {@code modes} shares and, for each
 * numeric column, one position and one rank. No step costs more calls for more columns.
 */
public final class Layout {
    private final int[][] places;
    private final int modes;
    private final int segments;
    private final int[] numericIndex;
    private final int numerics;
    private final List<Integer> conditionColumns;
    private final double[][][] ranks;

    public Layout(List<LearntColumn> learnt) {
        places = new int[learnt.size()][];
        numericIndex = new int[learnt.size()];
        ranks = new double[learnt.size()][][];
        int segment = 0;
        for (LearntColumn column : learnt) {
            segment += column.coder().segments();
        }
        segments = segment;
        int nextSegment = 0;
        int next = segments;
        int numeric = 0;
        for (int c = 0; c < learnt.size(); c++) {
            ModeCoder coder = learnt.get(c).coder();
            places[c] = new int[coder.modes()];
            ranks[c] = coder.ranks();
            for (int mode = 0; mode < coder.modes(); mode++) {
                places[c][mode] = mode < coder.segments() ? nextSegment++ : next++;
            }
            numericIndex[c] = coder instanceof NumberCoder ? numeric++ : -1;
        }
        modes = next;
        numerics = numeric;
        conditionColumns = conditions(learnt);
    }

    /** Levelled columns can be conditions; where there is none, numbers of few values. */
    private static List<Integer> conditions(List<LearntColumn> learnt) {
        List<Integer> levelled = new ArrayList<>();
        List<Integer> discrete = new ArrayList<>();
        for (int c = 0; c < learnt.size(); c++) {
            if (learnt.get(c).coder() instanceof LevelCoder) {
                levelled.add(c);
            } else if (learnt.get(c).coder().segments() == 0) {
                discrete.add(c);
            }
        }
        return List.copyOf(levelled.isEmpty() ? discrete : levelled);
    }

    /** The number of learnt columns. */
    public int columns() {
        return places.length;
    }

    /** The number of modes of all columns together. */
    public int modes() {
        return modes;
    }

    /** The number of modes that are intervals; they are the first. */
    public int segments() {
        return segments;
    }

    /** The number of numeric columns. */
    public int numerics() {
        return numerics;
    }

    /** The width of what the generator puts out. */
    public int outputs() {
        return modes + segments;
    }

    /** The width of what the critic sees of a row, the condition left out. */
    public int features() {
        return modes + 2 * numerics;
    }

    /** The place of a column's mode. */
    public int place(int column, int mode) {
        return places[column][mode];
    }

    /** The places of a column's modes. */
    public int[] places(int column) {
        return places[column];
    }

    /** The number of a numeric column among the numeric ones, or −1. */
    public int numericIndex(int column) {
        return numericIndex[column];
    }

    /** Mean rank and half width of rank of each mode of a column; see {@link ModeCoder#ranks()}. */
    public double[][] ranks(int column) {
        return ranks[column];
    }

    /** The columns that conditions are put on. */
    public List<Integer> conditionColumns() {
        return conditionColumns;
    }

    /**
     * Writes a row as the critic sees it.
     *
     * @param target filled from {@code offset} on, {@link #features()} numbers, all zero before
     */
    public void write(List<Codes> codes, int row, float[] target, int offset) {
        for (int c = 0; c < places.length; c++) {
            int mode = codes.get(c).codes()[row];
            target[offset + places[c][mode]] = 1;
            if (numericIndex[c] >= 0) {
                float position =
                        codes.get(c).positions().length == 0 ? 0 : codes.get(c).positions()[row];
                target[offset + modes + numericIndex[c]] = position;
                target[offset + modes + numerics + numericIndex[c]] =
                        (float) (ranks[c][0][mode] + ranks[c][1][mode] * position);
            }
        }
    }
}
