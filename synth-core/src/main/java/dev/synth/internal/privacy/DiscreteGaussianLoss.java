package dev.synth.internal.privacy;

/**
 * The loss of discrete Gaussian noise on a count that an entity changes by one: (2x − 1) / 2σ² at the answer x.
 *
 * @param variance σ²
 * @param reach the least answer that is told apart is −reach
 * @param tails probabilities of noise of {@code i − reach} or more
 */
record DiscreteGaussianLoss(double variance, int reach, double[] tails) implements LossLaw {
    /** Noise beyond so many deviations has a probability below 1e-40. */
    private static final double DEVIATIONS = 14;

    static DiscreteGaussianLoss of(DiscreteGaussian law) {
        int reach = (int) Math.ceil(DEVIATIONS * law.deviation()) + 2;
        double[] tails = new double[2 * reach + 1];
        double sum = 0;
        for (int x = reach; x >= -reach; x--) {
            sum += law.weight(x);
            tails[x + reach] = sum;
        }
        for (int i = 0; i < tails.length; i++) {
            tails[i] /= sum;
        }
        return new DiscreteGaussianLoss(law.variance(), reach, tails);
    }

    @Override
    public double above(double loss) {
        return tail(place(loss) - 1);
    }

    @Override
    public double aboveUnderOther(double loss) {
        return tail(place(loss));
    }

    /** The least answer whose loss is above this one. */
    private double place(double loss) {
        return Math.floor(variance * loss + 0.5) + 1;
    }

    private double tail(double least) {
        double i = least + reach;
        return i <= 0 ? 1 : i >= tails.length ? 0 : tails[(int) i];
    }
}
