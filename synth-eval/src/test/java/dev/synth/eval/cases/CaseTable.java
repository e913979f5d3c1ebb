package dev.synth.eval.cases;

import dev.synth.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as Markdown, one table per expectation. */
final class CaseTable {
    private static final String GATE =
            "| case | table | T / H / S | seeds | FAIL (95 %% bounds) | PASS | INCONCLUSIVE | fired | %sas it must |%n"
                    + "|---|---|---|---|---|---|---|---|%s---|%n";
    private static final String RULES =
            "| case | table | T / H / S | gate FAIL | DCR share, mean | outside 50 ± 3 % | exact 1 % level | identical to T |\n"
                    + "|---|---|---|---|---|---|---|---|\n";

    private static final String CANARIES =
            "| generator | seeds | median ε refuted | share of seeds with ε > 0 (95 % bounds) | as it must |\n"
                    + "|---|---|---|---|---|\n";

    private CaseTable() {}

    static String markdown(List<CaseResult> results, String canaries) {
        StringBuilder text = new StringBuilder();
        for (Expectation expectation : Expectation.values()) {
            List<CaseResult> part = results.stream()
                    .filter(result -> result.gateCase().expectation() == expectation)
                    .toList();
            boolean power = expectation == Expectation.CATCH;
            text.append("## ").append(capital(expectation.title())).append("\n\n");
            text.append(String.format(Locale.ROOT, GATE, power ? "theory allows | " : "", power ? "---|" : ""));
            part.forEach(result -> text.append(line(result, power)));
            text.append('\n');
        }
        text.append("## Canaries\n\n").append(CANARIES).append(canaries).append('\n');
        text.append("## Beside plain rules\n\n").append(RULES);
        results.stream().filter(CaseTable::compares).forEach(result -> text.append(rules(result)));
        return text.toString();
    }

    private static boolean compares(CaseResult result) {
        return result.runs().stream().anyMatch(run -> run.dcr() != null);
    }

    private static String line(CaseResult result, boolean power) {
        List<String> cells = new ArrayList<>(head(result));
        cells.add(Integer.toString(result.runs().size()));
        cells.add(result.rate(Verdict.FAIL).toString());
        cells.add(percent(result.rate(Verdict.PASS)));
        cells.add(percent(result.rate(Verdict.INCONCLUSIVE)));
        cells.add(result.fired());
        if (power) {
            cells.add(result.theory());
        }
        cells.add(asItMust(result));
        return row(cells);
    }

    /** A gap is said even where so few seeds do not refute the case. */
    private static String asItMust(CaseResult result) {
        Optional<String> gap = KnownGaps.reason(result.gateCase(), result.sizes());
        boolean beyondAll = result.gateCase().expectation() == Expectation.CATCH && !result.isOwed();
        String held = beyondAll ? "nothing owed: too few for any test" : "yes";
        return gap.map(reason -> "**gap**: " + reason).orElse(result.holds() ? held : "**no**");
    }

    private static String rules(CaseResult result) {
        List<String> cells = new ArrayList<>(head(result));
        cells.add(percent(result.rate(Verdict.FAIL)));
        cells.add(result.dcr());
        cells.add(result.identical());
        return row(cells);
    }

    private static List<String> head(CaseResult result) {
        return List.of(
                result.gateCase().name(),
                result.gateCase().population(),
                result.sizes().toString());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * rate.share());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
