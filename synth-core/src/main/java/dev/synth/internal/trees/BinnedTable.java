package dev.synth.internal.trees;

/**
 * A table as bins.
 *
 * @param bins by column and row, unsigned
 * @param sizes number of bins by column; the last bin is that of missing values
 * @param ordered by column, whether neighbouring bins hold neighbouring values
 */
record BinnedTable(int rows, byte[][] bins, int[] sizes, Boolean[] ordered) {
    int columns() {
        return bins.length;
    }

    int bin(int column, int row) {
        return bins[column][row] & 0xFF;
    }
}
