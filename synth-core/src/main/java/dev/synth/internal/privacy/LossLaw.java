package dev.synth.internal.privacy;

/**
 * How the privacy loss ln(P/Q) of a mechanism is spread, P and Q being its answers on two neighbouring tables that no other
 * two can be told apart better than (a dominating pair: Zhu, Dong and Wang 2022).
 */
interface LossLaw {
    /** The probability under P of a loss above this one. */
    double above(double loss);

    /** The same under Q. */
    double aboveUnderOther(double loss);

    /** The laws of both directions in which tables may differ by an entity. */
    record Pair(LossLaw removed, LossLaw added) {
        static Pair symmetric(LossLaw law) {
            return new Pair(law, law);
        }

        /**
         * Gaussian noise on sums over Poisson samples.
         *
         * @param rate share of the entities in a sample, above 0, at most 1
         * @param multiplier standard deviation over ℓ2 sensitivity
         */
        static Pair sampledGaussian(double rate, double multiplier) {
            return new Pair(
                    new SampledGaussianLoss(rate, multiplier, true), new SampledGaussianLoss(rate, multiplier, false));
        }

        static Pair gaussian(double multiplier) {
            return sampledGaussian(1, multiplier);
        }

        /**
         * Discrete Gaussian noise on counts of rows in cells that do not overlap.
         *
         * @param rows the most rows that an entity has
         */
        static Pair discreteGaussian(DiscreteGaussian law, int rows) {
            return symmetric(new DiscreteGaussianLoss(law, rows));
        }

        /** The exponential mechanism, or any other whose loss has a range of ε. */
        static Pair exponential(double epsilon) {
            return symmetric(new BoundedRangeLoss(epsilon));
        }
    }
}
