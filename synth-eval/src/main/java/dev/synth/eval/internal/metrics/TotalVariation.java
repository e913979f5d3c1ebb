package dev.synth.eval.internal.metrics;

/** Total variation distance between two tables of counts: half the sum of the differences of their shares. */
final class TotalVariation {
    private TotalVariation() {}

    /**
     * One minus the distance, 0 to 1.
     *
     * @return 1 if both are empty, 0 if one is
     */
    static double complement(int[] a, long rowsA, int[] b, long rowsB) {
        if (rowsA == 0 || rowsB == 0) {
            return rowsA == rowsB ? 1 : 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != 0 || b[i] != 0) {
                sum += Math.abs((double) a[i] / rowsA - (double) b[i] / rowsB);
            }
        }
        return Math.max(0, 1 - sum / 2);
    }
}
