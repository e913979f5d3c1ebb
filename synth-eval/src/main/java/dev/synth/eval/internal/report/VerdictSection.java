package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one who decides reads: the verdict, why, the main figures, what was tested and not seen, what to do next. */
final class VerdictSection {
    private final Markup page;
    private final EvaluationReport report;
    private final Narrative narrative;

    VerdictSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
        this.narrative = new Narrative(report);
    }

    void write() {
        page.node("header.verdict", () -> {
            page.leaf("p.kicker", "Synth release report");
            page.node("h1", () -> {
                badge(page, report.verdict());
                page.leaf("span.headline", narrative.headline());
            });
            page.leaf("p.reason", narrative.reason());
            narrative.ungated().ifPresent(said -> page.leaf("p.ungated", said));
            obstacles();
            page.leaf("p.rows", narrative.rows());
        });
        tiles();
        page.node("div.columns", () -> {
            next();
            tested();
            list("unseen", "What could not be seen", narrative.unseen());
        });
        contents();
    }

    /** A decision told by word, sign and colour. */
    static void badge(Markup page, Verdict verdict) {
        page.node(
                "span.badge." + verdict.name().toLowerCase(Locale.ROOT),
                () -> page.leaf("span", sign(verdict), "aria-hidden", "true").text(" " + verdict));
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✕";
            case INCONCLUSIVE -> "?";
        };
    }

    private void obstacles() {
        List<LeakageTest> obstacles = narrative.obstacles();
        if (!obstacles.isEmpty()) {
            page.node(
                    "ul.obstacles",
                    () -> obstacles.forEach(test ->
                            page.node("li", () -> page.leaf("strong", test.id()).text(" " + test.message()))));
        }
    }

    private void tiles() {
        var shapes = report.fidelity().columnShapes();
        var trends = report.fidelity().columnPairTrends();
        var utility = report.utility();
        page.node(
                "section.tiles",
                () -> {
                    tile("Column shapes", Numbers.score(shapes.mean()), reference(shapes.reference()));
                    if (!trends.pairs().isEmpty()) {
                        tile("Column pairs", Numbers.score(trends.mean()), reference(trends.reference()));
                    }
                    tile(
                            "Hard to tell apart",
                            Numbers.score(report.detection().trees()),
                            reference(report.detection().treesReference()));
                    if (utility != null) {
                        tile(
                                "Prediction, " + Narrative.metric(utility.metric()),
                                Numbers.score(utility.tstr()),
                                "trained on real rows " + Numbers.score(utility.trtr()));
                    }
                    tile("Exact copies", Numbers.bucketed(report.leakage().exactCopies()), narrative.copiesReference());
                },
                "aria-label",
                "Main figures");
    }

    private static String reference(@Nullable Double score) {
        return score == null ? "no holdout to compare with" : "fresh real rows " + Numbers.score(score);
    }

    private void tile(String name, String value, String reference) {
        page.node(
                "div.tile",
                () -> page.leaf("p.name", name).leaf("p.value", value).leaf("p.reference", reference));
    }

    private void next() {
        list(
                "next",
                "What to do next",
                report.nextSteps().isEmpty() ? List.of("Nothing needs to be done.") : report.nextSteps());
    }

    private void tested() {
        page.node(
                "section",
                () -> {
                    page.leaf("h2#tested", "What was tested");
                    page.node(
                            "ul.tested",
                            () -> report.leakage()
                                    .tests()
                                    .forEach(test -> page.node("li", () -> {
                                        badge(page, test.decision());
                                        page.text(" " + test.id() + " " + test.title());
                                    })));
                },
                "aria-labelledby",
                "tested");
    }

    private void list(String id, String title, List<String> items) {
        page.node(
                "section." + id,
                () -> {
                    page.leaf("h2#" + id, title);
                    page.node("ul", () -> items.forEach(item -> page.leaf("li", item)));
                },
                "aria-labelledby",
                id);
    }

    private void contents() {
        page.node(
                "nav",
                () -> page.leaf("a", "Leakage", "href", "#leakage")
                        .leaf("a", "Scores", "href", "#scores")
                        .leaf("a", "Columns", "href", "#columns")
                        .leaf("a", "Pairs", "href", "#pairs")
                        .leaf("a", "Provenance", "href", "#provenance"),
                "aria-label",
                "The evidence");
    }
}
