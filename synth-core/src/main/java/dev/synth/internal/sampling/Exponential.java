package dev.synth.internal.sampling;

/**
 * e to the power of x, the same on every machine: only additions and multiplications, whose results Java fixes, and much
 * faster than {@link StrictMath#exp}. Relative error below 2e-7.
 */
final class Exponential {
    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LEAST = -87f;
    private static final int BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    private Exponential() {}

    /** e^x for x of at most 0; 0 below −87. */
    static float of(float x) {
        if (!(x > LEAST)) {
            return 0;
        }
        int power = (int) (x * LOG2_E - 0.5f);
        // x − power·ln 2 in two steps, so that no digit is lost; Taylor's series of degree 7 on ±0.35.
        float r = x - power * LN2_HIGH - power * LN2_LOW;
        float series = 1f / 5040;
        series = series * r + 1f / 720;
        series = series * r + 1f / 120;
        series = series * r + 1f / 24;
        series = series * r + 1f / 6;
        series = series * r + 0.5f;
        series = series * r + 1;
        series = series * r + 1;
        return series * Float.intBitsToFloat(power + BIAS << MANTISSA_BITS);
    }
}
