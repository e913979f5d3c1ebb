package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity.Marginals;
import dev.synth.eval.Fidelity.WeakMarginal;
import java.util.List;

/** Where the scores come from: what is nearly gone, and which sets of columns lie farthest from the training rows. */
final class WeakPoints {
    private static final int COLLAPSED_SHOWN = 20;

    private final Markup page;
    private final EvaluationReport report;

    WeakPoints(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
    }

    void write() {
        collapsed();
        sets();
    }

    private void collapsed() {
        List<String> collapsed = report.diversity().collapsed();
        if (collapsed.isEmpty()) {
            return;
        }
        page.leaf(
                "p.note",
                "A level or range that real rows have is nearly gone in " + collapsed.size()
                        + (collapsed.size() == 1 ? " column: " : " columns: ") + Texts.list(collapsed) + "."
                        + holdout());
        PageTable modes = new PageTable("What is nearly gone.", "Column", "Mode", "Training", "Synthetic");
        report.diversity().collapsedModes().stream()
                .limit(COLLAPSED_SHOWN)
                .forEach(mode -> modes.row(List.of(
                        text(Texts.shorten(mode.column(), Texts.NAME)),
                        text(Texts.shorten(mode.mode(), Texts.NAME)),
                        figure(Numbers.percent(mode.trainingShare())),
                        figure(Numbers.percent(mode.syntheticShare())))));
        modes.write(page);
    }

    /** What a perfect generator would lose; starts with a space. */
    private String holdout() {
        Integer lost = report.diversity().collapsedModesReference();
        return lost == null
                ? ""
                : " In fresh real rows "
                        + (lost == 0 ? "none is." : Numbers.count(lost) + (lost == 1 ? " is." : " are."));
    }

    private void sets() {
        List<WeakMarginal> weakest = report.fidelity().marginals().stream()
                .map(Marginals::weakest)
                .flatMap(List::stream)
                .toList();
        if (weakest.isEmpty()) {
            return;
        }
        PageTable table = new PageTable(
                "Total variation distance, 0 is equal, and what two samples of one population show.",
                "Columns",
                "Distance",
                "By sampling alone");
        weakest.forEach(set -> table.row(List.of(
                text(Texts.list(set.columns())),
                figure(Numbers.score(set.distance().distance())),
                figure(Numbers.score(set.distance().expected())))));
        page.node("details", () -> {
            page.leaf("summary", "The " + weakest.size() + " sets of columns farthest beyond what sampling explains");
            table.write(page);
        });
    }
}
