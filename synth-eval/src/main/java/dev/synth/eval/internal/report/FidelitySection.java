package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnOverlay;
import dev.synth.eval.Fidelity.PairTrend;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Column by column and pair by pair: how alike the tables are, the weakest first. */
final class FidelitySection {
    private static final int SHOWN_COLUMNS = 15;
    private static final int DRAWN_COLUMNS = 200;
    private static final int SHOWN_PAIRS = 10;
    private static final int LISTED_PAIRS = 60;

    private final Markup page;
    private final EvaluationReport report;
    private final Fidelity fidelity;

    FidelitySection(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
        this.fidelity = report.fidelity();
    }

    void write() {
        page.node("section", this::columns);
        page.node("section", this::pairs);
    }

    private void columns() {
        List<ColumnOverlay> overlays = fidelity.overlays().stream()
                .sorted(Comparator.comparingDouble(overlay -> shape(overlay.column())))
                .toList();
        page.leaf("h2#columns", "Columns");
        page.leaf("p", "Weakest first. A column's score is 1 where its distribution is equal to the training rows’.");
        legend();
        List<ColumnOverlay> shown = overlays.subList(0, Math.min(SHOWN_COLUMNS, overlays.size()));
        List<ColumnOverlay> folded = overlays.subList(shown.size(), Math.min(DRAWN_COLUMNS, overlays.size()));
        gallery(shown, 0);
        if (!folded.isEmpty()) {
            page.node("details", () -> {
                page.leaf("summary", "The other " + folded.size() + " columns, drawn");
                gallery(folded, shown.size());
            });
        }
        page.node("details", () -> {
            page.leaf("summary", "All " + fidelity.columnShapes().columns().size() + " columns as a table");
            columnTable();
        });
    }

    private double shape(String column) {
        return fidelity.columnShapes().columns().getOrDefault(column, 1.0);
    }

    private void legend() {
        page.node("p.legend", () -> {
            page.leaf("span.key.fill-training", "training");
            page.leaf("span.key.fill-synthetic", "synthetic");
            if (new Narrative(report).hasHoldout()) {
                page.leaf("span.key.line-holdout", "holdout");
            }
        });
    }

    private void gallery(List<ColumnOverlay> overlays, int offset) {
        page.node("div.gallery", () -> {
            for (int i = 0; i < overlays.size(); i++) {
                overlay(overlays.get(i), "c" + (offset + i) + "-");
            }
        });
    }

    private void overlay(ColumnOverlay overlay, String prefix) {
        page.node("figure", () -> {
            page.node("figcaption", () -> {
                page.leaf("h3", Texts.shorten(overlay.column(), Texts.NAME));
                page.leaf(
                        "span.figure",
                        Numbers.score(fidelity.columnShapes().columns().get(overlay.column())));
                page.leaf("span.kind", overlay.kind() + missing(overlay));
            });
            if (overlay.bins().isEmpty()) {
                page.leaf("p.note", "No value to draw.");
            } else {
                page.raw(OverlayChart.of(overlay, prefix));
            }
        });
    }

    private static String missing(ColumnOverlay overlay) {
        boolean none = overlay.trainingMissing() == 0 && overlay.syntheticMissing() == 0;
        return none
                ? ""
                : ", missing " + Numbers.percent(overlay.trainingMissing()) + ", synthetic "
                        + Numbers.percent(overlay.syntheticMissing());
    }

    private void columnTable() {
        Map<String, ColumnOverlay> overlays = fidelity.overlays().stream()
                .collect(Collectors.toMap(ColumnOverlay::column, Function.identity(), (a, b) -> a));
        PageTable table = new PageTable(
                "Every column that was compared.", "Column", "Kind", "Shape", "Missing values", "Coverage");
        fidelity.columnShapes().columns().forEach((column, score) -> {
            ColumnOverlay overlay = overlays.get(column);
            table.row(List.of(
                    text(column),
                    text(overlay == null ? Numbers.ABSENT : overlay.kind()),
                    figure(Numbers.score(score)),
                    figure(Numbers.score(fidelity.columnShapes().missing().get(column))),
                    figure(Numbers.score(report.diversity().columnCoverage().get(column)))));
        });
        table.write(page);
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
