package dev.synth.internal.privacy;

import dev.synth.privacy.PrivacyExpense;
import java.util.Locale;

/**
 * A look that was paid for, or several alike.
 *
 * @param delta its own share of δ, each time
 * @param epsilon spent by all looks up to this one
 */
record PaidLook(
        String mechanism,
        String query,
        double sensitivity,
        double noise,
        RenyiCost cost,
        double delta,
        double epsilon,
        int times) {
    /** The same look once more. */
    PaidLook again(double epsilonNow) {
        return new PaidLook(mechanism, query, sensitivity, noise, cost, delta, epsilonNow, times + 1);
    }

    PrivacyExpense at(double order) {
        return new PrivacyExpense(
                mechanism,
                times == 1 ? query : String.format(Locale.ROOT, "%s, %,d times", query, times),
                sensitivity,
                noise,
                times * cost.at(order),
                times * delta,
                epsilon);
    }
}
