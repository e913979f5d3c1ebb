package dev.synth.benchmarks.kernels;

/** How many threads the engine of this process has; to be set before anything loads it. */
final class EngineThreads {
    private static final String PROPERTY = "ai.djl.pytorch.num_threads";

    private EngineThreads() {}

    static void set(int threads) {
        System.setProperty(PROPERTY, Integer.toString(threads));
    }
}
