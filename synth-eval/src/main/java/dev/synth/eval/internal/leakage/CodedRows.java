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
 * @param place for each compared column, in the order of {@link #of}, where it stands: in {@code line}, or after the last
 *     of these in {@code level}
 */
public record CodedRows(int[][] line, int[][] level, int step, int size, int[] place) {
    private static final int FINEST_STEP = 1 << 18;
    private static final int WIDEST = 1 << 30;

    /** Codes real and synthetic rows alike; the scale is that of the real ones. */
    public static List<CodedRows> of(Table real, Table synthetic, int[] compared) {
        int step = step(real.rowCount(), compared.length);
        List<int[][]> line = new ArrayList<>();
        List<int[][]> level = new ArrayList<>();
        int[] place = new int[compared.length];
        int lines = (int) Arrays.stream(compared)
                .filter(c -> real.schema().column(c).kind().isNumeric())
                .count();
        for (int i = 0; i < compared.length; i++) {
            int c = compared[i];
            ColumnSchema column = real.schema().column(c);
            if (column.kind().isNumeric()) {
                double[] scale = numbers(real.numeric(c), real.rowCount());
                place[i] = line.size();
                LineScale positions = new LineScale(scale, step);
                double[] others = numbers(synthetic.numeric(c), synthetic.rowCount());
                line.add(new int[][] {positions(scale, positions), positions(others, positions)});
            } else {
                place[i] = lines + level.size();
                level.add(levels(real.column(c), synthetic.column(c)));
            }
        }
        return IntStream.range(0, 2)
                .mapToObj(table -> new CodedRows(
                        line.stream().map(pair -> pair[table]).toArray(int[][]::new),
                        level.stream().map(pair -> pair[table]).toArray(int[][]::new),
                        step,
                        table == 0 ? real.rowCount() : synthetic.rowCount(),
                        place))
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
        return new CodedRows(cut(line, from, to), cut(level, from, to), step, to - from, place);
    }

    /**
     * The same rows by fewer columns, scaled as before.
     *
     * @param subset numbers of compared columns, in the order of {@link #of}, each at most once
     */
    CodedRows columns(int[] subset) {
        int[] places = Arrays.stream(subset).map(column -> place[column]).toArray();
        int[] lines = Arrays.stream(places).filter(at -> at < line.length).toArray();
        int[] levels = Arrays.stream(places).filter(at -> at >= line.length).toArray();
        int[] renumbered = new int[columnCount()];
        IntStream.range(0, lines.length).forEach(i -> renumbered[lines[i]] = i);
        IntStream.range(0, levels.length).forEach(i -> renumbered[levels[i]] = lines.length + i);
        return new CodedRows(
                Arrays.stream(lines).mapToObj(at -> line[at]).toArray(int[][]::new),
                Arrays.stream(levels).mapToObj(at -> level[at - line.length]).toArray(int[][]::new),
                step,
                size,
                Arrays.stream(places).map(at -> renumbered[at]).toArray());
    }

    int columnCount() {
        return place.length;
    }

    /** The codes row by row, numbers first; two rows' codes lie in a cache line or two then. */
    int[][] byRow() {
        int[][] rows = new int[size][columnCount()];
        for (int at = 0; at < columnCount(); at++) {
            int[] codes = at < line.length ? line[at] : level[at - line.length];
            for (int row = 0; row < size; row++) {
                rows[row][at] = codes[row];
            }
        }
        return rows;
    }

    private static int[][] cut(int[][] columns, int from, int to) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toArray(int[][]::new);
    }

    /** Turns a sum of {@link NearestNeighbours} into a Gower distance, 0 to 1; no neighbour at all counts as 1. */
    double distance(int sum) {
        return sum == NearestNeighbours.NONE ? 1 : sum / (2.0 * step * Math.max(1, columnCount()));
    }
}
