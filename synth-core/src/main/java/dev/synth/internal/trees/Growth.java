package dev.synth.internal.trees;

/**
 * How many trees are grown, and how large.
 *
 * @param rounds of boosting, 1 or more
 * @param rate what leaf values are multiplied by, above 0 to 1
 * @param leaves of a tree at most, 2 to {@value #MOST_LEAVES}
 * @param leastRows that a leaf holds at least, 1 or more
 */
public record Growth(int rounds, double rate, int leaves, int leastRows) {
    /** Larger trees are not read from files either. */
    static final int MOST_LEAVES = 31;

    /** For a model of one column given the others. */
    static final Growth USUAL = new Growth(100, 0.1, MOST_LEAVES, 20);

    private static final int MOST_TREES = 600;
    private static final int LEAST_ROUNDS = 15;
    private static final double HIGHEST_RATE = 0.3;

    /** With a tree for each of so many outputs in a round, there are fewer rounds, at a higher rate. */
    Growth sharedBy(int outputs) {
        if (rounds * outputs <= MOST_TREES) {
            return this;
        }
        int fewer = Math.max(LEAST_ROUNDS, MOST_TREES / outputs);
        return new Growth(fewer, Math.min(HIGHEST_RATE, rate * rounds / fewer), leaves, leastRows);
    }
}
