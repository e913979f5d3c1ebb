package dev.synth.benchmarks.audit;

import dev.synth.internal.privacy.DiscreteGaussian;
import dev.synth.internal.privacy.ExactNoise;
import dev.synth.internal.privacy.Noise;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** The library as it is, and what audits must catch: mistakes that published implementations have made. */
enum Build {
    /** As it is. */
    SOUND("as it is"),
    /** An entity gives all it has, many times what the noise covers. */
    UNBOUNDED("an entity's part is not bounded"),
    /** The noise is what would do if an entity's part were that much smaller. */
    UNDERSTATED("sensitivity understated"),
    /** Noise is drawn once and serves many answers, so that it cancels out between them. */
    REUSED("noise drawn once and used again");

    private final String title;

    Build(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isBroken() {
        return this != SOUND;
    }

    /** By what the deviation of the noise is too small. */
    double understatement() {
        return this == UNDERSTATED ? Mechanism.CONTRIBUTIONS : 1;
    }

    /** The noise of this build, from bits that a seed decides, so that an audit can be repeated. */
    Noise noise(long seed) {
        Noise exact = new ExactNoise(new SplittableRandom(seed));
        return isBroken() ? new BrokenNoise(exact, this) : exact;
    }

    /**
     * Gaussian noise for one step.
     *
     * @param last that of the step before
     * @param begins whether the step is the first of an epoch
     */
    double[] noise(RandomGenerator random, double deviation, double[] last, boolean begins) {
        if (this == REUSED && !begins) {
            return last;
        }
        return DoubleStream.generate(() -> random.nextGaussian(0, deviation / understatement()))
                .limit(last.length)
                .toArray();
    }

    /** Exact noise, but too little of it or the same over and over. */
    private record BrokenNoise(Noise exact, Build build, Map<DiscreteGaussian, Long> drawn) implements Noise {
        BrokenNoise(Noise exact, Build build) {
            this(exact, build, new HashMap<>());
        }

        @Override
        public long uniform(long bound) {
            return exact.uniform(bound);
        }

        @Override
        public boolean bernoulliExp(long numerator, long denominator) {
            return exact.bernoulliExp(numerator, denominator);
        }

        @Override
        public long discreteGaussian(DiscreteGaussian law) {
            if (build == REUSED) {
                return drawn.computeIfAbsent(law, exact::discreteGaussian);
            }
            double factor = build.understatement();
            return exact.discreteGaussian(DiscreteGaussian.ofVariance(law.variance() / (factor * factor)));
        }
    }
}
