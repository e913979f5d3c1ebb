package dev.synth.internal.privacy;

import java.util.Optional;

/** What a mechanism costs: a bound on the Rényi divergence between its outcomes on neighbouring tables, by order. */
@FunctionalInterface
interface RenyiCost {
    /** The bound at this order, above 1. */
    double at(double order);

    /** The law of the privacy loss, where it is known. */
    default Optional<LossLaw.Pair> findLoss() {
        return Optional.empty();
    }

    /** This cost of a look whose loss has this law. */
    default RenyiCost withLoss(LossLaw.Pair loss) {
        RenyiCost cost = this;
        return new RenyiCost() {
            @Override
            public double at(double order) {
                return cost.at(order);
            }

            @Override
            public Optional<LossLaw.Pair> findLoss() {
                return Optional.of(loss);
            }
        };
    }

    /**
     * A ρ-zero-concentrated mechanism (Bun and Steinke 2016). Discrete Gaussian noise costs as much as the continuous one
     * (Canonne, Kamath and Steinke 2020, theorem 14).
     */
    static RenyiCost concentrated(double rho) {
        return order -> order * rho;
    }

    /** Gaussian noise of standard deviation {@code multiplier} times the ℓ2 sensitivity. */
    static RenyiCost gaussian(double multiplier) {
        return concentrated(1 / (2 * multiplier * multiplier));
    }

    /** The exponential mechanism, whose range is bounded by ε: ε²/8 (Cesar and Rogers 2021). */
    static RenyiCost exponential(double epsilon) {
        return concentrated(epsilon * epsilon / 8);
    }

    /**
     * Gaussian noise on sums over Poisson samples of the rows.
     *
     * @param rate share of the entities in a sample, 0 to 1
     */
    static RenyiCost sampledGaussian(double rate, double multiplier, int steps) {
        SampledGaussian step = new SampledGaussian(rate, multiplier);
        return order -> steps * step.at(order);
    }
}
