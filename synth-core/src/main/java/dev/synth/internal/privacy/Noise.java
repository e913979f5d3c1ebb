package dev.synth.internal.privacy;

/** Where noise comes from. A test may take another source than the library does, to see that an audit notices. */
public interface Noise {
    /** A whole number from 0 to below {@code bound}, all equally likely. */
    long uniform(long bound);

    /** Whether a coin that shows heads with probability exp(−numerator / denominator) does. */
    boolean bernoulliExp(long numerator, long denominator);

    /** A whole number x with probability in proportion to exp(−x² / 2σ²). */
    long discreteGaussian(DiscreteGaussian law);
}
