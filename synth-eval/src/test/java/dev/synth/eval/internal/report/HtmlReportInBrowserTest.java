package dev.synth.eval.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportInBrowserTest {
    private static final int NARROW = 400;
    private static final int WIDE = 1400;

    private static Optional<Chromium> browser = Optional.empty();

    @TempDir
    private Path folder;

    @BeforeAll
    static void findBrowser() {
        browser = Chromium.find();
        assumeThat(browser).as("a Chromium on the PATH").isPresent();
    }

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void everyPageIsWholeAndSilentAtEveryWidth(boolean dark) throws Exception {
        Map<String, String> pages = SampleReports.all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, sample -> HtmlReport.render(sample.getValue())));
        Chromium.Seen seen = browser.orElseThrow().show(pages, dark, folder, NARROW, WIDE);

        assertThat(seen.console()).isEmpty();
        assertThat(seen.frames()).hasSize(2 * pages.size());
        seen.frames().forEach((frame, measured) -> {
            int width = Integer.parseInt(frame.substring(frame.indexOf(' ') + 1));
            assertThat(measured.get("pageWidth").asInt())
                    .as(frame + ": scrolls to the side")
                    .isLessThanOrEqualTo(width);
            assertThat(measured.get("verdictEnds").asInt())
                    .as(frame + ": the verdict's lower edge, in a window 800 px high")
                    .isBetween(60, 800);
            for (String fault : new String[] {"beyondThePage", "beyondTheirChart", "faint", "requests"}) {
                assertThat(measured.get(fault)).as(frame + ": " + fault).isEmpty();
            }
        });
    }

    @Test
    void whatIsFoldedOnTheScreenIsPrinted() throws Exception {
        String page = HtmlReport.render(SampleReports.all().get("wide"));
        int pages = browser.orElseThrow().pagesOnPaper(page, folder);
        String unfolded = page.replace("<details>", "<details open=\"\">");
        String left = page.replaceAll("(?s)<details>.*?</details>", "");

        assertThat(unfolded).isNotEqualTo(page);
        assertThat(pages)
                .isEqualTo(browser.orElseThrow().pagesOnPaper(unfolded, folder))
                .isGreaterThan(2 * browser.orElseThrow().pagesOnPaper(left, folder));
    }

    @Test
    void theProbeSeesWhatItLooksFor() throws Exception {
        String page = """
                <!DOCTYPE html><html><body style="background:#fff;color:#000">
                <h1 style="margin-top:900px"><span class="badge">FAIL</span></h1>
                <p style="width:2000px">far</p><p style="color:#bbb">faint</p>
                <svg width="100" height="20"><text x="300" y="10">astray</text></svg>
                <img src="http://127.0.0.1:9/x.png"><script>console.error("broken")</script>
                </body></html>
                """;
        Chromium.Seen seen = browser.orElseThrow().show(Map.of("bad", page), false, folder, NARROW);
        JsonNode bad = seen.frames().get("bad 400");

        assertThat(seen.console()).anyMatch(line -> line.contains("broken"));
        assertThat(bad.get("verdictEnds").asInt()).isGreaterThan(800);
        assertThat(bad.get("pageWidth").asInt()).isGreaterThan(NARROW);
        assertThat(bad.get("beyondThePage").toString()).contains("P far");
        assertThat(bad.get("beyondTheirChart").toString()).contains("text astray");
        assertThat(bad.get("faint").toString()).contains("P faint").doesNotContain("P far");
        assertThat(bad.get("requests").toString()).contains("127.0.0.1");
    }
}
