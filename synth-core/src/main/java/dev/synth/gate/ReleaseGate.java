package dev.synth.gate;

/** Judges whether synthetic rows may leave the house; thread-safe. */
public interface ReleaseGate {
    /**
     * Judges this evidence.
     *
     * @throws IllegalArgumentException if the tables do not share their columns
     */
    GateReport assess(ReleaseEvidence evidence);

    /** The policy that it judges by; a gate that names none has the name {@code unnamed} and an empty digest. */
    default PolicyId policyId() {
        return new PolicyId("unnamed", "");
    }
}
