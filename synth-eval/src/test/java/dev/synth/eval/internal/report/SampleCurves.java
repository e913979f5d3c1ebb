package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/** Invented learning curves. */
final class SampleCurves {
    private SampleCurves() {}

    /** A training that begins to learn by heart after step 1,200. */
    static List<CurvePoint> learningCurve() {
        return IntStream.rangeClosed(1, 22)
                .mapToObj(i -> new CurvePoint(
                        100 * i, 14 + 6.0 / i, 14.3 + 6.0 / i + 0.02 * Math.max(0, i - 12) * Math.max(0, i - 12)))
                .toList();
    }

    static EvaluationReport reportWith(List<CurvePoint> curve) {
        EvaluationReport full = SampleReports.adult(Verdict.PASS);
        return new EvaluationReport(
                1,
                full.verdict(),
                full.rows(),
                full.fidelity(),
                full.detection(),
                full.diversity(),
                full.utility(),
                full.leakage(),
                full.nextSteps(),
                full.provenance(),
                curve);
    }
}
