package dev.synth.cli;

import dev.synth.eval.LeakageGate;
import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.table.Table;
import java.util.Map;

/** The gate that users get, shown training rows as synthetic ones, so that it refuses whatever was made. */
final class RefusingGate implements ReleaseGate {
    @Override
    public GateReport assess(ReleaseEvidence evidence) {
        Table copied = evidence.training().slice(0, 500).append(evidence.synthetic());
        return LeakageGate.standard()
                .assess(new ReleaseEvidence(
                        evidence.training(), evidence.holdout(), copied, 1, Map.copyOf(evidence.provenance())));
    }
}
