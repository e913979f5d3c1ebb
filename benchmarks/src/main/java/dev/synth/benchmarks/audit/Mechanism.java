package dev.synth.benchmarks.audit;

/** Something that promises differential privacy, as an auditor meets it. */
interface Mechanism {
    /** How many rows an entity has, of which one is meant to be used. */
    int CONTRIBUTIONS = 30;

    String title();

    /**
     * Runs once, on everybody whom the auditor knows and on the canaries that are in.
     *
     * @param in which canaries are
     * @return for each canary some figures read off the answers, each the greater, the likelier the canary is in; as many
     *     for every canary
     */
    double[][] run(boolean[] in, Build build, long seed);
}
