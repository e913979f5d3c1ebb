package dev.synth;

import dev.synth.gate.GateFinding;
import dev.synth.gate.GateReport;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.Map;

/** A report that passes everything. */
record PassingReport(List<GateFinding> findings, Map<String, Double> scores) implements GateReport {
    @Override
    public Verdict verdict() {
        return Verdict.PASS;
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public String toJson() {
        return "{}";
    }

    @Override
    public String toHtml() {
        return "";
    }
}
