package dev.synth.internal.privacy;

/**
 * How noisy sums over Poisson samples are made. Sums are rounded to a grid before noise of whole steps of the grid is added, so
 * that no digit of a floating-point sum gets out (Mironov 2012); what rounding may add to the distance of two sums is counted in
 * their sensitivity.
 *
 * @param chosenOf65536 odds of each entity's coin, 1 to 65,536
 * @param size of the vectors that are added up
 * @param rowsPerEntity the most rows that an entity has
 * @param multiplier standard deviation of the noise over the sensitivity
 */
record SampledSumsPlan(int chosenOf65536, int size, int rowsPerEntity, double multiplier) {
    private static final int COIN = 65_536;
    /** What the double precision of a sum and of its rows' lengths may add to an entity's part, with room to spare. */
    private static final double ARITHMETIC = 0x1p-20;
    /** Grid steps by which rounding may move a coordinate of one sum away from that of another. */
    private static final double ROUNDING = 1 + 0x1p-10;

    SampledSumsPlan {
        if (chosenOf65536 < 1 || chosenOf65536 > COIN) {
            throw new IllegalArgumentException("a sample of " + chosenOf65536 + " in " + COIN + " is none");
        }
        if (rounding(size, multiplier) > 0.5) {
            throw new IllegalArgumentException(
                    "The critic's " + size + " weights need so much noise (" + multiplier
                            + " times the sensitivity) that nothing would be learnt. Grant a larger epsilon, or take fewer steps.");
        }
    }

    /**
     * A plan for so many steps within what an account has left.
     *
     * @param share of the rows in a sample
     * @throws IllegalArgumentException if no noise is enough
     */
    static SampledSumsPlan within(PrivacyAccount account, double share, int steps, int size, int rowsPerEntity) {
        int chosen = (int) Math.max(1, Math.min(COIN, Math.round(share * COIN)));
        double rate = (double) chosen / COIN;
        double multiplier = account.multiplier(
                steps,
                deviations -> RenyiCost.sampledDiscreteGaussian(rate, deviations),
                account.shareOfError(steps * error(size)));
        return new SampledSumsPlan(chosen, size, rowsPerEntity, multiplier);
    }

    /** The share of the entities in a sample. */
    double rate() {
        return (double) chosenOf65536 / COIN;
    }

    /** How far an entity can move a sum on the grid, in lengths of a row's vector. */
    double sensitivity() {
        return rowsPerEntity * (1 + ARITHMETIC) / (1 - rounding(size, multiplier));
    }

    /** The standard deviation of the noise on each coordinate. */
    double deviation() {
        return multiplier * sensitivity();
    }

    /** The step of the grid. */
    double grid() {
        return deviation() / GaussianTable.DEVIATION;
    }

    /** How far the odds of one step's noise are from those that it is charged for, at most, in total variation. */
    double error() {
        return error(size);
    }

    private static double error(int size) {
        return size * GaussianTable.ERROR;
    }

    /** The share of the sensitivity that is due to rounding every coordinate. */
    private static double rounding(int size, double multiplier) {
        return ROUNDING * Math.sqrt(size) * multiplier / GaussianTable.DEVIATION;
    }
}
