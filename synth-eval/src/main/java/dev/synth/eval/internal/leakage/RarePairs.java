package dev.synth.eval.internal.leakage;

import dev.synth.table.Column;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumericView;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many pairs of a real row's values, rare among real rows, occur in the synthetic rows: a generator that was fitted to
 * small cells of the training rows repeats those, and not the holdout's.
 *
 * <p>A pair held by r ≤ {@value #RARE} real rows counts 1 − s_r if it occurs in S and −s_r if not, s_r being the share of
 * such pairs that occur. Numbers are cut into {@value #BINS} bins of equal rank.
 */
final class RarePairs {
    private static final int RARE = 3;
    private static final int BINS = 32;
    private static final int MOST_LEVELS = 1_000;
    private static final int MOST_PAIRS = 300;

    private final Evidence evidence;
    private final int realRows;
    private final double[] scores;

    private RarePairs(Evidence evidence) {
        this.evidence = evidence;
        this.realRows = evidence.realRows();
        this.scores = new double[realRows];
    }

    /** By real row, training rows first; high means that many rare pairs come out again. */
    static double[] of(Evidence evidence, SplittableRandom random) {
        RarePairs pairs = new RarePairs(evidence);
        int[] compared = evidence.compared();
        int[][] all = pairs.chosen(compared.length, random);
        Codes[] codes = new Codes[compared.length];
        for (int[] pair : all) {
            for (int column : pair) {
                codes[column] = codes[column] == null ? pairs.codes(compared[column]) : codes[column];
            }
            pairs.add(codes[pair[0]], codes[pair[1]]);
        }
        return pairs.scores;
    }

    private int[][] chosen(int columns, SplittableRandom random) {
        int[][] all = IntStream.range(0, columns)
                .boxed()
                .flatMap(a -> IntStream.range(a + 1, columns).mapToObj(b -> new int[] {a, b}))
                .toArray(int[][]::new);
        return Arrays.stream(Sample.rows(all.length, MOST_PAIRS, random))
                .mapToObj(pair -> all[pair])
                .toArray(int[][]::new);
    }

    /** Whole numbers below {@code size} by row, real rows first. */
    private record Codes(int[] ofRow, int size) {}

    private Codes codes(int column) {
        ColumnSchema schema = evidence.training().schema().column(column);
        Table real = evidence.allReal();
        if (!schema.kind().isNumeric()) {
            return levels(real.column(column), evidence.synthetic().column(column));
        }
        NumericView views = real.numeric(column);
        double[] sorted = IntStream.range(0, realRows)
                .mapToDouble(views::number)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] cuts = IntStream.range(1, sorted.length == 0 ? 1 : BINS)
                .mapToDouble(bin -> sorted[(int) ((long) bin * sorted.length / BINS)])
                .distinct()
                .toArray();
        NumericView others = evidence.synthetic().numeric(column);
        int[] ofRow = Stream.of(
                        IntStream.range(0, realRows).mapToDouble(views::number),
                        IntStream.range(0, evidence.synthetic().rowCount()).mapToDouble(others::number))
                .flatMapToDouble(values -> values)
                .mapToInt(value -> bin(cuts, value))
                .toArray();
        return new Codes(ofRow, cuts.length + 2);
    }

    private static int bin(double[] cuts, double value) {
        if (Double.isNaN(value)) {
            return cuts.length + 1;
        }
        int found = Arrays.binarySearch(cuts, value);
        return found < 0 ? -found - 1 : found + 1;
    }

    /**
     * The commonest levels have codes of their own. Which ones is decided by real rows alone, training and holdout alike: of
     * too many levels, those as common as the first that has no place have none either.
     */
    private Codes levels(Column real, Column synthetic) {
        long[] keys = Keys.of(List.of(real, synthetic));
        long[] distinct = Arrays.stream(keys).distinct().sorted().toArray();
        int[] at = Arrays.stream(keys)
                .mapToInt(key -> Arrays.binarySearch(distinct, key))
                .toArray();
        int[] counts = new int[distinct.length];
        Arrays.stream(at, 0, realRows).forEach(level -> counts[level]++);
        int[] ascending = Arrays.stream(counts).sorted().toArray();
        int tooFew = counts.length > MOST_LEVELS ? ascending[counts.length - 1 - MOST_LEVELS] : -1;
        int[] common = IntStream.range(0, counts.length)
                .filter(level -> counts[level] > tooFew)
                .toArray();
        int[] code = new int[counts.length];
        Arrays.fill(code, common.length);
        IntStream.range(0, common.length).forEach(place -> code[common[place]] = place);
        return new Codes(Arrays.stream(at).map(level -> code[level]).toArray(), common.length + 1);
    }

    private void add(Codes a, Codes b) {
        int[] real = new int[a.size * b.size];
        boolean[] occurs = new boolean[real.length];
        for (int row = 0; row < a.ofRow.length; row++) {
            int cell = a.ofRow[row] * b.size + b.ofRow[row];
            real[cell] += row < realRows ? 1 : 0;
            occurs[cell] |= row >= realRows;
        }
        double[] share = shareThatOccurs(real, occurs);
        for (int row = 0; row < realRows; row++) {
            int cell = a.ofRow[row] * b.size + b.ofRow[row];
            if (real[cell] <= RARE) {
                scores[row] += (occurs[cell] ? 1 : 0) - share[real[cell]];
            }
        }
    }

    private static double[] shareThatOccurs(int[] real, boolean[] occurs) {
        int[] cells = new int[RARE + 1];
        int[] hit = new int[RARE + 1];
        for (int cell = 0; cell < real.length; cell++) {
            if (real[cell] <= RARE) {
                cells[real[cell]]++;
                hit[real[cell]] += occurs[cell] ? 1 : 0;
            }
        }
        return IntStream.rangeClosed(0, RARE)
                .mapToDouble(count -> (double) hit[count] / Math.max(1, cells[count]))
                .toArray();
    }
}
