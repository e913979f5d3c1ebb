package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Turns a table into {@link MixedRows}, fitted on one table.
 *
 * <p>Numbers lose their median and are divided by their interquartile range (by their standard deviation where that is
 * 0) and cut at ±{@value #LIMIT}, so that one outlier cannot outweigh all else; whether they are missing is a span of its
 * own. Beyond the {@value #MAX_LEVELS} commonest levels of a column, levels share one code.
 */
final class MixedEncoder {
    private static final int MAX_LEVELS = 50;
    private static final double LIMIT = 20;

    private final List<Span> spans = new ArrayList<>();
    private final List<Scale> scales = new ArrayList<>();

    private MixedEncoder() {}

    static MixedEncoder fit(Table table) {
        MixedEncoder encoder = new MixedEncoder();
        for (int c = 0; c < table.schema().size(); c++) {
            if (table.schema().column(c).kind().isNumeric()) {
                encoder.scales.add(Scale.fit(c, Numbers.of(table, c)));
                encoder.spans.add(new Span(c, Map.of(), true));
            } else {
                encoder.spans.add(Span.fit(c, table.levels(c)));
            }
        }
        return encoder;
    }

    /** The rows of a table of the same columns. */
    MixedRows encode(Table table) {
        double[][] numbers = new double[table.rowCount()][scales.size()];
        int[][] codes = new int[table.rowCount()][spans.size()];
        for (int i = 0; i < scales.size(); i++) {
            double[] column = Numbers.of(table, scales.get(i).column());
            for (int row = 0; row < column.length; row++) {
                numbers[row][i] = scales.get(i).apply(column[row]);
            }
        }
        for (int i = 0; i < spans.size(); i++) {
            int[] column = spans.get(i).codes(table);
            for (int row = 0; row < column.length; row++) {
                codes[row][i] = column[row];
            }
        }
        return new MixedRows(numbers, codes, spans.stream().mapToInt(Span::size).toArray());
    }

    /** A numeric column's median and spread. */
    private record Scale(int column, double median, double spread) {
        static Scale fit(int column, double[] values) {
            double[] sorted = Numbers.sorted(values);
            if (sorted.length == 0) {
                return new Scale(column, 0, 1);
            }
            double range = Numbers.quantile(sorted, 0.75) - Numbers.quantile(sorted, 0.25);
            double spread = range > 0 ? range : deviation(sorted);
            return new Scale(column, Numbers.quantile(sorted, 0.5), spread > 0 ? spread : 1);
        }

        private static double deviation(double[] values) {
            double mean = Arrays.stream(values).average().orElse(0);
            return Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
        }

        double apply(double value) {
            double scaled = value / spread - median / spread; // so that a huge difference cannot overflow
            return Double.isNaN(value) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, scaled));
        }
    }

    /** The codes of one column: its common levels, then all others, then missing. */
    private record Span(int column, Map<String, Integer> levels, boolean numeric) {
        static Span fit(int column, LevelColumn values) {
            int[] counts = values.counts();
            Map<String, Integer> levels = new HashMap<>();
            IntStream.range(0, counts.length)
                    .filter(level -> counts[level] > 0)
                    .boxed()
                    .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                    .limit(MAX_LEVELS)
                    .forEach(level -> levels.put(values.levels().get(level), levels.size()));
            return new Span(column, levels, false);
        }

        int size() {
            return levels.size() + 2;
        }

        int[] codes(Table table) {
            int other = levels.size();
            int missing = other + 1;
            if (numeric) {
                return IntStream.range(0, table.rowCount())
                        .map(row -> table.column(column).isMissing(row) ? missing : other)
                        .toArray();
            }
            LevelColumn values = table.levels(column);
            int[] byCode = values.levels().stream()
                    .mapToInt(level -> levels.getOrDefault(level, other))
                    .toArray();
            return IntStream.range(0, values.size())
                    .map(row -> values.isMissing(row) ? missing : byCode[values.code(row)])
                    .toArray();
        }
    }
}
