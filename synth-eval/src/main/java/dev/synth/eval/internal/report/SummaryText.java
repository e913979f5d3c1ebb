package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity.ColumnPairTrends;
import dev.synth.eval.Fidelity.ColumnShapes;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.eval.Utility;
import dev.synth.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An evaluation in about twenty plain lines of at most 100 characters, for a terminal. */
public final class SummaryText {
    private static final int WIDTH = 100;
    private static final int NEXT_STEPS = 3;

    private final EvaluationReport report;
    private final Narrative narrative;
    private final List<String> lines = new ArrayList<>();

    private SummaryText(EvaluationReport report) {
        this.report = report;
        this.narrative = new Narrative(report);
    }

    /** The verdict, the main figures, the tests, and what to do next; lines end in {@code \n}. */
    public static String of(EvaluationReport report) {
        SummaryText text = new SummaryText(report);
        text.add("", "Verdict: " + report.verdict() + ". " + text.narrative.headline());
        text.narrative.ungated().ifPresent(said -> text.add("  ", said));
        text.figures();
        report.leakage().tests().forEach(text::test);
        report.nextSteps().stream().limit(NEXT_STEPS).forEach(step -> text.add("  Next: ", step));
        int left = report.nextSteps().size() - NEXT_STEPS;
        if (left > 0) {
            text.add("  ", "and " + left + " more steps in the report.");
        }
        return String.join("\n", text.lines) + "\n";
    }

    private void figures() {
        ColumnShapes shapes = report.fidelity().columnShapes();
        ColumnPairTrends trends = report.fidelity().columnPairTrends();
        figure(
                "Rows",
                Numbers.count(report.rows().synthetic()) + " synthetic, "
                        + Numbers.count(report.rows().training()) + " training, "
                        + Numbers.count(report.rows().holdout()) + " holdout");
        figure("Column shapes", Numbers.score(shapes.mean()) + reference(shapes.reference()));
        if (!trends.pairs().isEmpty()) {
            figure(
                    "Column pairs",
                    Numbers.score(trends.mean()) + reference(trends.reference()) + ", unrelated columns "
                            + Numbers.score(trends.independent()));
        }
        figure(
                "Detection",
                Numbers.score(report.detection().trees()) + " by trees"
                        + reference(report.detection().treesReference()));
        Utility utility = report.utility();
        if (utility != null) {
            figure(
                    "Prediction",
                    Numbers.score(utility.tstr()) + " " + Narrative.metric(utility.metric()) + " of "
                            + Texts.shorten(utility.target(), 24) + ", trained on real rows "
                            + Numbers.score(utility.trtr()));
        }
        figure(
                "Exact copies",
                Numbers.bucketed(report.leakage().exactCopies()) + " of training rows, " + narrative.copiesReference());
    }

    private static String reference(@Nullable Double score) {
        return score == null ? "" : ", fresh real rows " + Numbers.score(score);
    }

    private void figure(String name, String value) {
        add(String.format("  %-15s", name), value);
    }

    /** One line per test; a test that does not pass says why in the lines below it. */
    private void test(LeakageTest test) {
        StringBuilder line = new StringBuilder(Texts.shorten(test.title(), 40));
        if (test.adjustedPValue() != null) {
            line.append("; p ").append(Numbers.pValue(test.adjustedPValue()));
        }
        if (test.upperBound() != null && test.margin() != null) {
            line.append("; bound ").append(Numbers.percent(test.upperBound()));
            line.append(", margin ").append(Numbers.percent(test.margin()));
        }
        add(String.format("  %-4s%-13s", test.id(), test.decision()), line.toString());
        if (test.decision() != Verdict.PASS) {
            add(" ".repeat(8), test.message());
        }
    }

    /** Breaks a text into lines behind a prefix; a word too long for a line is cut. */
    private void add(String prefix, String text) {
        String indent = " ".repeat(prefix.length());
        StringBuilder line = new StringBuilder(prefix);
        for (String given : text.strip().split("\\s+")) {
            String word = Texts.shorten(given, WIDTH - prefix.length());
            boolean empty = line.length() == prefix.length();
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }
}
