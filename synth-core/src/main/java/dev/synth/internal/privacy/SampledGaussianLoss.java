package dev.synth.internal.privacy;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * The loss of Gaussian noise on a sum over a Poisson sample: one of N(0, σ²) and (1 − q) N(0, σ²) + q N(1, σ²) against the
 * other (Mironov, Talwar and Zhang 2019).
 *
 * @param rate q, above 0, at most 1
 * @param multiplier σ
 * @param removed whether P is the mixture, in which the entity is
 */
record SampledGaussianLoss(double rate, double multiplier, boolean removed) implements LossLaw {
    @Override
    public double above(double loss) {
        return removed ? mixtureAbove(place(loss)) : below(place(-loss), 0);
    }

    @Override
    public double aboveUnderOther(double loss) {
        return removed ? below(-place(loss), 0) : mixtureBelow(place(-loss));
    }

    /** Where the mixture is e^{ratio} times as dense as the other; −∞ where it is denser everywhere. */
    private double place(double ratio) {
        double odds = (Math.expm1(ratio) + rate) / rate;
        return odds <= 0 ? Double.NEGATIVE_INFINITY : multiplier * multiplier * Math.log(odds) + 0.5;
    }

    private double mixtureAbove(double x) {
        return (1 - rate) * below(-x, 0) + rate * below(1 - x, 0);
    }

    private double mixtureBelow(double x) {
        return (1 - rate) * below(x, 0) + rate * below(x, 1);
    }

    private double below(double x, double mean) {
        return Erfc.value((mean - x) / (multiplier * Math.sqrt(2))) / 2;
    }
}
