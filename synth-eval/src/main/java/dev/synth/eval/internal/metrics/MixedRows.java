package dev.synth.eval.internal.metrics;

/**
 * Rows of a one-hot matrix without its zeros: scaled numbers, and codes that each stand for a one in their column's span.
 *
 * @param numbers shape (rows, numeric columns), 0 where missing
 * @param codes shape (rows, spans)
 * @param spans the number of codes of each span
 */
record MixedRows(double[][] numbers, int[][] codes, int[] spans) {
    int size() {
        return numbers.length;
    }
}
