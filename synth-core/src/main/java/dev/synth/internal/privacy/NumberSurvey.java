package dev.synth.internal.privacy;

import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at a column of numbers up to three times: roughly where they lie, on edges that the schema decides; which single
 * values many entities share; and how many rows lie in cells cut so that each should hold enough of them. Where declared bounds
 * leave so few numbers that each may have a cell, the last look is the only one.
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
            units[row] = line.units(values.number(row));
        }
        double most = Math.min(MOST_CELLS, rows / (LEAST_SIGNAL * curator.deviation(rho)));
        if (line.width() <= most) {
            return counted(position, column, new NumberCells(line, line.singleEdges()).with(Set.of()), units, rho);
        }
        NumberCells layout = new NumberCells(line, line.edges());
        Curator.Noisy rough = curator.counts(
                "roughly where the values of column '" + column.name() + "' lie", layout.count(units), LAYOUT * rho);
        double left = (1 - LAYOUT) * rho;
        double noise = curator.deviation((1 - LAYOUT - POINTS) * rho);
        NumberCells cells = layout.refine(rough, Math.max(LEAST_SIGNAL * noise, rows / MOST_CELLS), STANDS_OUT);
        Set<Double> points = Set.of();
        if (cells.hasWide()) {
            points = points(column.name(), cells, units, POINTS * rho);
            left -= POINTS * rho;
        }
        return counted(position, column, cells.with(points), units, left);
    }

    private SurveyedColumn counted(int position, ColumnSchema column, NumberBins bins, double[] units, double rho) {
        int[] codes = Arrays.stream(units).mapToInt(bins::code).toArray();
        Curator.Noisy noisy = curator.counts(
                "how many rows lie in each cell of column '" + column.name() + "'",
                SurveyedColumn.count(codes, bins.size()),
                rho);
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
