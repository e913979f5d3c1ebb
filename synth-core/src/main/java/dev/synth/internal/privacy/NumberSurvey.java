package dev.synth.internal.privacy;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at a column of numbers up to three times: roughly where they lie, on edges that hold for any column; which single
 * values many entities share; and how many rows lie in cells cut so that each should hold enough of them.
 */
final class NumberSurvey {
    private static final double LAYOUT = 0.2;
    private static final double POINTS = 0.25;
    /** A cell of the layout counts if it stands out as noise hardly ever does. */
    private static final double STANDS_OUT = 4.5;
    /** A cell's expected count is at least this many standard deviations of its noise. */
    private static final double LEAST_SIGNAL = 16;

    private static final int MOST_CELLS = 128;

    private final Curator curator;
    private final double rows;
    private final double delta;

    /**
     * A survey.
     *
     * @param rows the noisy number of rows
     * @param delta probability with which a column may show a value that one entity alone has
     */
    NumberSurvey(Curator curator, double rows, double delta) {
        this.curator = curator;
        this.rows = rows;
        this.delta = delta;
    }

    SurveyedColumn survey(int position, ColumnSchema column, NumericView values, int size, double rho) {
        NumberLine line = NumberLine.of(column);
        double[] units = new double[size];
        for (int row = 0; row < size; row++) {
            units[row] = line.units(values.number(row)) + 0.0;
        }
        Cells layout = Cells.between(line, line.edges());
        Curator.Noisy rough = curator.counts(
                "roughly where the values of column '" + column.name() + "' lie", layout.count(units), LAYOUT * rho);
        double left = (1 - LAYOUT) * rho;
        double noise = curator.deviation((1 - LAYOUT - POINTS) * rho);
        Cells cells = layout.refine(rough, Math.max(LEAST_SIGNAL * noise, rows / MOST_CELLS), STANDS_OUT);
        Set<Double> points = Set.of();
        if (cells.hasWide()) {
            points = points(column.name(), cells, units, POINTS * rho);
            left -= POINTS * rho;
        }
        NumberBins bins = cells.with(points);
        int[] codes = Arrays.stream(units).mapToInt(bins::code).toArray();
        Curator.Noisy noisy = curator.counts(
                "how many rows lie in each cell of column '" + column.name() + "'",
                SurveyedColumn.count(codes, bins.size()),
                left);
        return new SurveyedColumn(position, bins, Projection.of(noisy, rows), codes);
    }

    private Set<Double> points(String name, Cells cells, double[] units, double rho) {
        SortedMap<Double, Long> counts = new TreeMap<>();
        for (double value : units) {
            if (cells.isInWide(value)) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return curator.select(
                        "which single values many rows of column '" + name + "' share", new long[0], counts, rho, delta)
                .shown()
                .keySet();
    }

    /** Cells that lie side by side. */
    private record Cells(NumberLine line, double[] edges) {
        static Cells between(NumberLine line, double[] edges) {
            return new Cells(line, edges);
        }

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

        /** The cells from the first to the last that stand out, cut into pieces of about this mass. */
        Cells refine(Curator.Noisy noisy, double mass, double standsOut) {
            int first = -1;
            int last = -1;
            for (int cell = 0; cell < edges.length - 1; cell++) {
                if (noisy.counts()[cell] > standsOut * noisy.deviation()) {
                    first = first < 0 ? cell : first;
                    last = cell;
                }
            }
            if (first < 0) {
                return new Cells(line, new double[0]);
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
            return new Cells(line, cut.stream().mapToDouble(Double::doubleValue).toArray());
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
}
