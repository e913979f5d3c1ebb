package dev.synth.eval.internal.metrics;

import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small codes for every column, fitted on T alone: levels by their string, numbers by ten bins of equal width.
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

    static Codebook fit(Table training) {
        List<Coder> coders = new ArrayList<>();
        for (int c = 0; c < training.schema().size(); c++) {
            coders.add(
                    training.schema().column(c).kind().isNumeric()
                            ? new NumberCoder(NumberBins.fit(Numbers.of(training, c)))
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

    private record NumberCoder(NumberBins bins) implements Coder {
        @Override
        public int cardinality() {
            return NumberBins.COUNT + 1;
        }

        @Override
        public int[] code(Table table, int column) {
            return Arrays.stream(Numbers.of(table, column))
                    .mapToInt(value -> Double.isNaN(value) ? NumberBins.COUNT : bins.of(value))
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
