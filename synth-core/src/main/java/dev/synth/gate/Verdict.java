package dev.synth.gate;

/** What a gate decides about a release; only {@link #PASS} releases. */
public enum Verdict {
    /** No test found a leak, and no upper bound exceeds its margin. */
    PASS,
    /** A test found a leak. */
    FAIL,
    /** No leak was found, but the evidence could not have shown one of the size that matters. */
    INCONCLUSIVE
}
