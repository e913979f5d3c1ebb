package dev.synth.privacy;

/**
 * What a training may tell about one entity, at most: (ε, δ)-differential privacy for tables that differ by one entity
 * with all its rows, added or removed (Dwork and Roth 2014).
 *
 * @param epsilon ε, above 0: the factor e^ε by which one entity may change how likely any outcome is; 1 is strong, above
 *     10 the promise says little
 * @param delta δ, between 0 and 1: how likely the promise may fail; far below one over the number of entities
 * @param rowsPerEntity how many rows of an entity are used, at least 1; which ones is drawn in secret. Noise grows in
 *     proportion. Without an entity column each row is an entity of its own
 */
public record PrivacyBudget(double epsilon, double delta, int rowsPerEntity) {
    /**
     * Checks.
     *
     * @throws IllegalArgumentException naming the number that is out of range
     */
    public PrivacyBudget {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("epsilon (" + epsilon + ") must be above 0, such as 1 or 3.");
        }
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta (" + delta
                    + ") must lie between 0 and 1, far below one over the number of entities, such as 1e-6.");
        }
        if (rowsPerEntity < 1) {
            throw new IllegalArgumentException("rowsPerEntity (" + rowsPerEntity + ") must be at least 1.");
        }
    }

    /** A budget that uses one row of each entity. */
    public static PrivacyBudget of(double epsilon, double delta) {
        return new PrivacyBudget(epsilon, delta, 1);
    }

    /** This budget with another number of rows used of each entity. */
    public PrivacyBudget withRowsPerEntity(int rows) {
        return new PrivacyBudget(epsilon, delta, rows);
    }
}
