package dev.synth.eval;

/**
 * What the release gate demands.
 *
 * @param alpha familywise level of the tests that look for a leak: the share of honest releases that the gate may
 *     wrongly fail, above 0 and at most 0.1
 * @param exactMargin the largest upper 95 % bound on the share of training records copied exactly that passes, between
 *     0 and 1
 * @param nearMargin the same for records copied nearly; also the share of records, nearest first, in which the bound is
 *     read
 * @param k a value that fewer than {@code k} training records (entities, if the schema names them) hold must not be
 *     repeated, at least 2
 * @param searchRows the most real rows, and the most synthetic rows, among which nearest neighbours are searched; of
 *     more, a seeded random subset is drawn; at least 1,000
 */
public record GatePolicy(double alpha, double exactMargin, double nearMargin, int k, int searchRows) {
    private static final double MAX_ALPHA = 0.1;
    private static final int MIN_K = 2;
    private static final int MIN_SEARCH_ROWS = 1_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public GatePolicy {
        requireWithin("alpha", alpha, MAX_ALPHA);
        requireWithin("exactMargin", exactMargin, 1);
        requireWithin("nearMargin", nearMargin, 1);
        requireAtLeast("k", k, MIN_K);
        requireAtLeast("searchRows", searchRows, MIN_SEARCH_ROWS);
    }

    /** Level 1 %, margins 0.1 % (exact) and 0.5 % (near), k = 5, at most 100,000 rows searched. */
    public static GatePolicy standard() {
        return new GatePolicy(0.01, 0.001, 0.005, 5, 100_000);
    }

    private static void requireWithin(String name, double value, double max) {
        if (!(value > 0 && value <= max)) {
            throw new IllegalArgumentException(name + " (" + value + ") must be above 0 and at most " + max + ".");
        }
    }

    private static void requireAtLeast(String name, int value, int min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least " + min + ".");
        }
    }
}
