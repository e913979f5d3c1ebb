package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleToIntFunction;
import java.util.function.Function;

/**
 * Small codes for every column, fitted on T alone: levels by their string, numbers by bins.
 *
 * <p>Levels that T lacks share one code: as T has no row there, telling them apart would change no total variation
 * distance. Bins are those of T for every table, because bins of each table's own would score {@code 1000 + 50·T} as
 * equal to T.
 */
final class Codebook {
    private interface Coder {
        /** Number of codes, the last being that of missing values. */
        int cardinality();

        int[] code(Table table, int column);
    }

    private final List<Coder> coders;

    private Codebook(List<Coder> coders) {
        this.coders = coders;
    }

    /** Numbers in ten bins of equal width. */
    static Codebook fit(Table training) {
        return fit(training, values -> {
            NumberBins bins = NumberBins.fit(values);
            return new NumberCoder(NumberBins.COUNT, bins::of);
        });
    }

    /** Numbers in up to so many ranges of about equally many rows of T. */
    static Codebook fitModes(Table training, int ranges) {
        return fit(training, values -> {
            ModeBins bins = ModeBins.fit(values, ranges);
            return new NumberCoder(bins.count(), bins::of);
        });
    }

    private static Codebook fit(Table training, Function<double[], Coder> numbers) {
        List<Coder> coders = new ArrayList<>();
        for (int c = 0; c < training.schema().size(); c++) {
            coders.add(
                    training.schema().column(c).kind().isNumeric()
                            ? numbers.apply(Numbers.of(training, c))
                            : LevelCoder.fit(training.levels(c)));
        }
        return new Codebook(coders);
    }

    /** The codes of a table whose columns stand in T's order. */
    CodedTable code(Table table) {
        int[][] codes = new int[coders.size()][];
        int[] cardinalities = new int[coders.size()];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = coders.get(c).code(table, c);
            cardinalities[c] = coders.get(c).cardinality();
        }
        return new CodedTable(table.rowCount(), codes, cardinalities);
    }

    private record NumberCoder(int bins, DoubleToIntFunction binOf) implements Coder {
        @Override
        public int cardinality() {
            return bins + 1;
        }

        @Override
        public int[] code(Table table, int column) {
            return Arrays.stream(Numbers.of(table, column))
                    .mapToInt(value -> Double.isNaN(value) ? bins : binOf.applyAsInt(value))
                    .toArray();
        }
    }

    private record LevelCoder(Map<String, Integer> known) implements Coder {
        static LevelCoder fit(LevelColumn column) {
            Map<String, Integer> known = new HashMap<>();
            column.levels().forEach(level -> known.put(level, known.size()));
            return new LevelCoder(known);
        }

        @Override
        public int cardinality() {
            return known.size() + 2;
        }

        @Override
        public int[] code(Table table, int column) {
            LevelColumn values = table.levels(column);
            int unseen = known.size();
            int missing = unseen + 1;
            int[] byCode = values.levels().stream()
                    .mapToInt(level -> known.getOrDefault(level, unseen))
                    .toArray();
            int[] codes = new int[values.size()];
            for (int row = 0; row < codes.length; row++) {
                int code = values.code(row);
                codes[row] = code == LevelColumn.MISSING ? missing : byCode[code];
            }
            return codes;
        }
    }
}
