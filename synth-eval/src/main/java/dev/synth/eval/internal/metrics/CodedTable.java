package dev.synth.eval.internal.metrics;

/**
 * A table as codes.
 *
 * @param codes by column and row, 0 to the column's cardinality − 1; the last code is that of missing values
 */
record CodedTable(int rows, int[][] codes, int[] cardinalities) {
    /** The rows of each code of one column. */
    int[] counts(int column) {
        int[] counts = new int[cardinalities[column]];
        for (int code : codes[column]) {
            counts[code]++;
        }
        return counts;
    }
}
