package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Distributions of each column in the three tables, coarse enough to be shown to anyone. */
final class Overlays {

    private static final int MAX_LEVELS = 20;

    private Overlays() {}

    /** Labels of bins, and the bin of each row: −1 where missing. */
    interface Binning {
        List<String> labels();

        int[] bins(Table table, int column);
    }

    static List<ColumnOverlay> of(ComparedTables tables) {
        List<ColumnOverlay> overlays = new ArrayList<>();
        for (int c = 0; c < tables.training().schema().size(); c++) {
            overlays.add(overlay(tables, c));
        }
        return List.copyOf(overlays);
    }

    private static ColumnOverlay overlay(ComparedTables tables, int c) {
        ColumnSchema declared = tables.training().schema().column(c);
        Binning binning = binning(tables, c, MAX_LEVELS);
        Column training = tables.training().column(c);
        Column synthetic = tables.synthetic().column(c);
        return new ColumnOverlay(
                declared.name(),
                declared.kind().label(),
                declared.domain().unit().orElse(null),
                binning.labels(),
                shares(binning, tables.training(), c),
                shares(binning, tables.synthetic(), c),
                shares(binning, tables.holdout(), c),
                training.missingShare(),
                synthetic.missingShare());
    }

    /** Ranges, or the commonest levels that may be shown, at most so many, and one bin for the others. */
    static Binning binning(ComparedTables tables, int c, int maxLevels) {
        ColumnKind kind = tables.training().schema().column(c).kind();
        return kind.isNumeric()
                ? RangeBinning.fit(Numbers.of(tables.training(), c), tables.holders(), kind)
                : LevelBinning.fit(
                        tables.training().levels(c), tables.holders(), maxLevels, kind == ColumnKind.ORDINAL);
    }

    private static List<Double> shares(Binning binning, @Nullable Table table, int column) {
        if (table == null) {
            return List.of();
        }
        int[] counts = new int[binning.labels().size()];
        for (int bin : binning.bins(table, column)) {
            if (bin >= 0) {
                counts[bin]++;
            }
        }
        int rows = Math.max(1, Arrays.stream(counts).sum());
        return Arrays.stream(counts).mapToObj(count -> (double) count / rows).toList();
    }

    /** The commonest levels of T, each a bin, in their order if they have one, and one bin for all others. */
    private record LevelBinning(Map<String, Integer> shown, List<String> labels) implements Binning {
        static LevelBinning fit(LevelColumn training, Holders holders, int maxLevels, boolean ordered) {
            int[] counts = training.counts();
            List<Set<Integer>> holding = holders.ofLevels(training);
            List<String> levels = IntStream.range(0, counts.length)
                    .filter(level -> holding.get(level).size() >= holders.least())
                    .boxed()
                    .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                    .limit(maxLevels)
                    .sorted(ordered ? Comparator.naturalOrder() : (a, b) -> 0)
                    .map(training.levels()::get)
                    .toList();
            Map<String, Integer> shown = new HashMap<>();
            levels.forEach(level -> shown.put(level, shown.size()));
            List<String> labels = new ArrayList<>(levels);
            labels.add("(other)");
            return new LevelBinning(shown, List.copyOf(labels));
        }

        @Override
        public int[] bins(Table table, int column) {
            LevelColumn values = table.levels(column);
            int[] byCode = values.levels().stream()
                    .mapToInt(level -> shown.getOrDefault(level, labels.size() - 1))
                    .toArray();
            return IntStream.range(0, values.size())
                    .map(row -> values.isMissing(row) ? -1 : byCode[values.code(row)])
                    .toArray();
        }
    }
}
