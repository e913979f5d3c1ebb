package dev.synth.eval.internal.report;

import static dev.synth.eval.internal.report.PageTable.figure;
import static dev.synth.eval.internal.report.PageTable.text;

import dev.synth.eval.Leakage;
import dev.synth.eval.Leakage.AttackCurve;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.Leakage.RatePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How well attackers tell who was in training: curves on logarithmic axes, and their figures. */
final class AttackSection {
    private static final String TEST = "G4";

    private final Markup page;
    private final List<AttackCurve> attacks;
    private final @Nullable Double margin;

    AttackSection(Markup page, Leakage leakage) {
        this.page = page;
        this.attacks = leakage.attacks();
        this.margin = leakage.tests().stream()
                .filter(test -> test.id().equals(TEST))
                .map(LeakageTest::margin)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    void write() {
        page.leaf("h3", "Membership attacks");
        if (attacks.isEmpty()) {
            page.leaf("p.note", "Not tried: attacks need a holdout that training rows can be told from.");
            return;
        }
        RocChart chart = new RocChart(attacks, margin);
        page.node("div.beside", () -> {
            page.node("figure", () -> {
                page.raw(chart.toSvg("r"));
                legend();
            });
            page.node("div", () -> {
                page.leaf(
                        "p",
                        "An attacker scores every real record by the synthetic rows and accuses the highest scores of "
                                + "having been in training. Curves that follow the dotted line are guesses; a curve that "
                                + "leaves it on the left finds some people for certain.");
                page.leaf("p", chart.words());
                table();
            });
        });
    }

    private void legend() {
        page.node("figcaption.legend", () -> {
            for (int i = 0; i < attacks.size(); i++) {
                page.leaf(RocChart.Line.of(i).key(), attacks.get(i).name());
            }
            page.leaf("span.key.line-text", "chance");
            if (margin != null) {
                page.leaf("span.key.line-margin", "margin, " + Numbers.percent(margin) + " at 1 %");
            }
            page.leaf("span", "Upright bars: bounds at 1 %.");
        });
    }

    private void table() {
        List<String> headers = new ArrayList<>(List.of("Attack", "AUC"));
        attacks.get(0).rates().forEach(rate -> headers.add("At " + Numbers.percent(rate.falsePositiveRate())));
        PageTable table = new PageTable(
                "Training records found, with bounds, by the share of holdout records accused wrongly. An AUC of 0.5 is "
                        + "chance.",
                headers.toArray(String[]::new));
        attacks.forEach(attack -> table.row(row(attack)));
        table.write(page);
    }

    private static List<Consumer<Markup>> row(AttackCurve attack) {
        List<Consumer<Markup>> cells = new ArrayList<>();
        cells.add(text(attack.name()));
        cells.add(figure(Numbers.score(attack.auc())));
        attack.rates().forEach(rate -> cells.add(rate(rate)));
        return cells;
    }

    private static Consumer<Markup> rate(RatePoint rate) {
        return cell -> cell.node(
                "span",
                () -> cell.leaf("span.figure", Numbers.percent(rate.truePositiveRate()))
                        .text(" ")
                        .leaf(
                                "span.figure.bounds",
                                Numbers.percent(rate.lower()) + " to " + Numbers.percent(rate.upper())));
    }
}
