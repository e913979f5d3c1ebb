package dev.synth.internal.privacy;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at a column of numbers three times: roughly where they lie, on edges that the schema decides; which single
 * values many entities share; and how many rows lie in cells cut so that each should hold enough of them. Where an
 * earlier look is not needed, the last is taken more often: how many there are, and with how much noise, tells nothing.
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

    /** What the looks at a column cost; there are as many whatever is found. */
    static double[] shares(double rho) {
        return new double[] {LAYOUT * rho, POINTS * rho, (1 - LAYOUT - POINTS) * rho};
    }

    SurveyedColumn survey(int position, ColumnSchema column, NumericView values, int size, double rho) {
        NumberLine line = NumberLine.of(column);
        double[] units = new double[size];
        for (int row = 0; row < size; row++) {
            units[row] = line.units(values.number(row));
        }
        double[] shares = shares(rho);
        double most = Math.min(MOST_CELLS, rows / (LEAST_SIGNAL * curator.deviation(rho)));
        if (line.width() <= most) {
            return counted(position, column, new NumberCells(line, line.singleEdges()).with(Set.of()), units, shares);
        }
        NumberCells layout = new NumberCells(line, line.edges());
        Curator.Noisy rough = curator.counts(
                "roughly where the values of column '" + column.name() + "' lie", layout.count(units), shares[0]);
        double noise = curator.deviation(shares[2]);
        NumberCells cells = layout.refine(rough, Math.max(LEAST_SIGNAL * noise, rows / MOST_CELLS), STANDS_OUT);
        return cells.hasWide()
                ? counted(
                        position, column, cells.with(points(column.name(), cells, units, shares[1])), units, shares[2])
                : counted(position, column, cells.with(Set.of()), units, shares[1], shares[2]);
    }

    private SurveyedColumn counted(int position, ColumnSchema column, NumberBins bins, double[] units, double... rhos) {
        int[] codes = Arrays.stream(units).mapToInt(bins::code).toArray();
        Curator.Noisy noisy = curator.counts(
                "how many rows lie in each cell of column '" + column.name() + "'",
                SurveyedColumn.count(codes, bins.size()),
                rhos);
        return new SurveyedColumn(position, bins, Projection.of(noisy, rows), codes);
    }

    private Set<Double> points(String name, NumberCells cells, double[] units, double rho) {
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
}
