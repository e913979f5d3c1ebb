package dev.synth.gan;

/** The parts of a run, in order. */
public enum Phase {
    READ,
    /** Under differential privacy: noisy marginals are learnt, and a private copy is drawn from them. */
    PROTECT,
    ENCODE,
    TRAIN,
    /** It is found out which of the generator's rows come too often. */
    REFINE,
    SAMPLE,
    JUDGE,
    WRITE
}
