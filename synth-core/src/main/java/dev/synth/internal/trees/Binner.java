package dev.synth.internal.trees;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts every column into at most 256 bins, fitted on one table: numbers at quantiles, levels one by one.
 *
 * <p>The last bin of a column is that of missing values; the last but one of a levelled column takes all levels beyond
 * the commonest, unseen ones included.
 */
final class Binner {
    static final int MAX_BINS = 255;

    sealed interface ColumnBinner {
        /** Number of bins, the last being that of missing values. */
        int size();

        boolean ordered();

        byte[] bins(Table table);
    }

    private final List<ColumnBinner> columns;

    Binner(List<ColumnBinner> columns) {
        this.columns = columns;
    }

    List<ColumnBinner> columns() {
        return columns;
    }

    static Binner fit(Table table) {
        List<ColumnBinner> columns = new ArrayList<>();
        for (int c = 0; c < table.schema().size(); c++) {
            columns.add(
                    table.schema().column(c).kind().isNumeric()
                            ? NumberBinner.fit(c, table)
                            : LevelBinner.fit(c, table.levels(c)));
        }
        return new Binner(columns);
    }

    BinnedTable bin(Table table) {
        return new BinnedTable(
                table.rowCount(),
                columns.stream().map(column -> column.bins(table)).toArray(byte[][]::new),
                columns.stream().mapToInt(ColumnBinner::size).toArray(),
                columns.stream().map(ColumnBinner::ordered).toArray(Boolean[]::new));
    }

    /** @param cuts ascending; a value belongs to the bin of as many cuts as lie below it */
    record NumberBinner(int column, double[] cuts) implements ColumnBinner {
        static NumberBinner fit(int column, Table table) {
            NumericView view = table.numeric(column);
            double[] sorted = IntStream.range(0, table.rowCount())
                    .mapToDouble(view::number)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            double[] distinct = Arrays.stream(sorted).distinct().toArray();
            double[] candidates = distinct.length <= MAX_BINS
                    ? distinct
                    : IntStream.range(0, MAX_BINS)
                            .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / MAX_BINS)])
                            .distinct()
                            .toArray();
            double[] cuts = new double[Math.max(0, candidates.length - 1)];
            for (int i = 0; i < cuts.length; i++) {
                cuts[i] = candidates[i] / 2 + candidates[i + 1] / 2;
            }
            return new NumberBinner(column, cuts);
        }

        @Override
        public int size() {
            return cuts.length + 2;
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public byte[] bins(Table table) {
            NumericView view = table.numeric(column);
            byte[] bins = new byte[table.rowCount()];
            for (int row = 0; row < bins.length; row++) {
                double value = view.number(row);
                int found = Arrays.binarySearch(cuts, value);
                bins[row] = (byte) (Double.isNaN(value) ? cuts.length + 1 : found < 0 ? -found - 1 : found);
            }
            return bins;
        }
    }

    record LevelBinner(int column, Map<String, Integer> known) implements ColumnBinner {
        static LevelBinner fit(int column, LevelColumn values) {
            int[] counts = values.counts();
            Map<String, Integer> known = new HashMap<>();
            IntStream.range(0, counts.length)
                    .filter(level -> counts[level] > 0)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                    .limit(MAX_BINS - 1)
                    .forEach(level -> known.put(values.levels().get(level), known.size()));
            return new LevelBinner(column, known);
        }

        @Override
        public int size() {
            return known.size() + 2;
        }

        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public byte[] bins(Table table) {
            LevelColumn values = table.levels(column);
            int[] byCode = values.levels().stream()
                    .mapToInt(level -> known.getOrDefault(level, known.size()))
                    .toArray();
            byte[] bins = new byte[values.size()];
            for (int row = 0; row < bins.length; row++) {
                int code = values.code(row);
                bins[row] = (byte) (code == LevelColumn.MISSING ? known.size() + 1 : byCode[code]);
            }
            return bins;
        }
    }
}
