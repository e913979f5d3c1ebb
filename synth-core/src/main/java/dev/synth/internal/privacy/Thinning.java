package dev.synth.internal.privacy;

import dev.synth.internal.sampling.Acceptance;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely a row that was drawn is kept, so that those kept meet pairs of columns that the draws do not: the product of one
 * factor for each pair, up to a bound (a log-linear model as odds of rejection). Follows from noisy answers and from what was
 * drawn, so it costs no privacy. Immutable.
 */
public final class Thinning implements Acceptance {
    private final List<Axis> axes;
    private final List<Pair> pairs;
    private final double scale;
    private final double drawsPerRow;
    private final List<Bins> bins;
    private final int[] positions;

    /**
     * The bins of a column.
     *
     * @param levels of a column of levels; another has none
     * @param lows the least number of units of each bin of a column of numbers, ascending; empty for levels
     * @param highs the number of units that each bin ends below, or, of a single value, that value
     */
    public record Axis(String column, List<String> levels, double[] lows, double[] highs) {
        private Bins bins(Schema schema) {
            if (schema.column(column).kind().isLevelled()) {
                return new LevelBins(levels, false);
            }
            require(
                    schema.column(column).kind().isNumeric() && lows.length == highs.length,
                    "bins of column '" + column + "'");
            return new NumberBins(NumberLine.of(schema.column(column)), lows, highs);
        }
    }

    /**
     * What rows weigh by two columns.
     *
     * @param first the number of an axis
     * @param second the number of another
     * @param rows the group of each bin of the first, the last of missing values
     * @param columns the same of the second
     * @param factors of each pair of groups, row by row
     */
    public record Pair(int first, int second, int[] rows, int[] columns, float[] factors) {}

    /**
     * A thinning of rows of these columns.
     *
     * @param scale the factor of every row
     * @param drawsPerRow rows drawn for each that is kept, above 1
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public Thinning(Schema schema, List<Axis> axes, List<Pair> pairs, double scale, double drawsPerRow) {
        this.axes = List.copyOf(axes);
        this.pairs = List.copyOf(pairs);
        this.scale = scale;
        this.drawsPerRow = drawsPerRow;
        this.bins = axes.stream().map(axis -> axis.bins(schema)).toList();
        this.positions =
                axes.stream().mapToInt(axis -> schema.indexOf(axis.column())).toArray();
        require(scale > 0 && Double.isFinite(scale), "scale");
        require(drawsPerRow > 1 && Double.isFinite(drawsPerRow), "draws for each row");
        pairs.forEach(this::require);
    }

    private void require(Pair pair) {
        int most = axes.size();
        require(pair.first() >= 0 && pair.first() < most && pair.second() >= 0 && pair.second() < most, "axes");
        int rows = groups(pair.rows(), bins.get(pair.first()));
        int columns = groups(pair.columns(), bins.get(pair.second()));
        require(pair.factors().length == (long) rows * columns, "factors");
        for (float factor : pair.factors()) {
            require(factor > 0 && Float.isFinite(factor), "factors");
        }
    }

    private static int groups(int[] groups, Bins bins) {
        require(groups.length == bins.size(), "groups");
        for (int group : groups) {
            require(group >= 0 && group <= groups[groups.length - 1], "groups");
        }
        return groups[groups.length - 1] + 1;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("what thins rows does not fit: " + what);
        }
    }

    public List<Axis> axes() {
        return axes;
    }

    public List<Pair> pairs() {
        return pairs;
    }

    public double scale() {
        return scale;
    }

    /** How many rows are drawn for each that is kept, about. */
    public double drawsPerRow() {
        return drawsPerRow;
    }

    @Override
    public double share() {
        return 1 / drawsPerRow;
    }

    @Override
    public double[] chances(Table rows) {
        int[][] codes = IntStream.range(0, bins.size())
                .mapToObj(axis -> bins.get(axis).codes(rows, positions[axis]))
                .toArray(int[][]::new);
        double[] chances = new double[rows.rowCount()];
        Arrays.fill(chances, scale / drawsPerRow);
        for (Pair pair : pairs) {
            int columns = pair.columns()[pair.columns().length - 1] + 1;
            for (int row = 0; row < chances.length; row++) {
                int a = codes[pair.first()][row];
                int b = codes[pair.second()][row];
                if (a != SurveyedColumn.UNLISTED && b != SurveyedColumn.UNLISTED) {
                    chances[row] *= pair.factors()[pair.rows()[a] * columns + pair.columns()[b]];
                }
            }
        }
        for (int row = 0; row < chances.length; row++) {
            chances[row] = Math.min(1, chances[row]);
        }
        return chances;
    }
}
