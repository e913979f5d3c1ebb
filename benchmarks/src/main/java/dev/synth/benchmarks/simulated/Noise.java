package dev.synth.benchmarks.simulated;

/** Numbers from 0 (inclusive) to 1 (exclusive) that follow from seed, stream and row alone; streams are independent. */
record Noise(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    double uniform(int stream, long row) {
        return (mix(mix(seed + GOLDEN * (stream + 1L)) + GOLDEN * row) >>> 11) * UNIT;
    }

    /** A draw that goes with another number of the same range: their mean, {@code pull} of it the other's. */
    double near(double other, double pull, int stream, long row) {
        return pull * other + (1 - pull) * uniform(stream, row);
    }

    /** The finaliser of SplitMix64 (Steele et al. 2014). */
    private static long mix(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
