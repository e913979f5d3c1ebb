package dev.synth.internal.privacy;

/**
 * The loss of the worst mechanism whose loss has a range of ε, wherever that range lies: of all pairs of answers between
 * {@code t} and {@code t − ε} (Dong, Durfee and Rogers 2020), each hockey-stick divergence is at most (s − √γ)² / (s² − 1)
 * with s = e^{ε/2} and γ = e^{loss}, which is that of this law.
 *
 * @param range ε, above 0
 */
record BoundedRangeLoss(double range) implements LossLaw {
    @Override
    public double above(double loss) {
        if (Math.abs(loss) >= range) {
            return loss > 0 ? 0 : 1;
        }
        return Math.expm1((loss - range) / 2) / Math.expm1(-range);
    }

    @Override
    public double aboveUnderOther(double loss) {
        if (Math.abs(loss) >= range) {
            return loss > 0 ? 0 : 1;
        }
        return Math.expm1((range - loss) / 2) / Math.expm1(range);
    }
}
