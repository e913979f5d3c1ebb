package dev.synth.internal.encode;

/** Searches in ascending numbers that may repeat. */
final class Sorted {
    private Sorted() {}

    /** The number of values below {@code value}, or not above it. */
    static int count(double[] sorted, double value, boolean inclusive) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || inclusive && sorted[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
