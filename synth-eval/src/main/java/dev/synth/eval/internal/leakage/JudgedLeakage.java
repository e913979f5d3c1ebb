package dev.synth.eval.internal.leakage;

import dev.synth.eval.Leakage;
import dev.synth.gate.Verdict;
import java.util.List;

/**
 * The leakage evidence with what follows from it.
 *
 * @param nextSteps what to do, one sentence each; empty on PASS
 */
public record JudgedLeakage(Leakage leakage, Verdict verdict, List<String> nextSteps) {
    public JudgedLeakage {
        nextSteps = List.copyOf(nextSteps);
    }
}
