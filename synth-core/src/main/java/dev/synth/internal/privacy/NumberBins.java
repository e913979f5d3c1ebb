package dev.synth.internal.privacy;

import dev.synth.table.Column;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Points and the cells around them, in order on a line, and last a bin for missing values.
 *
 * @param lows the least number of each bin, ascending, in units
 * @param highs the number that each bin ends below; of a point, the point itself
 */
record NumberBins(NumberLine line, double[] lows, double[] highs) implements Bins {
    @Override
    public int size() {
        return lows.length + 1;
    }

    @Override
    public boolean ordered() {
        return true;
    }

    /** The bin of a number of units, NaN for a missing one. */
    int code(double units) {
        if (Double.isNaN(units)) {
            return lows.length;
        }
        int found = Arrays.binarySearch(lows, units);
        if (found >= 0) {
            // A point and the cell that begins at it have the same least number; the point is the first of them.
            return found > 0 && lows[found - 1] == units ? found - 1 : found;
        }
        for (int bin = -found - 2; bin >= 0; bin--) {
            if (lows[bin] < highs[bin]) {
                return units < highs[bin] ? bin : SurveyedColumn.UNLISTED;
            }
        }
        return SurveyedColumn.UNLISTED;
    }

    @Override
    public int[] codes(Table table, int position) {
        NumericView values = table.numeric(position);
        return IntStream.range(0, table.rowCount())
                .map(row -> code(line.units(values.number(row))))
                .toArray();
    }

    @Override
    public Made made(Table rows, int position) {
        return new Made(this, IntStream.range(0, size()).toArray());
    }

    @Override
    public Thinning.Axis axis(String column) {
        return new Thinning.Axis(column, List.of(), lows, highs);
    }

    @Override
    public Column draw(int[] bins, SplittableRandom random) {
        double[] units = new double[bins.length];
        for (int row = 0; row < units.length; row++) {
            units[row] = bins[row] == lows.length ? Double.NaN : inside(bins[row], random.nextDouble());
        }
        return line.column(units);
    }

    private double inside(int bin, double place) {
        double offset = place * (highs[bin] - lows[bin]);
        return lows[bin] + (line.stepped() ? Math.floor(offset) : offset);
    }
}
