package dev.synth.internal.privacy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
        return new SampledGaussian(rate, multiplier).times(steps);
    }

    /**
     * One step of discrete Gaussian noise on whole-numbered sums over a Poisson sample. Moments of whole order are those of
     * the continuous law, since a shift by whole numbers only renumbers the sum over the grid; between whole orders
     * (α − 1)·D_α is convex in α (van Erven and Harremoës 2014), so it lies below the chord.
     *
     * @param rate share of the entities in a sample, 0 to 1
     */
    static RenyiCost sampledDiscreteGaussian(double rate, double multiplier) {
        RenyiCost whole = remembered(new SampledGaussian(rate, multiplier));
        return order -> {
            double below = Math.floor(order);
            double low = below == 1 ? 0 : (below - 1) * whole.at(below);
            double rise = order == below ? 0 : below * whole.at(below + 1) - low;
            return (low + (order - below) * rise) / (order - 1);
        };
    }

    /** The same cost, computed once for each order. */
    static RenyiCost remembered(RenyiCost cost) {
        Map<Double, Double> known = new ConcurrentHashMap<>();
        return order -> known.computeIfAbsent(order, cost::at);
    }

    /** The cost of so many steps. */
    default RenyiCost times(int steps) {
        return order -> steps * at(order);
    }
}
