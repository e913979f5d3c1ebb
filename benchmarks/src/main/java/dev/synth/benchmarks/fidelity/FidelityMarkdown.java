package dev.synth.benchmarks.fidelity;

import dev.synth.benchmarks.Markdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of the fidelity table. */
final class FidelityMarkdown {
    private static final String NONE = "–";

    private FidelityMarkdown() {}

    static String head() {
        List<String> names = new ArrayList<>(List.of("table", "seed"));
        Arrays.stream(Figure.values()).map(Figure::title).forEach(names::add);
        names.add("gate");
        return Markdown.head(names);
    }

    /** A run's row. */
    static String row(ScoredRun run) {
        return row(
                run.table(),
                Long.toString(run.seed()),
                figure -> cell(figure, run),
                run.report().verdict().name());
    }

    private static String cell(Figure figure, ScoredRun run) {
        Score score = run.figures().get(figure);
        return score == null
                ? NONE
                : title(figure, run) + figure.format(score.value()) + brackets(figure, score.reference());
    }

    /** The row of a run that failed, or of a table that could not be read: no figures, and the reason. */
    static String failure(String table, String seed, String reason) {
        return row(table, seed, figure -> NONE, "failed: " + reason);
    }

    /**
     * A table's last row: the median over its runs, and least to greatest.
     *
     * @param runs of one table, at least one
     * @param wanted how many runs there should have been
     */
    static String summary(List<ScoredRun> runs, int wanted) {
        String which = "median of " + runs.size() + (runs.size() < wanted ? " (of " + wanted + ")" : "");
        return row("**" + runs.get(0).table() + "**", which, figure -> summary(figure, runs), verdicts(runs));
    }

    private static String summary(Figure figure, List<ScoredRun> runs) {
        List<Score> scores = runs.stream()
                .map(run -> run.figures().get(figure))
                .filter(Objects::nonNull)
                .toList();
        if (scores.isEmpty()) {
            return NONE;
        }
        Spread spread = Spread.of(scores.stream().map(Score::value).toList());
        List<Double> references =
                scores.stream().map(Score::reference).filter(Objects::nonNull).toList();
        String least = figure.format(spread.least());
        String greatest = figure.format(spread.greatest());
        String range = least.equals(greatest) ? "" : " [" + least + "–" + greatest + "]";
        return title(figure, runs.get(0))
                + "**" + figure.format(spread.median()) + "**"
                + range
                + (references.isEmpty()
                        ? ""
                        : brackets(figure, Spread.of(references).median()));
    }

    private static String verdicts(List<ScoredRun> runs) {
        Map<String, Long> counts = runs.stream()
                .map(run -> run.report().verdict().name())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " × " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String title(Figure figure, ScoredRun run) {
        return figure == Figure.UTILITY
                ? run.utility().map(found -> found.score().title() + " ").orElse("")
                : "";
    }

    private static String brackets(Figure figure, @Nullable Double reference) {
        return reference == null ? "" : " (" + figure.format(reference) + ")";
    }

    private static String row(String table, String seed, Function<Figure, String> cell, String verdict) {
        List<String> cells = new ArrayList<>(List.of(table, seed));
        Arrays.stream(Figure.values()).map(cell).forEach(cells::add);
        cells.add(verdict);
        return Markdown.row(cells);
    }
}
