package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.gate.CurvePoint;
import java.util.List;
import java.util.Map;

/** What was compared, where it came from, and how its generator learnt. */
final class ProvenanceSection {
    /** Facts by the names of the report's JSON, in words; others keep their name. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("source", "Training data"),
            Map.entry("model", "Model, SHA-256"),
            Map.entry("data", "Training data, SHA-256"),
            Map.entry("seed", "Seed of the training"),
            Map.entry("steps", "Training steps"),
            Map.entry("trainingSeconds", "Training, seconds"),
            Map.entry("sourceRows", "Rows of the source"),
            Map.entry("drawnRows", "Drawn of them at random"),
            Map.entry("library", "Library"),
            Map.entry("engine", "Engine"),
            Map.entry("platform", "Platform"),
            Map.entry("trained", "Trained"),
            Map.entry("sampleSeed", "Seed of the sample"),
            Map.entry("rowsDigest", "Synthetic rows, SHA-256"),
            Map.entry("training", "Training file"),
            Map.entry("holdout", "Holdout file"),
            Map.entry("synthetic", "Synthetic file"),
            Map.entry("policy", "Gate policy"),
            Map.entry("attempt", "Attempt on this table"),
            Map.entry("ruleAcceptance", "Share of draws that keep the rules"),
            Map.entry("rowAcceptance", "Share of the generator's rows that are kept"),
            Map.entry("rulesChecked", "Rules checked on the synthetic rows"),
            Map.entry("rulesBroken", "Rules broken by a synthetic row"),
            Map.entry("privacy", "Differential privacy"),
            Map.entry("privacyLedger", "Looks at the training data"),
            Map.entry("ungated", "Released without a verdict, because"));

    private final Markup page;
    private final EvaluationReport report;

    ProvenanceSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        PageTable table = new PageTable("Facts about the run.", "Fact", "Value");
        table.row(
                List.of(text("Training rows"), text(Numbers.count(report.rows().training()))));
        table.row(List.of(text("Holdout rows"), text(Numbers.count(report.rows().holdout()))));
        table.row(
                List.of(text("Synthetic rows"), text(Numbers.count(report.rows().synthetic()))));
        report.provenance()
                .forEach((fact, value) ->
                        table.row(List.of(text(NAMES.getOrDefault(fact, fact)), cell -> lines(cell, value))));
        page.node(
                "section.provenance",
                () -> {
                    page.leaf("h2#provenance", "Provenance");
                    table.write(page);
                    if (!report.learningCurve().isEmpty()) {
                        learningCurves(report.learningCurve());
                    }
                },
                "aria-labelledby",
                "provenance");
    }

    private static void lines(Markup cell, String value) {
        value.lines().forEach(line -> cell.node("div", () -> cell.leaf("code", line)));
    }

    private void learningCurves(List<CurvePoint> curve) {
        page.leaf("h3", "Learning curves");
        if (curve.size() == 1) {
            page.leaf("p", LearningChart.words(curve));
            return;
        }
        page.node("div.beside", () -> {
            page.node("figure", () -> {
                page.raw(LearningChart.of(curve, "l"));
                page.node("figcaption.legend", () -> {
                    page.leaf("span.key.line-synthetic", "training rows learnt from");
                    page.leaf("span.key.line-text", "training rows set apart");
                });
            });
            page.node("div", () -> {
                page.leaf(
                        "p",
                        "How badly the generator guesses fields that are hidden from it, on training rows that it learns "
                                + "from and on training rows set apart to decide when to stop; the holdout takes no part. "
                                + "Where the dotted curve rises while the solid one falls, rows begin to be learnt by "
                                + "heart.");
                page.leaf("p", LearningChart.words(curve));
            });
        });
    }
}
