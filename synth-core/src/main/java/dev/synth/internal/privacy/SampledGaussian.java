package dev.synth.internal.privacy;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * One step of Gaussian noise on a Poisson sample (Mironov, Talwar and Zhang 2019): ln A_α / (α − 1), where A_α is a sum
 * over binomial terms, finite for whole orders (section 3.3) and two series for the others (section 3.3 as well).
 *
 * @param rate share of the entities in a sample, 0 to 1
 * @param multiplier standard deviation over ℓ2 sensitivity
 */
record SampledGaussian(double rate, double multiplier) implements RenyiCost {
    private static final double NEGLIGIBLE = -30;
    private static final double HALF = Math.log(0.5);

    @Override
    public double at(double order) {
        if (rate == 0) {
            return 0;
        }
        if (rate == 1) {
            return RenyiCost.gaussian(multiplier).at(order);
        }
        double logA = order == Math.rint(order) ? whole((int) order) : fractional(order);
        return logA / (order - 1);
    }

    private double whole(int order) {
        double sum = Double.NEGATIVE_INFINITY;
        double logBinomial = 0;
        for (int i = 0; i <= order; i++) {
            if (i > 0) {
                logBinomial += Math.log(order - i + 1.0) - Math.log(i);
            }
            sum = add(sum, logBinomial + i * Math.log(rate) + (order - i) * Math.log1p(-rate) + exponent(i));
        }
        return sum;
    }

    /** Terms alternate in sign once i exceeds the order, so positive and negative ones are kept apart until the end. */
    private double fractional(double order) {
        double positive = Double.NEGATIVE_INFINITY;
        double negative = Double.NEGATIVE_INFINITY;
        double split = multiplier * multiplier * Math.log(1 / rate - 1) + 0.5;
        double logBinomial = 0;
        boolean plus = true;
        for (int i = 0; ; i++) {
            if (i > 0) {
                double factor = (order - i + 1) / i;
                logBinomial += Math.log(Math.abs(factor));
                plus = factor > 0 == plus;
            }
            double j = order - i;
            double low = logBinomial
                    + i * Math.log(rate)
                    + j * Math.log1p(-rate)
                    + exponent(i)
                    + HALF
                    + logErfc((i - split) / (Math.sqrt(2) * multiplier));
            double high = logBinomial
                    + j * Math.log(rate)
                    + i * Math.log1p(-rate)
                    + exponent(j)
                    + HALF
                    + logErfc((split - j) / (Math.sqrt(2) * multiplier));
            if (plus) {
                positive = add(positive, add(low, high));
            } else {
                negative = add(negative, add(low, high));
            }
            if (i > order && Math.max(low, high) < NEGLIGIBLE) {
                return positive + Math.log1p(-Math.exp(negative - positive));
            }
        }
    }

    private double exponent(double i) {
        return (i * i - i) / (2 * multiplier * multiplier);
    }

    private static double logErfc(double x) {
        return x > 1 ? Math.log(Erfcx.value(x)) - x * x : Math.log(Erfc.value(x));
    }

    private static double add(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }
}
