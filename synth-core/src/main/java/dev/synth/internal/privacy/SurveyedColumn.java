package dev.synth.internal.privacy;

/**
 * A column after it was looked at.
 *
 * @param position in the schema
 * @param masses how many rows each bin is believed to hold, from noisy counts
 * @param codes the bin of each row, {@link #UNLISTED} for values in none: of the original, for the curator's eyes alone
 */
record SurveyedColumn(int position, Bins bins, double[] masses, int[] codes) {
    static final int UNLISTED = -1;

    static long[] count(int[] codes, int size) {
        long[] counts = new long[size];
        for (int code : codes) {
            if (code != UNLISTED) {
                counts[code]++;
            }
        }
        return counts;
    }
}
