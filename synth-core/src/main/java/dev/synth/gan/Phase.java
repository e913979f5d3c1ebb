package dev.synth.gan;

/** The parts of a run, in order. */
public enum Phase {
    READ,
    ENCODE,
    TRAIN,
    SAMPLE,
    JUDGE,
    WRITE
}
