package dev.synth.internal.privacy;

/**
 * Sums over secret samples of a table's entities, of which nothing but a noisy version gets out: what a critic under a promise
 * of differential privacy learns from (Abadi et al. 2016). Each step is {@link #draw}, then {@link #release}. Not thread-safe.
 */
public interface SampledSums {
    /** Whether the budget has room for so many more steps. */
    boolean canDraw(int steps);

    /**
     * Pays for a step, then draws who takes part: each entity by a coin of its own.
     *
     * @return the numbers of the drawn rows; how many there are is as secret as the rows
     * @throws dev.synth.privacy.PrivacyBudgetExceededException if it would overspend; nothing is drawn then
     */
    int[] draw();

    /**
     * Adds noise to the sum over the rows of the last draw.
     *
     * @param sum of one vector per row, none longer than 1 (Euclidean), each of which depends on its row alone, not on who
     *     else was drawn; overwritten with the noisy one
     * @throws IllegalStateException if there was no draw since the last release
     */
    void release(double[] sum);
}
