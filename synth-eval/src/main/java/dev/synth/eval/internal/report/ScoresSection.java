package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.MarginalDistance;
import dev.synth.eval.Fidelity.Marginals;
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
        marginals();
        detection();
        diversity();
        utility();
        sdMetrics();
        page.node(
                "section",
                () -> {
                    page.leaf("h2#scores", "Scores");
                    table.write(page);
                    new WeakPoints(page, report).write();
                },
                "aria-labelledby",
                "scores");
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
                    "Every two columns depend on each other alike." + sampled(trends));
        }
        if (shapes.missingMean() < 1) {
            score(
                    "Missing values",
                    shapes.missingMean(),
                    shapes.missingReference(),
                    null,
                    "Each column misses as many values.");
        }
    }

    private static String sampled(ColumnPairTrends trends) {
        return trends.pairCount() == trends.pairs().size()
                ? ""
                : " Drawn at random: " + Numbers.count(trends.pairs().size()) + " of "
                        + Numbers.count(trends.pairCount()) + " pairs.";
    }

    private void marginals() {
        for (Marginals marginals : report.fidelity().marginals()) {
            String columns = marginals.order() == 1 ? "1 column" : marginals.order() + " columns";
            String drawn = marginals.scored() == marginals.setCount() ? "All " : "Drawn at random: ";
            table.row(List.of(
                    text("Distance of " + columns),
                    figure(distance(marginals.synthetic())),
                    figure(marginals.reference() == null ? Numbers.ABSENT : distance(marginals.reference())),
                    figure(distance(marginals.independent())),
                    text("Total variation, and what sampling alone gives. 0 is best. " + drawn
                            + Numbers.count(marginals.scored()) + " of " + Numbers.count(marginals.setCount())
                            + " sets of columns.")));
        }
    }

    private static String distance(MarginalDistance distance) {
        return Numbers.score(distance.distance()) + " (" + Numbers.score(distance.expected()) + ")";
    }

    private void detection() {
        var detection = report.detection();
        score(
                "Detection by trees",
                detection.trees(),
                detection.treesReference(),
                detection.treesIndependent(),
                "Boosted trees cannot tell synthetic from real. Hard to pass. " + each(detection.rows()));
        score(
                "Detection, logistic",
                detection.logistic(),
                detection.logisticReference(),
                detection.logisticIndependent(),
                "A linear model cannot tell them apart. Easy to pass: it is blind to relations. "
                        + each(detection.rows()));
    }

    private static String each(int rows) {
        return "By " + Numbers.count(rows) + " rows of each table.";
    }

    private void diversity() {
        var diversity = report.diversity();
        var support = diversity.support();
        score(
                "Coverage",
                diversity.coverage(),
                diversity.coverageReference(),
                diversity.coverageIndependent(),
                "Levels and ranges of the real columns that are reached.");
        if (diversity.alphaPrecision() != null) {
            score(
                    "α-precision",
                    diversity.alphaPrecision(),
                    support.alphaPrecisionReference(),
                    support.alphaPrecisionIndependent(),
                    "Synthetic rows that look typical. " + each(support.rows()));
        }
        if (diversity.betaRecall() != null) {
            score(
                    "β-recall",
                    diversity.betaRecall(),
                    support.betaRecallReference(),
                    support.betaRecallIndependent(),
                    "Typical real rows that the synthetic rows reach. " + each(support.rows()));
        }
        var distinct = diversity.distinctRows();
        score(
                "Distinct rows",
                distinct.synthetic(),
                distinct.holdout(),
                distinct.independent(),
                "Among " + Numbers.count(distinct.rows()) + " rows of each table; training rows: "
                        + Numbers.score(distinct.training()) + ". Alike is best.");
        table.row(List.of(
                text("Repeated rows"),
                figure(Numbers.percent(diversity.duplicateShare())),
                figure(
                        diversity.holdoutDuplicateShare() == null
                                ? Numbers.ABSENT
                                : Numbers.percent(diversity.holdoutDuplicateShare())),
                figure(Numbers.ABSENT),
                text("Rows equal to an earlier one: " + Numbers.count(diversity.duplicateRows()) + "; training rows: "
                        + Numbers.percent(diversity.referenceDuplicateShare())
                        + ". Alike is best, but larger tables repeat themselves more.")));
    }

    private void utility() {
        var utility = report.utility();
        if (utility != null) {
            String chosen = utility.declared() ? "" : " (not declared: the last column that can be predicted)";
            score(
                    "Prediction, " + Narrative.metric(utility.metric()),
                    utility.tstr(),
                    utility.trtr(),
                    utility.independent(),
                    "A model trained on these rows predicts " + Texts.shorten(utility.target(), Texts.NAME)
                            + " of unseen real rows" + chosen + ". Trained on "
                            + Numbers.count(utility.syntheticRows()) + " synthetic or "
                            + Numbers.count(utility.trainingRows()) + " real rows, tested on "
                            + Numbers.count(utility.holdoutRows()) + ".");
        }
    }

    private void sdMetrics() {
        var quality = report.fidelity().sdMetrics();
        String pairs = quality.columnPairTrends() == null
                ? "no pair"
                : Numbers.count(quality.pairsKept()) + " pairs " + Numbers.score(quality.columnPairTrends());
        score(
                "SDMetrics quality",
                quality.overall(),
                null,
                null,
                "To compare with figures of others: columns " + Numbers.score(quality.columnShapes()) + ", " + pairs
                        + ". It leaves out pairs that depend on each other little.");
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
}
