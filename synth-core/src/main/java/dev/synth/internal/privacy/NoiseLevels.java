package dev.synth.internal.privacy;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** How much noise a budget asks for. */
public final class NoiseLevels {
    private static final int HALVINGS = 60;
    private static final int TIGHT_HALVINGS = 12;
    private static final double MOST = 1e6;
    private static final double LEAST = 1e-3;

    private NoiseLevels() {}

    /**
     * The greatest ρ of zero-concentrated mechanisms together that (ε, δ) allows.
     *
     * @throws IllegalArgumentException if it allows none
     */
    static double rho(double epsilon, double delta) {
        DoubleUnaryOperator spent = rho -> RenyiAccountant.standard()
                .plus(RenyiCost.concentrated(rho))
                .promise(delta)
                .epsilon();
        if (spent.applyAsDouble(0) >= epsilon) {
            throw new IllegalArgumentException("epsilon (" + epsilon + ") is too small for delta (" + delta
                    + "): no noise is enough; take a larger one.");
        }
        return bisect(0, MOST, spent, epsilon, true);
    }

    /**
     * The least noise multiplier with which steps on Poisson samples stay within (ε, δ).
     *
     * @param rate share of the entities in a sample, above 0, at most 1
     * @throws IllegalArgumentException if no multiplier up to a million does
     */
    public static double multiplier(double epsilon, double delta, double rate, int steps) {
        return multiplier(
                RenyiAccountant.standard(), epsilon, delta, steps, multiplier -> new SampledGaussian(rate, multiplier));
    }

    /**
     * The least noise multiplier with which steps stay within (ε, δ), beside what was spent before.
     *
     * @param step the cost of one step, by multiplier
     * @throws IllegalArgumentException if no multiplier up to a million does
     */
    static double multiplier(
            RenyiAccountant before, double epsilon, double delta, int steps, DoubleFunction<RenyiCost> step) {
        DoubleUnaryOperator spent = multiplier ->
                before.plus(step.apply(multiplier).times(steps)).promise(delta).epsilon();
        if (spent.applyAsDouble(MOST) > epsilon) {
            throw new IllegalArgumentException("epsilon (" + epsilon + ") is too small for " + steps
                    + " steps: no noise is enough; take fewer steps, or a larger epsilon.");
        }
        return bisect(LEAST, MOST, spent, epsilon, false);
    }

    /**
     * As {@link #multiplier}, but by privacy losses instead of their Rényi divergences, so that less noise does. The steps must
     * be all that looks at the table.
     *
     * @throws IllegalArgumentException if no multiplier up to a million does
     */
    public static double tightMultiplier(double epsilon, double delta, double rate, int steps) {
        double enough = multiplier(epsilon, delta, rate, steps);
        double little = enough / 2;
        for (int i = 0; i < TIGHT_HALVINGS; i++) {
            double middle = (enough + little) / 2;
            double spent = LossAccountant.empty()
                    .plus(LossLaw.Pair.sampledGaussian(rate, middle), steps)
                    .epsilon(delta, epsilon);
            if (spent <= epsilon) {
                enough = middle;
            } else {
                little = middle;
            }
        }
        return enough;
    }

    /** The last point on the allowed side, so that rounding never overspends. */
    private static double bisect(double low, double high, DoubleUnaryOperator spent, double most, boolean rises) {
        double allowed = rises ? low : high;
        double forbidden = rises ? high : low;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (allowed + forbidden) / 2;
            if (spent.applyAsDouble(middle) <= most) {
                allowed = middle;
            } else {
                forbidden = middle;
            }
        }
        return allowed;
    }
}
