package dev.synth.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few scores that go beside a verdict, each with what fresh real rows score, by the names of the report's JSON. */
final class HeadlineScores {
    private final Map<String, Double> scores = new LinkedHashMap<>();

    private HeadlineScores() {}

    static Map<String, Double> of(EvaluationReport report) {
        HeadlineScores headline = new HeadlineScores();
        headline.put("columnShapes", report.fidelity().columnShapes().mean());
        headline.put("columnShapesReference", report.fidelity().columnShapes().reference());
        headline.put("columnPairTrends", report.fidelity().columnPairTrends().mean());
        headline.put(
                "columnPairTrendsReference",
                report.fidelity().columnPairTrends().reference());
        headline.put("detectionTrees", report.detection().trees());
        headline.put("detectionTreesReference", report.detection().treesReference());
        headline.put("coverage", report.diversity().coverage());
        headline.put("coverageReference", report.diversity().coverageReference());
        headline.put("alphaPrecision", report.diversity().alphaPrecision());
        headline.put("alphaPrecisionReference", report.diversity().support().alphaPrecisionReference());
        headline.put("betaRecall", report.diversity().betaRecall());
        headline.put("betaRecallReference", report.diversity().support().betaRecallReference());
        if (report.utility() != null) {
            headline.put("utilityTstr", report.utility().tstr());
            headline.put("utilityTrtr", report.utility().trtr());
        }
        return headline.scores;
    }

    private void put(String name, @Nullable Double score) {
        if (score != null && Double.isFinite(score)) {
            scores.put(name, score);
        }
    }
}
