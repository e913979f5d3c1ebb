package dev.synth.privacy;

/**
 * One look at the training table: what was asked, how the answer was blurred, and what it cost.
 *
 * @param mechanism such as {@code discrete Gaussian} or {@code exponential}
 * @param query what was looked at, in words
 * @param sensitivity how far one entity can move the answer, in rows (in whole gradients, where a critic's are added up):
 *     the ℓ2 norm for Gaussian noise, the score's range for the exponential mechanism
 * @param noise the noise's standard deviation in the same unit or, for the exponential mechanism, its own ε
 * @param renyi Rényi divergence that it costs at the ledger's order
 * @param delta its own share of δ: how likely a selection shows what only one entity holds
 * @param epsilon ε spent up to here, this expense included
 */
public record PrivacyExpense(
        String mechanism, String query, double sensitivity, double noise, double renyi, double delta, double epsilon) {}
