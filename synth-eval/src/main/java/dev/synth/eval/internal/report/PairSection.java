package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.PairTrend;
import java.util.List;
import java.util.Locale;

/** Pair by pair: how alike columns depend on each other, the weakest first and opened up. */
final class PairSection {
    private static final int SHOWN_PAIRS = 10;
    private static final int LISTED_PAIRS = 60;

    private final Markup page;
    private final Fidelity fidelity;

    PairSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.fidelity = report.fidelity();
    }

    void write() {
        page.node("section", this::pairs, "aria-labelledby", "pairs");
    }

    private void pairs() {
        List<PairTrend> pairs = fidelity.columnPairTrends().pairs();
        page.leaf("h2#pairs", "Pairs of columns");
        if (pairs.isEmpty()) {
            page.leaf("p.note", "There is one column only, hence no pair.");
            return;
        }
        page.node("div.beside", () -> {
            page.node("figure", () -> map(pairs));
            page.node("div", () -> pairTable(pairs.subList(0, Math.min(SHOWN_PAIRS, pairs.size())), "Weakest pairs."));
        });
        more(pairs);
        new OpenedPairs(page, fidelity).write();
    }

    private void more(List<PairTrend> pairs) {
        if (pairs.size() > SHOWN_PAIRS) {
            List<PairTrend> more = pairs.subList(SHOWN_PAIRS, Math.min(LISTED_PAIRS, pairs.size()));
            page.node("details", () -> {
                page.leaf("summary", "The next " + more.size() + " of " + Numbers.count(pairs.size()) + " pairs");
                pairTable(more, "Pairs that follow the weakest " + SHOWN_PAIRS + ".");
            });
        }
    }

    private void map(List<PairTrend> pairs) {
        List<PairTrend> scored =
                pairs.stream().filter(pair -> Double.isFinite(pair.score())).toList();
        if (scored.isEmpty()) {
            page.leaf("p.note", "No pair could be scored.");
            return;
        }
        if (fidelity.columnPairTrends().pairCount() > pairs.size()) {
            page.leaf("p.note", "No map: of so many pairs, some were drawn at random.");
            return;
        }
        HeatMap map = HeatMap.of(scored);
        page.raw(map.toSvg("m"));
        page.node("figcaption.legend", () -> {
            steps();
            if (map.isCut()) {
                page.leaf(
                        "span",
                        "The map shows the " + HeatMap.LIMIT + " of " + map.total()
                                + " columns whose pairs agree least on average; the JSON report holds every pair.");
            }
        });
    }

    private void steps() {
        for (int i = 0; i < HeatMap.STEPS.size(); i++) {
            String from = String.format(Locale.ROOT, "%.2f", HeatMap.STEPS.get(i));
            String label = i == 0 ? "below " + String.format(Locale.ROOT, "%.2f", HeatMap.STEPS.get(1)) : from + " up";
            page.leaf("span.key.fill-heat" + (i + 1), label);
        }
    }

    private void pairTable(List<PairTrend> pairs, String caption) {
        PageTable table = new PageTable(caption, "Column", "with", "Trend");
        pairs.forEach(pair -> table.row(List.of(
                text(Texts.shorten(pair.a(), Texts.NAME)),
                text(Texts.shorten(pair.b(), Texts.NAME)),
                figure(Numbers.score(pair.score())))));
        table.write(page);
    }
}
