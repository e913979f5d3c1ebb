package dev.synth.benchmarks.audit;

import dev.synth.internal.privacy.NoiseLevels;
import dev.synth.privacy.PrivacyBudget;
import java.util.SplittableRandom;

/**
 * Steps as those of DP-SGD (Abadi et al. 2016): of each Poisson sample the clipped gradients are added up, and Gaussian noise
 * to them. Each canary's gradient points into a direction of its own, in which nobody else's does (Nasr et al. 2023), and the
 * auditor sees every sum.
 *
 * @param rate with which an entity is in a step's sample
 * @param multiplier deviation of the noise, gradients being clipped to length 1
 */
record NoisySteps(double rate, int steps, double multiplier) implements Mechanism {
    /** Steps with as much noise as the library's accountant asks for. */
    static NoisySteps of(PrivacyBudget budget, double rate, int steps) {
        return new NoisySteps(rate, steps, NoiseLevels.tightMultiplier(budget.epsilon(), budget.delta(), rate, steps));
    }

    @Override
    public String title() {
        return steps + " noisy sums of Poisson samples, rate " + rate;
    }

    @Override
    public double[][] run(boolean[] in, Build build, long seed) {
        double length = build == Build.UNBOUNDED ? CONTRIBUTIONS : 1;
        int epoch = (int) Math.round(1 / rate);
        SplittableRandom random = new SplittableRandom(seed);
        double[] noise = new double[in.length];
        double[] first = new double[in.length];
        double[][] figures = new double[in.length][2];
        for (int step = 0; step < steps; step++) {
            boolean begins = step % epoch == 0;
            noise = build.noise(random, multiplier, noise, begins);
            for (int canary = 0; canary < in.length; canary++) {
                double sum = noise[canary] + (in[canary] && random.nextDouble() < rate ? length : 0);
                first[canary] = begins ? sum : first[canary];
                figures[canary][0] += sum;
                figures[canary][1] = Math.max(figures[canary][1], Math.abs(sum - first[canary]));
            }
        }
        return figures;
    }
}
