package dev.synth.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger that is forgotten when the process ends. */
final class MemoryAttemptLedger implements AttemptLedger {
    static final AttemptLedger PROCESS = new MemoryAttemptLedger();

    private final Map<String, List<Attempt>> byTable = new HashMap<>();

    @Override
    public synchronized int enter(Attempt attempt) {
        List<Attempt> attempts = byTable.computeIfAbsent(attempt.table(), unseen -> new ArrayList<>());
        if (!attempts.contains(attempt)) {
            attempts.add(attempt);
        }
        return attempts.indexOf(attempt) + 1;
    }

    /** Spends nothing and cannot outlive the process; the manifest keeps the reason. */
    @Override
    public void enter(UngatedRelease release) {}

    @Override
    public String kind() {
        return "process";
    }
}
