package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity;
import dev.synth.eval.Fidelity.ColumnOverlay;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Column by column: how alike the tables are, the weakest first. */
final class ColumnSection {
    private static final int SHOWN_COLUMNS = 15;
    private static final int DRAWN_COLUMNS = 200;

    private final Markup page;
    private final EvaluationReport report;
    private final Fidelity fidelity;

    ColumnSection(Markup page, EvaluationReport report) {
        this.page = page;
        this.report = report;
        this.fidelity = report.fidelity();
    }

    void write() {
        page.node("section", this::columns, "aria-labelledby", "columns");
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
                page.leaf("span.kind", kind(overlay) + missing(overlay));
            });
            if (overlay.bins().isEmpty()) {
                page.leaf("p.note", "No value to draw.");
            } else {
                page.raw(OverlayChart.of(overlay, prefix));
            }
        });
    }

    /** The kind, and what the numbers are counted in. */
    private static String kind(ColumnOverlay overlay) {
        return overlay.unit() == null
                ? overlay.kind()
                : overlay.kind() + " in " + Texts.shorten(overlay.unit(), Texts.NAME);
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
                    text(overlay == null ? Numbers.ABSENT : kind(overlay)),
                    figure(Numbers.score(score)),
                    figure(Numbers.score(fidelity.columnShapes().missing().get(column))),
                    figure(Numbers.score(report.diversity().columnCoverage().get(column)))));
        });
        table.write(page);
    }
}
