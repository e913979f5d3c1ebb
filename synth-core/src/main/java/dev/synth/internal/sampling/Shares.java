package dev.synth.internal.sampling;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Shares of a field's values, and draws from them. */
final class Shares {
    private Shares() {}

    static float[] of(double[] frequencies) {
        float[] shares = new float[frequencies.length];
        for (int value = 0; value < shares.length; value++) {
            shares[value] = (float) frequencies[value];
        }
        return shares;
    }

    /** Turns logits into shares, in place. */
    static float[] softmax(float[] logits) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        float total = 0;
        for (int value = 0; value < logits.length; value++) {
            logits[value] = Exponential.of(logits[value] - greatest);
            total += logits[value];
        }
        for (int value = 0; value < logits.length; value++) {
            logits[value] /= total;
        }
        return logits;
    }

    /** Strikes out what is not allowed; the share that remains. */
    static float keep(float[] shares, boolean @Nullable [] allowed) {
        float mass = 0;
        for (int value = 0; value < shares.length; value++) {
            if (allowed != null && !allowed[value]) {
                shares[value] = 0;
            }
            mass += shares[value];
        }
        return mass;
    }

    /**
     * Draws a value.
     *
     * @param mass the sum of the shares
     */
    static int pick(float[] shares, float mass, SplittableRandom random) {
        double left = random.nextDouble() * mass;
        int last = 0;
        for (int value = 0; value < shares.length; value++) {
            if (shares[value] > 0) {
                last = value;
                left -= shares[value];
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
