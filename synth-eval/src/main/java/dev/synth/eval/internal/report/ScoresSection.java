package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every score beside what fresh real rows, and columns without any relation, would score. */
final class ScoresSection {
    private final Markup page;
    private final EvaluationReport report;
    private final PageTable table = new PageTable(
            "Scores from 0 to 1; 1 is best unless said otherwise. The tick on a bar marks fresh real rows.",
            "Score",
            "Synthetic",
            "Fresh real rows",
            "Unrelated columns",
            "What it says");

    ScoresSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        fidelity();
        detection();
        diversity();
        utility();
        page.node("section", () -> {
            page.leaf("h2#scores", "Scores");
            table.write(page);
            collapsed();
        });
    }

    private void fidelity() {
        var shapes = report.fidelity().columnShapes();
        var trends = report.fidelity().columnPairTrends();
        score("Column shapes", shapes.mean(), shapes.reference(), null, "Each column alone is distributed alike.");
        if (!trends.pairs().isEmpty()) {
            score(
                    "Column pairs",
                    trends.mean(),
                    trends.reference(),
                    trends.independent(),
                    "Every two columns depend on each other alike.");
        }
    }

    private void detection() {
        var detection = report.detection();
        score(
                "Detection by trees",
                detection.trees(),
                detection.treesReference(),
                null,
                "Boosted trees cannot tell synthetic from real. Hard to pass.");
        score(
                "Detection, logistic",
                detection.logistic(),
                detection.logisticReference(),
                null,
                "A linear model cannot tell them apart. Easy to pass: it is blind to relations.");
    }

    private void diversity() {
        var diversity = report.diversity();
        score("Coverage", diversity.coverage(), null, null, "Levels and ranges of the real columns that are reached.");
        if (diversity.alphaPrecision() != null) {
            score("α-precision", diversity.alphaPrecision(), null, null, "Synthetic rows that look typical.");
        }
        if (diversity.betaRecall() != null) {
            score("β-recall", diversity.betaRecall(), null, null, "Typical real rows that the synthetic rows reach.");
        }
        table.row(List.of(
                text("Repeated rows"),
                figure(Numbers.percent(diversity.duplicateShare())),
                figure(Numbers.percent(diversity.referenceDuplicateShare())),
                figure(Numbers.ABSENT),
                text("Rows equal to an earlier one: " + Numbers.count(diversity.duplicateRows())
                        + ". Alike is best; the reference is the training table.")));
    }

    private void utility() {
        var utility = report.utility();
        if (utility != null) {
            String chosen = utility.declared() ? "" : " (not declared: the last column that can be predicted)";
            score(
                    "Prediction, " + Narrative.metric(utility.metric()),
                    utility.tstr(),
                    utility.trtr(),
                    null,
                    "A model trained on these rows predicts " + Texts.shorten(utility.target(), Texts.NAME)
                            + " of unseen real rows" + chosen + ".");
        }
    }

    private void score(
            String name, double value, @Nullable Double reference, @Nullable Double independent, String meaning) {
        table.row(List.of(
                text(name),
                cell -> {
                    cell.leaf("span.figure", Numbers.score(value));
                    bar(cell, value, reference);
                },
                figure(Numbers.score(reference)),
                figure(Numbers.score(independent)),
                text(meaning)));
    }

    private static void bar(Markup cell, double value, @Nullable Double reference) {
        if (Numbers.absent(value)) {
            return;
        }
        cell.node(
                "span.bar",
                () -> {
                    cell.leaf("span.fill", "", "style", "width:" + width(value));
                    if (!Numbers.absent(reference)) {
                        cell.leaf("span.tick", "", "style", "left:" + width(reference));
                    }
                },
                "aria-hidden",
                "true");
    }

    private static String width(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.max(0, Math.min(1, share)));
    }

    private void collapsed() {
        List<String> collapsed = report.diversity().collapsed();
        if (!collapsed.isEmpty()) {
            page.leaf(
                    "p.note",
                    "A level that real rows have is nearly gone in " + collapsed.size()
                            + (collapsed.size() == 1 ? " column: " : " columns: ") + Texts.list(collapsed) + ".");
        }
    }
}
