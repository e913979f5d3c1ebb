package dev.synth.eval.internal.metrics;

import dev.synth.table.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores of every pair of columns of T against another table, 0 to 1, 1 being equal.
 *
 * <p>Two numeric columns score {@code 1 − |ρ_T − ρ_S| / 2} with the correlations of {@link Correlations}; any other pair
 * one minus the total variation distance of its contingency tables over the codes of {@link Codebook}, missing values
 * being a level. So two columns that are constant in both tables score 1, and one that is constant in S alone loses half
 * of what it correlated with in T.
 */
final class PairTrendScores {
    /** Contingency tables of more cells than this are kept sparse: 16 MiB of counts for either table. */
    private static final long DENSE_CELLS = 1L << 22;

    private final Table training;
    private final int[] numeric;
    private final Codebook codebook;
    private final CodedTable trainingCodes;
    private final double[][] trainingCorrelations;

    PairTrendScores(Table training) {
        this.training = training;
        this.numeric = IntStream.range(0, training.schema().size())
                .filter(c -> training.schema().column(c).kind().isNumeric())
                .toArray();
        this.codebook = Codebook.fit(training);
        this.trainingCodes = codebook.code(training);
        this.trainingCorrelations = Correlations.matrix(training, numeric);
    }

    /**
     * The score of every pair of this table's columns, which stand in T's order.
     *
     * @return shape (columns, columns), symmetric; the diagonal means nothing
     */
    double[][] against(Table other) {
        int columns = training.schema().size();
        double[][] scores = new double[columns][columns];
        double[][] correlations = Correlations.matrix(other, numeric);
        for (int i = 0; i < numeric.length; i++) {
            for (int j = 0; j < numeric.length; j++) {
                double difference = Math.abs(trainingCorrelations[i][j] - correlations[i][j]);
                scores[numeric[i]][numeric[j]] = 1 - difference / 2;
            }
        }
        CodedTable codes = codebook.code(other);
        IntStream.range(0, columns).parallel().forEach(a -> {
            for (int b = a + 1; b < columns; b++) {
                if (!isNumeric(a) || !isNumeric(b)) {
                    scores[a][b] = contingency(codes, a, b);
                    scores[b][a] = scores[a][b];
                }
            }
        });
        return scores;
    }

    private boolean isNumeric(int column) {
        return Arrays.binarySearch(numeric, column) >= 0;
    }

    private double contingency(CodedTable other, int a, int b) {
        long cells = (long) trainingCodes.cardinalities()[a] * trainingCodes.cardinalities()[b];
        if (cells > DENSE_CELLS) {
            return sparse(other, a, b);
        }
        return TotalVariation.complement(
                dense(trainingCodes, a, b, (int) cells),
                trainingCodes.rows(),
                dense(other, a, b, (int) cells),
                other.rows());
    }

    private static int[] dense(CodedTable table, int a, int b, int cells) {
        int[] counts = new int[cells];
        int[] first = table.codes()[a];
        int[] second = table.codes()[b];
        int width = table.cardinalities()[b];
        for (int row = 0; row < first.length; row++) {
            counts[first[row] * width + second[row]]++;
        }
        return counts;
    }

    private double sparse(CodedTable other, int a, int b) {
        Map<Long, Integer> cells = new HashMap<>();
        int[] inTraining = sparse(trainingCodes, a, b, cells);
        int[] inOther = sparse(other, a, b, cells);
        return TotalVariation.complement(
                Arrays.copyOf(inTraining, cells.size()), trainingCodes.rows(), inOther, other.rows());
    }

    private static int[] sparse(CodedTable table, int a, int b, Map<Long, Integer> cells) {
        int[] first = table.codes()[a];
        int[] second = table.codes()[b];
        int[] counts = new int[cells.size() + table.rows()];
        for (int row = 0; row < first.length; row++) {
            long key = (long) first[row] * table.cardinalities()[b] + second[row];
            counts[cells.computeIfAbsent(key, cell -> cells.size())]++;
        }
        return Arrays.copyOf(counts, cells.size());
    }
}
