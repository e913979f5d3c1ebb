package dev.synth.internal.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Cells of a column of numbers, side by side: each reaches from one edge to below the next.
 *
 * @param edges ascending, in units
 */
record NumberCells(NumberLine line, double[] edges) {
    private int find(double value) {
        int found = Arrays.binarySearch(edges, value);
        int cell = found >= 0 ? found : -found - 2;
        return cell < edges.length - 1 ? cell : SurveyedColumn.UNLISTED;
    }

    long[] count(double[] values) {
        return SurveyedColumn.count(
                Arrays.stream(values)
                        .mapToInt(value -> Double.isNaN(value) ? SurveyedColumn.UNLISTED : find(value))
                        .toArray(),
                edges.length - 1);
    }

    private boolean isWide(int cell) {
        return !line.stepped() || edges[cell + 1] - edges[cell] > 1;
    }

    boolean hasWide() {
        for (int cell = 0; cell < edges.length - 1; cell++) {
            if (isWide(cell)) {
                return true;
            }
        }
        return false;
    }

    boolean isInWide(double value) {
        int cell = Double.isNaN(value) ? SurveyedColumn.UNLISTED : find(value);
        return cell != SurveyedColumn.UNLISTED && isWide(cell);
    }

    /**
     * The cells from the first to the last that stand out, cut into pieces of about this mass. If none does, there is none, or
     * one that reaches from bound to bound.
     */
    NumberCells refine(Curator.Noisy noisy, double mass, double standsOut) {
        int first = -1;
        int last = -1;
        for (int cell = 0; cell < edges.length - 1; cell++) {
            if (noisy.counts()[cell] > standsOut * noisy.deviation()) {
                first = first < 0 ? cell : first;
                last = cell;
            }
        }
        if (first < 0) {
            double[] all = {edges[0], edges[edges.length - 1]};
            return new NumberCells(line, line.isBounded() ? all : new double[0]);
        }
        List<Double> cut = new ArrayList<>();
        for (int cell = first; cell <= last; cell++) {
            double width = edges[cell + 1] - edges[cell];
            double pieces = Math.max(1, Math.rint(noisy.counts()[cell] / mass));
            if (line.stepped()) {
                pieces = Math.min(pieces, width);
            }
            for (int piece = 0; piece < pieces; piece++) {
                double offset = width * piece / pieces;
                cut.add(edges[cell] + (line.stepped() ? Math.floor(offset) : offset));
            }
        }
        cut.add(edges[last + 1]);
        return new NumberCells(
                line, cut.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The bins that these cells and points make, each point before the cell that begins at it. */
    NumberBins with(Set<Double> points) {
        List<double[]> bins = new ArrayList<>();
        for (int cell = 0; cell < edges.length - 1; cell++) {
            bins.add(new double[] {edges[cell], edges[cell + 1]});
        }
        points.forEach(point -> bins.add(new double[] {point, point}));
        bins.sort(Comparator.<double[]>comparingDouble(bin -> bin[0]).thenComparingDouble(bin -> bin[1]));
        return new NumberBins(
                line,
                bins.stream().mapToDouble(bin -> bin[0]).toArray(),
                bins.stream().mapToDouble(bin -> bin[1]).toArray());
    }
}
