package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.DistanceCurves;
import dev.synth.eval.Leakage.LeakageTest;
import java.util.List;
import java.util.function.Consumer;

/** The tests that decide, and the distances that do not. */
final class LeakageSection {
    private final Markup page;
    private final Leakage leakage;

    LeakageSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.leakage = report.leakage();
    }

    void write() {
        page.node(
                "section",
                () -> {
                    page.leaf("h2#leakage", "Leakage");
                    tests();
                    new AttackSection(page, leakage).write();
                    distances();
                },
                "aria-labelledby",
                "leakage");
    }

    private void tests() {
        PageTable table = new PageTable(
                "The tests that decide. p is adjusted for testing several questions; the bound is the upper bound "
                        + "(95 % in the standard policy) on the share of training records leaked.",
                "Test", "Decision", "Outcome", "Statistic", "p", "p adjusted", "Bound", "Margin", "Would have seen");
        leakage.tests().forEach(test -> table.row(row(test)));
        table.write(page);
        page.leaf(
                "p.note",
                "“Would have seen” is the power of a test: the least number of leaked training records that would have "
                        + "been significant. A dash means that a test has no such figure, for example because it needs no "
                        + "chance.");
    }

    private static List<Consumer<Markup>> row(LeakageTest test) {
        return List.of(
                cell -> cell.leaf("span.id", test.id()).text(" " + test.title()),
                cell -> VerdictSection.badge(cell, test.decision()),
                text(test.message()),
                figure(Numbers.statistic(test.statistic())),
                figure(Numbers.pValue(test.pValue())),
                figure(Numbers.pValue(test.adjustedPValue())),
                Narrative.exceedsMargin(test)
                        ? cell -> cell.leaf("span.figure.exceeds", Numbers.percent(test.upperBound()))
                        : figure(Numbers.percent(test.upperBound())),
                figure(Numbers.percent(test.margin())),
                figure(test.power() == null ? Numbers.ABSENT : Numbers.count(test.power()) + " or more"));
    }

    private void distances() {
        DistanceCurves curves = leakage.distances();
        page.leaf("h3", "Distances to the nearest row");
        if (curves == null || curves.levels().isEmpty()) {
            page.leaf("p.note", "Not measured: distances need a holdout to be compared with.");
            return;
        }
        page.node("div.beside", () -> {
            page.node("figure", () -> {
                page.raw(DistanceChart.of(curves, "d"));
                legend();
            });
            page.node("div", () -> {
                page.leaf(
                        "p",
                        "Synthetic rows should lie as far from training rows as from holdout rows: the first two curves "
                                + "then run together. Where the solid curve rises first, rows sit closer to the training "
                                + "table than chance explains.");
                page.leaf("p", DistanceChart.words(curves));
                page.leaf("p.note", nearest());
            });
        });
    }

    private void legend() {
        page.node("figcaption.legend", () -> {
            page.leaf("span.key.line-synthetic", "synthetic to training");
            page.leaf("span.key.line-holdout", "synthetic to holdout");
            page.leaf("span.key.line-text", "training to holdout");
        });
    }

    private String nearest() {
        String share = leakage.dcrShare() == null
                ? ""
                : "The nearest real row is a training row for " + Numbers.percent(leakage.dcrShare())
                        + " of synthetic rows (50 % is ideal). ";
        return share + "Distances are shown because people ask for them. They are known to mislead and decide nothing.";
    }
}
