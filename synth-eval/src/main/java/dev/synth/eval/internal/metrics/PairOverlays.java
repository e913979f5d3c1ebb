package dev.synth.eval.internal.metrics;

import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.eval.Fidelity.PairTrend;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joint distributions of the pairs that agree least, coarse enough to be shown to anyone. */
final class PairOverlays {
    private static final int PAIRS = 6;
    private static final int MAX_LEVELS = 10;
    private static final String MISSING = "(missing)";

    private final ComparedTables tables;
    private final Axis a;
    private final Axis b;

    private PairOverlays(ComparedTables tables, int a, int b) {
        this.tables = tables;
        this.a = Axis.of(tables, a);
        this.b = Axis.of(tables, b);
    }

    /** The first of these pairs, which are the worst; one that agrees wholly has nothing to show. */
    static List<PairOverlay> of(ComparedTables tables, List<PairTrend> worstFirst) {
        List<String> names = tables.training().schema().names();
        return worstFirst.stream()
                .filter(pair -> pair.score() < 1)
                .limit(PAIRS)
                .map(pair -> new PairOverlays(tables, names.indexOf(pair.a()), names.indexOf(pair.b())).overlay(pair))
                .toList();
    }

    private PairOverlay overlay(PairTrend pair) {
        boolean[][] shown = ShownCells.of(a.training(), b.training(), a.size(), b.size(), tables.holders());
        double[][] training = shares(a.training(), b.training());
        double[][] synthetic = shares(a.synthetic(), b.synthetic());
        return new PairOverlay(
                pair.a(),
                pair.b(),
                pair.score(),
                a.labels(),
                b.labels(),
                shown(training, shown),
                shown(synthetic, shown),
                hidden(training, shown),
                hidden(synthetic, shown));
    }

    private double[][] shares(int[] first, int[] second) {
        double[][] shares = new double[a.size()][b.size()];
        for (int row = 0; row < first.length; row++) {
            shares[first[row]][second[row]]++;
        }
        for (double[] line : shares) {
            Arrays.setAll(line, cell -> line[cell] / Math.max(1, first.length));
        }
        return shares;
    }

    private static List<List<@Nullable Double>> shown(double[][] shares, boolean[][] shown) {
        List<List<@Nullable Double>> lines = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            List<@Nullable Double> line = new ArrayList<>();
            for (int j = 0; j < shares[i].length; j++) {
                line.add(shown[i][j] ? (Double) shares[i][j] : null);
            }
            lines.add(Collections.unmodifiableList(line));
        }
        return List.copyOf(lines);
    }

    private static double hidden(double[][] shares, boolean[][] shown) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int j = 0; j < shares[i].length; j++) {
                sum += shown[i][j] ? 0 : shares[i][j];
            }
        }
        return Math.min(1, sum);
    }

    /** A column in bins of T, the last for missing values where there are any: the bin of each row of T and of S. */
    private record Axis(List<String> labels, int[] training, int[] synthetic) {
        static Axis of(ComparedTables tables, int column) {
            Overlays.Binning binning = Overlays.binning(tables, column, MAX_LEVELS);
            List<String> labels = new ArrayList<>(binning.labels());
            int[] training = bins(binning, tables.training(), column);
            int[] synthetic = bins(binning, tables.synthetic(), column);
            int missing = labels.size();
            if (Arrays.stream(training).anyMatch(bin -> bin == missing)
                    || Arrays.stream(synthetic).anyMatch(bin -> bin == missing)) {
                labels.add(MISSING);
            }
            return new Axis(List.copyOf(labels), training, synthetic);
        }

        private static int[] bins(Overlays.Binning binning, Table table, int column) {
            int missing = binning.labels().size();
            return Arrays.stream(binning.bins(table, column))
                    .map(bin -> bin < 0 ? missing : bin)
                    .toArray();
        }

        int size() {
            return labels.size();
        }
    }
}
