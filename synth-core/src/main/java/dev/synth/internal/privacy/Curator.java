package dev.synth.internal.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Answers questions about a table with noise, after paying for each: the one way by which anything is learnt of it. An
 * entity must have at most as many rows in the table as the sensitivity says. Not thread-safe.
 */
final class Curator {
    /** ε of the exponential mechanism is a multiple of one over this, so that its odds are fractions. */
    private static final long STEPS = 1L << 20;

    private static final String GAUSSIAN = "discrete Gaussian";

    private final PrivacyAccount account;
    private final Noise noise;
    private final int sensitivity;

    /** @param sensitivity the most rows that an entity has */
    Curator(PrivacyAccount account, Noise noise, int sensitivity) {
        this.account = account;
        this.noise = noise;
        this.sensitivity = sensitivity;
    }

    /**
     * Counts with noise.
     *
     * @param deviation of the noise on each
     */
    record Noisy(double[] counts, double deviation) {}

    /**
     * Counts of rows in cells that do not overlap and that the table did not choose.
     *
     * @param rhos what it may cost each time that it is asked; the answers are averaged, the surer ones counting for more
     */
    Noisy counts(String query, long[] counts, double... rhos) {
        double[] means = new double[counts.length];
        double precision = 0;
        for (double rho : rhos) {
            DiscreteGaussian law = law(rho);
            pay(GAUSSIAN, query, law, 0);
            double[] answers = blur(counts, law);
            precision += 1 / law.variance();
            double share = 1 / law.variance() / precision;
            for (int i = 0; i < means.length; i++) {
                means[i] += share * (answers[i] - means[i]);
            }
        }
        return new Noisy(means, 1 / Math.sqrt(precision));
    }

    /**
     * Counts of fixed cells, and of those others whose noisy count stands so far out that a single entity's would with the
     * given probability at most.
     */
    record Selected<K>(Noisy fixed, Map<K, Double> shown) {}

    /**
     * Selects, among cells that the table itself names, those that many entities share (Korolova et al. 2009; Desfontaines
     * et al. 2022): an entity's own cells are at most as many as its rows, and each holds at most all of them.
     *
     * @param delta probability with which a cell that one entity alone has may be shown
     */
    <K> Selected<K> select(String query, long[] fixed, SortedMap<K, Long> counts, double rho, double delta) {
        DiscreteGaussian law = law(rho);
        pay(GAUSSIAN + ", shown above a threshold", query, law, delta);
        long threshold = sensitivity + law.quantile(delta / sensitivity);
        Noisy answers = new Noisy(blur(fixed, law), law.deviation());
        Map<K, Double> shown = new LinkedHashMap<>();
        counts.forEach((cell, count) -> {
            long noisy = count + noise.discreteGaussian(law);
            if (noisy >= threshold) {
                shown.put(cell, (double) noisy);
            }
        });
        return new Selected<>(answers, shown);
    }

    /**
     * Chooses one of several by score: the exponential mechanism (McSherry and Talwar 2007), drawn exactly.
     *
     * @param scores that a row more or less changes by at most 1
     * @return the position of the chosen one
     */
    int choose(String query, List<Long> scores, double rho) {
        long steps = steps(rho);
        double epsilon = (double) steps / STEPS;
        account.pay("exponential", query, sensitivity, epsilon, choiceCost(rho), 0);
        long best = scores.stream().mapToLong(Long::longValue).max().orElseThrow();
        while (true) {
            int candidate = (int) noise.uniform(scores.size());
            long gap = best - scores.get(candidate);
            if (noise.bernoulliExp(Math.multiplyExact(gap, steps), 2 * sensitivity * STEPS)) {
                return candidate;
            }
        }
    }

    /** The standard deviation of the noise on counts that may cost this much. */
    double deviation(double rho) {
        return law(rho).deviation();
    }

    private DiscreteGaussian law(double rho) {
        return law(rho, sensitivity);
    }

    private static DiscreteGaussian law(double rho, int sensitivity) {
        return DiscreteGaussian.ofVariance((double) sensitivity * sensitivity / (2 * rho));
    }

    private static long steps(double rho) {
        return (long) Math.floor(Math.sqrt(8 * rho) * STEPS);
    }

    /**
     * What counting costs, as much as {@code rho} allows.
     *
     * @param sensitivity the most rows that an entity has
     */
    static RenyiCost countCost(double rho, int sensitivity) {
        return countCost(law(rho, sensitivity), sensitivity);
    }

    private static RenyiCost countCost(DiscreteGaussian law, int sensitivity) {
        return RenyiCost.gaussian(law.deviation() / sensitivity)
                .withLoss(LossLaw.Pair.discreteGaussian(law, sensitivity));
    }

    /** What choosing costs, as much as {@code rho} allows. */
    static RenyiCost choiceCost(double rho) {
        double epsilon = (double) steps(rho) / STEPS;
        return RenyiCost.exponential(epsilon).withLoss(LossLaw.Pair.exponential(epsilon));
    }

    private void pay(String mechanism, String query, DiscreteGaussian law, double delta) {
        account.pay(mechanism, query, sensitivity, law.deviation(), countCost(law, sensitivity), delta);
    }

    private double[] blur(long[] counts, DiscreteGaussian law) {
        double[] noisy = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            noisy[i] = counts[i] + noise.discreteGaussian(law);
        }
        return noisy;
    }
}
