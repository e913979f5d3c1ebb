package dev.synth.eval.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table of the page: a caption, a header row, and rows that begin with their own header. On a narrow page each row
 * becomes a card whose cells carry their column's name; the explicit roles keep it a table for screen readers.
 */
final class PageTable {
    private final String caption;
    private final List<String> headers;
    private final List<List<Consumer<Markup>>> rows = new ArrayList<>();

    PageTable(String caption, String... headers) {
        this.caption = caption;
        this.headers = List.of(headers);
    }

    /** Adds a row; each cell writes itself. */
    void row(List<Consumer<Markup>> cells) {
        rows.add(cells);
    }

    /** A cell of plain text. */
    static Consumer<Markup> text(String text) {
        return page -> page.text(text);
    }

    /** A cell of figures; one that is absent is left out of a card. */
    static Consumer<Markup> figure(String text) {
        return page -> page.leaf(text.equals(Numbers.ABSENT) ? "span.figure.absent" : "span.figure", text);
    }

    void write(Markup page) {
        page.node(
                "table",
                () -> {
                    page.leaf("caption", caption);
                    page.node("thead", () -> header(page), "role", "rowgroup");
                    page.node("tbody", () -> rows.forEach(row -> row(page, row)), "role", "rowgroup");
                },
                "role",
                "table");
    }

    private void header(Markup page) {
        page.node(
                "tr",
                () -> headers.forEach(header -> page.leaf("th", header, "scope", "col", "role", "columnheader")),
                "role",
                "row");
    }

    private void row(Markup page, List<Consumer<Markup>> cells) {
        page.node(
                "tr",
                () -> {
                    page.node("th", () -> cells.get(0).accept(page), "scope", "row", "role", "rowheader");
                    for (int i = 1; i < cells.size(); i++) {
                        int column = i;
                        page.node(
                                "td",
                                () -> cells.get(column).accept(page),
                                "role",
                                "cell",
                                "data-label",
                                headers.get(column));
                    }
                },
                "role",
                "row");
    }
}
