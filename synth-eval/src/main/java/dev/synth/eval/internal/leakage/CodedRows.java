package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows as whole numbers, column by column, made for Gower distances (Gower 1971): per column min(|a − b| / range, 1) for
 * numbers, 0 or 1 for levels, 0 between two missing values and 1 between a missing and a present one; the distance of two
 * rows is the mean over columns.
 *
 * @param line columns of positions on a line, see {@link LineScale}
 * @param level columns of which codes are equal or not
 * @param step what a whole column's difference counts
 */
record CodedRows(int[][] line, int[][] level, int step, int size) {
    private static final int FINEST_STEP = 1 << 18;
    private static final int WIDEST = 1 << 30;

    /** Codes real and synthetic rows alike; the scale is that of the real ones. */
    static List<CodedRows> of(Table real, Table synthetic, int[] compared) {
        int step = step(real.rowCount(), compared.length);
        List<int[][]> line = new ArrayList<>();
        List<int[][]> level = new ArrayList<>();
        for (int c : compared) {
            ColumnSchema column = real.schema().column(c);
            if (column.kind().isNumeric()) {
                double[] scale = numbers(real.numeric(c), real.rowCount());
                LineScale positions = new LineScale(scale, step);
                double[] others = numbers(synthetic.numeric(c), synthetic.rowCount());
                line.add(new int[][] {positions(scale, positions), positions(others, positions)});
            } else {
                level.add(levels(real.column(c), synthetic.column(c)));
            }
        }
        return IntStream.range(0, 2)
                .mapToObj(table -> new CodedRows(
                        line.stream().map(pair -> pair[table]).toArray(int[][]::new),
                        level.stream().map(pair -> pair[table]).toArray(int[][]::new),
                        step,
                        table == 0 ? real.rowCount() : synthetic.rowCount()))
                .toList();
    }

    /** The largest power of two that keeps positions and sums of twice the columns inside an {@code int}. */
    private static int step(int rows, int columns) {
        double gapsOutsideTheRange = 0.04 * rows + 8;
        int room = (int) (WIDEST / Math.max(gapsOutsideTheRange, columns + 1.0));
        return Integer.highestOneBit(Math.min(FINEST_STEP, room));
    }

    private static double[] numbers(NumericView column, int rows) {
        return IntStream.range(0, rows).mapToDouble(column::number).toArray();
    }

    private static int[] positions(double[] values, LineScale scale) {
        return Arrays.stream(values).mapToInt(scale::position).toArray();
    }

    private static int[][] levels(Column real, Column synthetic) {
        int[] codes = Arrays.stream(Keys.of(List.of(real, synthetic)))
                .mapToInt(key -> key == Keys.MISSING ? -1 : (int) key)
                .toArray();
        return new int[][] {Arrays.copyOf(codes, real.size()), Arrays.copyOfRange(codes, real.size(), codes.length)};
    }

    CodedRows slice(int from, int to) {
        return new CodedRows(cut(line, from, to), cut(level, from, to), step, to - from);
    }

    private static int[][] cut(int[][] columns, int from, int to) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toArray(int[][]::new);
    }

    /** Turns a sum of {@link NearestNeighbours} into a Gower distance, 0 to 1; no neighbour at all counts as 1. */
    double distance(int sum) {
        return sum == NearestNeighbours.NONE ? 1 : sum / (2.0 * step * (line.length + level.length));
    }
}
