package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.PairOverlay;
import java.util.List;

/** The weakest pairs opened up: both columns' joint distribution in training and in synthetic rows, side by side. */
final class OpenedPairs {
    private final Markup page;
    private final Fidelity fidelity;

    OpenedPairs(Markup page, Fidelity fidelity) {
        this.page = page;
        this.fidelity = fidelity;
    }

    void write() {
        List<PairOverlay> pairs = fidelity.pairOverlays();
        if (pairs.isEmpty()) {
            return;
        }
        page.leaf("h3", "The weakest pairs, opened up");
        page.leaf(
                "p",
                "Each cell is a combination of values; the darker, the more rows hold it, on one scale for both tables. "
                        + "Cells without a tile are held by too few training records to be shown, or by none.");
        page.node("div.opened", () -> {
            for (int i = 0; i < pairs.size(); i++) {
                pair(pairs.get(i), "p" + i);
            }
        });
    }

    private void pair(PairOverlay pair, String prefix) {
        JointShares joint = new JointShares(pair);
        page.node("figure", () -> {
            page.node("figcaption", () -> {
                page.leaf("h4", Texts.shorten(pair.a(), Texts.NAME) + " with " + Texts.shorten(pair.b(), Texts.NAME));
                page.leaf("span.figure", Numbers.score(pair.score()));
            });
            if (joint.isHidden()) {
                page.leaf("p.note", "Every combination is held by too few training records to be shown.");
                return;
            }
            PairChart chart = new PairChart(joint, isNumeric(pair.a()), isNumeric(pair.b()));
            page.node("div.panels", () -> {
                panel("training", chart.training(prefix + "t"));
                panel("synthetic", chart.synthetic(prefix + "s"));
            });
            legend(joint);
            table(joint);
        });
    }

    private void panel(String name, String svg) {
        page.node("div", () -> page.leaf("p.name", name).raw(svg));
    }

    private boolean isNumeric(String column) {
        return fidelity.overlays().stream()
                .anyMatch(overlay -> overlay.column().equals(column) && OverlayChart.isNumeric(overlay.kind()));
    }

    private void legend(JointShares joint) {
        page.node("p.legend", () -> {
            for (int step : List.of(PairChart.SHADES, PairChart.SHADES / 2)) {
                page.leaf(
                        "span.key.fill-share",
                        Numbers.percent(PairChart.shareOf(step, joint.largest())) + " of rows",
                        "style",
                        "--shade:" + PairChart.opacity(step));
            }
            page.leaf("span", joint.hiddenInWords());
        });
    }

    private void table(JointShares joint) {
        PairOverlay pair = joint.pair();
        PageTable table = new PageTable(
                "Where they differ most.",
                Texts.shorten(pair.a(), Texts.NAME),
                Texts.shorten(pair.b(), Texts.NAME),
                "Training",
                "Synthetic");
        joint.widestGaps()
                .forEach(cell -> table.row(List.of(
                        text(Texts.shorten(pair.aBins().get(cell.a()), Texts.NAME)),
                        text(Texts.shorten(pair.bBins().get(cell.b()), Texts.NAME)),
                        figure(Numbers.percent(cell.training())),
                        figure(Numbers.percent(cell.synthetic())))));
        table.write(page);
    }
}
