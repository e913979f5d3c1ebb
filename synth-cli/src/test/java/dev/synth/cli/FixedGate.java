package dev.synth.cli;

import dev.synth.gate.GateFinding;
import dev.synth.gate.GateReport;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.gate.Verdict;
import java.util.List;

/** A gate whose verdict is known beforehand, for what the command does on each. */
record FixedGate(Verdict verdict) implements ReleaseGate {
    static final FixedGate PASSING = new FixedGate(Verdict.PASS);
    static final FixedGate FAILING = new FixedGate(Verdict.FAIL);

    @Override
    public GateReport assess(ReleaseEvidence evidence) {
        return new Report(verdict);
    }

    private record Report(Verdict verdict) implements GateReport {
        @Override
        public List<GateFinding> findings() {
            return List.of(new GateFinding("G1", "Exact copies", verdict, "The copies were counted."));
        }

        @Override
        public String summary() {
            return "Verdict: " + verdict + ". The evidence in a few lines.\n";
        }

        @Override
        public String toJson() {
            return "{\"verdict\":\"" + verdict + "\"}";
        }

        @Override
        public String toHtml() {
            return "<html>" + verdict + "</html>";
        }
    }
}
