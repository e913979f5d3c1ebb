package dev.synth.eval;

import dev.synth.eval.internal.json.ReportJson;
import dev.synth.eval.internal.report.HtmlReport;
import dev.synth.eval.internal.report.SummaryText;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.GateFinding;
import dev.synth.gate.GateReport;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything measured about a synthetic table, and the verdict.
 *
 * @param formatVersion of the JSON form: 1
 * @param verdict PASS alone releases
 * @param rows how many rows were compared
 * @param utility null without a holdout or without a column that can be predicted
 * @param nextSteps what to do, one sentence each
 * @param provenance facts about the run; no value of a table
 * @param learningCurve how the generator's training went; empty where it is not known
 */
public record EvaluationReport(
        int formatVersion,
        Verdict verdict,
        Rows rows,
        Fidelity fidelity,
        Detection detection,
        Diversity diversity,
        @Nullable Utility utility,
        Leakage leakage,
        List<String> nextSteps,
        Map<String, String> provenance,
        List<CurvePoint> learningCurve)
        implements GateReport {

    @Override
    public List<GateFinding> findings() {
        return leakage.tests().stream()
                .map(test -> new GateFinding(test.id(), test.title(), test.decision(), test.message()))
                .toList();
    }

    @Override
    public Map<String, Double> scores() {
        return HeadlineScores.of(this);
    }

    @Override
    public String summary() {
        return SummaryText.of(this);
    }

    @Override
    public String toJson() {
        return ReportJson.write(this);
    }

    @Override
    public String toHtml() {
        return HtmlReport.render(this);
    }

    /** Row counts; {@code holdout} is 0 without one. */
    public record Rows(int training, int holdout, int synthetic) {}
}
