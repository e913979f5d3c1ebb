package dev.synth.internal.privacy;

import org.jspecify.annotations.Nullable;

/** The loss of discrete Gaussian noise on a count that an entity changes by one: (2x − 1) / 2σ² at the answer x. */
final class DiscreteGaussianLoss implements LossLaw {
    /** Noise beyond so many deviations has a probability below 1e-40. */
    private static final double DEVIATIONS = 14;

    private final DiscreteGaussian law;
    private final int reach;
    /** Probabilities of noise of {@code i − reach} or more; found when first asked for. */
    private volatile double @Nullable [] tails;

    DiscreteGaussianLoss(DiscreteGaussian law) {
        this.law = law;
        this.reach = (int) Math.ceil(DEVIATIONS * law.deviation()) + 2;
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
        return Math.floor(law.variance() * loss + 0.5) + 1;
    }

    private double tail(double least) {
        double[] known = tails;
        if (known == null) {
            known = tails();
            tails = known;
        }
        double i = least + reach;
        return i <= 0 ? 1 : i >= known.length ? 0 : known[(int) i];
    }

    private double[] tails() {
        double[] found = new double[2 * reach + 1];
        double sum = 0;
        for (int x = reach; x >= -reach; x--) {
            sum += law.weight(x);
            found[x + reach] = sum;
        }
        for (int i = 0; i < found.length; i++) {
            found[i] /= sum;
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiscreteGaussianLoss loss && law.equals(loss.law);
    }

    @Override
    public int hashCode() {
        return law.hashCode();
    }
}
