package dev.synth.internal.random;

import java.util.SplittableRandom;

/** Derives independent streams of random numbers from one seed: each stage, and each row, has its own. */
public final class Seeds {
    /** Who belongs to the holdout. */
    public static final long SPLIT = 0x53504C4954L;
    /** Which rows of a source are read where not all fit. */
    public static final long SOURCE = 0x534F5552L;
    /** Where values lie inside their mode, and what replaces rare levels. */
    public static final long ENCODE = 0x454E43L;
    /** First weights. */
    public static final long WEIGHTS = 0x574549L;
    /** Batches and conditions. */
    public static final long BATCH = 0x424154L;
    /** Which rows of T are validated on, and what is hidden of them. */
    public static final long VALIDATION = 0x56414CL;
    /** The engine's own generator, reseeded at each step. */
    public static final long ENGINE = 0x454E47L;
    /** Rows of a sample. */
    public static final long SAMPLE = 0x53414DL;
    /** New identifiers. */
    public static final long IDENTIFIER = 0x4944L;
    /** How many rows each entity of a sample has. */
    public static final long ENTITY = 0x454E54L;
    /** Which of the rows that were drawn are kept. */
    public static final long ACCEPTANCE = 0x414343L;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A stream that depends on nothing but these three numbers. */
    public static SplittableRandom stream(long seed, long stage, long item) {
        return new SplittableRandom(derive(seed, stage, item));
    }

    /** A seed that depends on nothing but these three numbers. */
    public static long derive(long seed, long stage, long item) {
        return mix(mix(mix(seed + GOLDEN) ^ stage) + GOLDEN * (item + 1));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    public static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
