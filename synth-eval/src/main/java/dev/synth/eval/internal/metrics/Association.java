package dev.synth.eval.internal.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How strongly two coded columns of one table depend on each other. */
final class Association {
    private Association() {}

    /**
     * Cramér's V, without correction for bias, of two columns whose missing values are a level: the root of χ²/n over the
     * lesser number of levels less one, where {@code χ²/n = Σ n_ij² / (n_i n_j) − 1}.
     *
     * @return 0 to 1; 0 if one of the columns has a single level
     */
    static double cramersV(CodedTable table, int a, int b) {
        int[] countsA = table.counts(a);
        int[] countsB = table.counts(b);
        long levels = Math.min(present(countsA), present(countsB));
        if (levels < 2) {
            return 0;
        }
        double sum = (long) countsA.length * countsB.length <= JointCounts.DENSE_CELLS
                ? dense(table, a, b, countsA, countsB)
                : sparse(table, a, b, countsA, countsB);
        return Math.sqrt(Math.max(0, sum - 1) / (levels - 1));
    }

    private static double dense(CodedTable table, int a, int b, int[] countsA, int[] countsB) {
        int[] cells = JointCounts.of(table, table, a, b).first();
        return IntStream.range(0, cells.length)
                .filter(cell -> cells[cell] > 0)
                .mapToDouble(cell -> (double) cells[cell]
                        / countsA[cell / countsB.length]
                        * cells[cell]
                        / countsB[cell % countsB.length])
                .sum();
    }

    private static double sparse(CodedTable table, int a, int b, int[] countsA, int[] countsB) {
        Map<Long, Integer> cells = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            long cell = (long) table.codes()[a][row] * countsB.length + table.codes()[b][row];
            cells.merge(cell, 1, Integer::sum);
        }
        return cells.entrySet().stream()
                .mapToDouble(cell -> (double) cell.getValue()
                        / countsA[(int) (cell.getKey() / countsB.length)]
                        * cell.getValue()
                        / countsB[(int) (cell.getKey() % countsB.length)])
                .sum();
    }

    private static long present(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }
}
