package dev.synth.gate;

/** Judges whether synthetic rows may leave the house; thread-safe. */
public interface ReleaseGate {
    /**
     * Judges this evidence.
     *
     * @throws IllegalArgumentException if the tables do not share their columns
     */
    GateReport assess(ReleaseEvidence evidence);
}
