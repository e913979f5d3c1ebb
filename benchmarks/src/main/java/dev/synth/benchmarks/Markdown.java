package dev.synth.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of Markdown tables. */
public final class Markdown {
    private Markdown() {}

    /** The names of a table's columns, and the rule under them. */
    public static String head(List<String> names) {
        return row(names) + "\n|" + String.join("|", Collections.nCopies(names.size(), "---")) + "|";
    }

    /** One row; what would end a cell or a row within a cell is replaced. */
    public static String row(List<String> cells) {
        return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
