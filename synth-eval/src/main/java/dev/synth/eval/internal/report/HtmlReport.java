package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * An evaluation as one self-contained HTML page: no script, no network, the verdict first.
 *
 * <p>The page is well-formed XML too. The same evaluation always gives the same page.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page; every text from the tables, such as a column's name, is escaped. */
    public static String render(EvaluationReport report) {
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n");
        page.node(
                "html",
                () -> {
                    head(page, report);
                    page.node("body", () -> body(page, report));
                },
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "lang",
                "en");
        return page.raw("\n").toString();
    }

    private static void head(Markup page, EvaluationReport report) {
        page.node(
                "head",
                () -> page.single("meta", "charset", "utf-8")
                        .single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                        .single("meta", "name", "color-scheme", "content", "light dark")
                        .leaf("title", report.verdict() + " · Synth release report")
                        .node("style", () -> page.raw(css())));
    }

    private static void body(Markup page, EvaluationReport report) {
        String verdict = report.verdict().name().toLowerCase(Locale.ROOT);
        page.node("main." + verdict, () -> {
            new VerdictSection(page, report).write();
            new LeakageSection(page, report).write();
            new ScoresSection(page, report).write();
            new ColumnSection(page, report).write();
            new PairSection(page, report).write();
            new ProvenanceSection(page, report).write();
        });
    }

    /** The page's style sheet; it holds neither {@code <} nor {@code &}, so that the page stays well-formed. */
    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(
                    Objects.requireNonNull(in, "report.css is missing from the jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
