package dev.synth.cli;

/** What draws rows under a promise of differential privacy. */
enum PrivateRowSource {
    /** Noisy marginals, without a network. */
    MARGINALS,
    /** A GAN that learns from rows of such marginals, its rows thinned until they meet them. */
    GAN,
    /** The same, but its critic looks at the table itself (DPGAN, Xie et al. 2018). */
    DPGAN
}
