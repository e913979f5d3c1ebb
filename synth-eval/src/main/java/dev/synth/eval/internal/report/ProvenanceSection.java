package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.EvaluationReport;
import java.util.List;

/** What was compared, and where it came from. */
final class ProvenanceSection {
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
        report.provenance().forEach((fact, value) -> table.row(List.of(text(fact), cell -> cell.leaf("code", value))));
        page.node("section.provenance", () -> {
            page.leaf("h2#provenance", "Provenance");
            table.write(page);
        });
    }
}
