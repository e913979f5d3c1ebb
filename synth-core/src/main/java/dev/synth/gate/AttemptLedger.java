package dev.synth.gate;

import java.io.IOException;

/**
 * Counts how often synthetic rows of one real table were put to a gate. Who tries seeds until one passes has chance on
 * their side, so a gate spends its level over the attempts; docs/designs/attempts.md says where the count is kept, and why.
 * Implementations are thread-safe and hold no value of a table.
 */
public interface AttemptLedger {
    /** The ledger that lives as long as this process: the one that is used where none is named. */
    static AttemptLedger ofProcess() {
        return MemoryAttemptLedger.PROCESS;
    }

    /** A new ledger in memory. */
    static AttemptLedger inMemory() {
        return new MemoryAttemptLedger();
    }

    /**
     * Enters an attempt before it is judged.
     *
     * @return its number among those on its table, from 1; an attempt that is entered already keeps its number
     * @throws IOException saying what to do, if the ledger cannot be read or written
     */
    int enter(Attempt attempt) throws IOException;

    /**
     * Enters a release without a verdict, for good.
     *
     * @throws IOException saying what to do, if the ledger cannot be read or written
     */
    void enter(UngatedRelease release) throws IOException;

    /** How long it remembers: {@code process} or {@code file}. */
    String kind();
}
