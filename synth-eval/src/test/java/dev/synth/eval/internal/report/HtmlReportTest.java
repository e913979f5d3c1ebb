package dev.synth.eval.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Fidelity.PairOverlay;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.CurvePoint;
import dev.synth.gate.Verdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {

    /** Rendered once for all tests, for a wide page takes a second or two. */
    private static final List<Page> PAGES = SampleReports.all().entrySet().stream()
            .map(sample -> new Page(sample.getKey(), sample.getValue(), HtmlReport.render(sample.getValue())))
            .toList();

    private record Page(String name, EvaluationReport report, String html) {
        Document parsed() throws Exception {
            return parse(html);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Page> pages() {
        return PAGES.stream();
    }

    private static Page page(String name) {
        return PAGES.stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsWellFormed(Page page) throws Exception {
        Document document = page.parsed();

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(elements(document, "h1")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageReachesForTheNetworkOrRunsAScript(Page page) throws Exception {
        assertThat(page.html().replaceAll(" xmlns=\"[^\"]+\"", ""))
                .doesNotContainIgnoringCase("http:", "https:", "//", "@import", "url(h", "javascript:", "<script");
        for (Element element : elements(page.parsed(), "*")) {
            assertThat(element.getTagName()).isNotIn("script", "iframe", "object", "embed", "link", "img", "base");
            assertThat(attributeNames(element)).noneMatch(name -> name.startsWith("on") || name.equals("src"));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noPageShowsAnUndefinedNumber(Page page) {
        assertThat(page.html()).doesNotContain("NaN", "Infinity", ">null<", " null", "null ");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theVerdictComesBeforeTheFirstChart(Page page) {
        String body = body(page);

        assertThat(body.indexOf(page.report().verdict().name()))
                .isPositive()
                .isLessThan(body.contains("<svg") ? body.indexOf("<svg") : body.length());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyIdIsUniqueAndEveryReferenceLeadsToOne(Page page) throws Exception {
        String html = page.html();
        List<String> ids = matches(html, " id=\"([^\"]*)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(matches(html, "url\\(#([^)]*)\\)"));
        assertThat(ids).containsAll(matches(html, "href=\"#([^\"]*)\""));
        assertThat(ids).containsAll(matches(html, "aria-(?:labelledby|describedby)=\"([^\"]*)\""));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void chartsTakeTheirColoursFromTheStyleSheet(Page page) {
        String css = page.html().substring(0, page.html().indexOf("</style>"));
        String body = body(page);

        assertThat(body).doesNotContain("rgb(", "<style");
        for (String ink : matches(body, "[ \"]((?:fill|stroke)-[a-z0-9]+)(?=[ \"])(?!=)")) {
            assertThat(css).contains("." + ink + " ");
        }
    }

    @Test
    void aReleaseWithoutAVerdictIsToldBesideTheVerdict() {
        Map<String, String> facts = Map.of("ungated", "a demonstration of <invented> people");
        EvaluationReport report = SampleReports.withProvenance(SampleReports.adult(Verdict.FAIL), facts);
        String html = HtmlReport.render(report);

        String head = html.substring(html.indexOf("<header"), html.indexOf("</header>"));
        assertThat(head)
                .contains("released without a verdict", "a demonstration of &lt;invented&gt; people")
                .contains("FAIL");
        assertThat(SummaryText.of(report)).contains("a demonstration of <invented> people");
        assertThat(Narration.of(report).ungated()).contains("a demonstration");
        assertThat(page("pass").html()).doesNotContain("released without a verdict");
    }

    @Test
    void howManyRowsAScoreRestsOnIsTold() {
        assertThat(page("pass").html())
                .contains(
                        "By 20,000 rows of each table.",
                        "By 5,000 rows of each table.",
                        "Trained on 32,561 synthetic or 26,049 real rows, tested on 6,512.");
    }

    @Test
    void theSameEvaluationGivesTheSamePage() {
        assertThat(HtmlReport.render(SampleReports.adult(Verdict.PASS)))
                .isEqualTo(page("pass").html());
    }

    @Test
    void chartsAndTablesSayWhatTheyAre() throws Exception {
        Document page = page("pass").parsed();

        assertThat(elements(page, "svg")).hasSize(31).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        });
        assertThat(elements(page, "table"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
        assertThat(elements(page, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headingsAreInOrderAndEverySectionHasAName(Page page) throws Exception {
        Document document = page.parsed();
        List<Integer> levels = elements(document, "*").stream()
                .map(Element::getTagName)
                .filter(tag -> tag.matches("h[1-6]"))
                .map(tag -> tag.charAt(1) - '0')
                .toList();

        assertThat(levels).startsWith(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isBetween(2, levels.get(i - 1) + 1);
        }
        assertThat(elements(document, "main")).hasSize(1);
        assertThat(elements(document, "section"))
                .allSatisfy(section -> assertThat(
                                section.getAttribute("aria-labelledby") + section.getAttribute("aria-label"))
                        .isNotEmpty());
        for (Element section : elements(document, "section")) {
            String id = section.getAttribute("aria-labelledby");
            assertThat(id.isEmpty() || section.getTextContent().startsWith(heading(document, id)))
                    .isTrue();
        }
    }

    private static String heading(Document document, String id) {
        return elements(document, "h2").stream()
                .filter(heading -> heading.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    @Test
    void attackersAreDrawnBesideChanceAndTheMargin() throws Exception {
        Page page = page("pass");
        Element chart = elements(page.parsed(), "svg").get(0);

        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("Training records found by an attacker who accuses 1 % of the holdout records wrongly:"
                        + " distance 1.0 %, density ratio 0.95 %, rare pairs 2.0 %; chance finds 1 %.");
        assertThat(texts(chart)).contains("0.10 %", "1 %", "10 %", "100 %");
        assertThat(classes(chart))
                .contains("stroke-synthetic", "stroke-holdout", "stroke-attack", "stroke-text", "stroke-margin");
        assertThat(page.html()).contains("margin, 2 % at 1 %", "1.8 % to 2.2 %");
        assertThat(page("noholdout").html()).contains("Not tried: attacks need a holdout");
    }

    @Test
    void theWeakestPairsAreOpenedUp() throws Exception {
        Document document = page("pass").parsed();
        List<PairOverlay> pairs = page("pass").report().fidelity().pairOverlays();
        List<Element> panels = elements(document, "svg").stream()
                .filter(svg -> svg.getAttribute("aria-labelledby").matches("p\\d[ts]t"))
                .toList();

        assertThat(panels).hasSize(2 * pairs.size());
        assertThat(classes(panels.get(0))).contains("fill-grid", "fill-share");
        assertThat(elements(document, "h4"))
                .extracting(Element::getTextContent)
                .startsWith(pairs.get(0).a() + " with " + pairs.get(0).b());
        assertThat(page("pass").html()).contains("Not shown: 0.21 % of training rows, 1.5 % of synthetic rows.");
    }

    @Test
    void aPairOfFewRecordsPerCellIsNotDrawn() {
        PairOverlay hidden = new PairOverlay(
                "a",
                "b",
                0.5,
                List.of("x"),
                List.of("y"),
                List.of(Collections.singletonList(null)),
                List.of(Collections.singletonList(null)),
                1,
                1);

        assertThat(HtmlReport.render(SampleReports.withPairs(List.of(hidden))))
                .contains("Every combination is held by too few training records to be shown.");
    }

    @Test
    void aColumnIsShownWithItsUnit() throws Exception {
        assertThat(page("pass").html()).contains("integer in years", " years: ");
    }

    @Test
    void thePageSaysByWhichPolicyAndAtWhichAttempt() throws Exception {
        Document document = page("pass").parsed();

        assertThat(elements(document, "header").get(0).getTextContent())
                .contains("Judged by the standard policy. Attempt 2 on this table.");
        assertThat(elements(document, "section").get(8).getTextContent())
                .contains("Gate policystandard", "Attempt on this table2");
    }

    private static List<String> texts(Element chart) {
        return inside(chart, "text").map(Element::getTextContent).toList();
    }

    private static List<String> classes(Element chart) {
        return inside(chart, "*").map(element -> element.getAttribute("class")).toList();
    }

    private static Stream<Element> inside(Element chart, String name) {
        NodeList found = chart.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    @Test
    void hostileColumnNamesAreShownAsText() throws Exception {
        Document page = page("hostile").parsed();

        assertThat(elements(page, "h3"))
                .extracting(Element::getTextContent)
                .contains("<script>alert(1)</script>", "a&b\"c'", "]]></svg><b>", "nul\uFFFDbell\uFFFD");
    }

    @Test
    void aFailureNamesTheTestsThatFailedAndWhatToDo() throws Exception {
        EvaluationReport report = SampleReports.adult(Verdict.FAIL);
        String header =
                elements(parse(HtmlReport.render(report)), "header").get(0).getTextContent();

        assertThat(header)
                .contains(
                        "FAIL",
                        "Do not release these rows.",
                        "G1 and G2 show that training records leak",
                        "412 of them against 5")
                .doesNotContain("G7");
        assertThat(page("fail").html())
                .contains(page("fail").report().nextSteps().get(0));
    }

    @Test
    void theReasonCountsTestsAloneAndTellsAComparisonThatIsNotValid() {
        LeakageTest literals = test("G7", Verdict.PASS);
        LeakageTest invalid = test("G0", Verdict.INCONCLUSIVE);

        assertThat(reason(SampleReports.adult(Verdict.PASS)))
                .isEqualTo(
                        "None of the 3 tests found a leak of training records, no bound exceeds its margin, and no value"
                                + " of few training records came out.");
        assertThat(reason(SampleReports.judged(Verdict.PASS, test("G0", Verdict.PASS), test("G1", Verdict.PASS))))
                .isEqualTo("The one test found no leak of training records, and no bound exceeds its margin.");
        assertThat(reason(SampleReports.judged(Verdict.INCONCLUSIVE, test("G0", Verdict.PASS), literals)))
                .isEqualTo("No test that the policy asks could be asked of these tables.");
        assertThat(reason(SampleReports.judged(Verdict.FAIL, invalid, test("G7", Verdict.FAIL))))
                .isEqualTo("G7 shows that training records leak into the synthetic rows.");
        assertThat(reason(SampleReports.judged(Verdict.INCONCLUSIVE, invalid, literals)))
                .contains("these tables are not fit to show one (G0)");
        assertThat(reason(SampleReports.adult(Verdict.INCONCLUSIVE))).contains("of the size that matters");
        assertThat(reason(SampleReports.judged(
                        Verdict.INCONCLUSIVE, test("G0", Verdict.PASS), test("G3", Verdict.INCONCLUSIVE))))
                .startsWith("Signs of a leak were found");
    }

    @Test
    void theHeadlineSaysWhatToDoAndTheReasonWhy() {
        for (Verdict verdict : Verdict.values()) {
            Narration said = Narration.of(SampleReports.adult(verdict));
            assertThat(said.headline())
                    .endsWith(
                            verdict == Verdict.PASS
                                    ? "may be released."
                                    : "these rows" + (verdict == Verdict.FAIL ? "." : " yet."));
            assertThat(said.reason()).doesNotContain(said.headline());
        }
    }

    private static String reason(EvaluationReport report) {
        return Narration.of(report).reason();
    }

    private static LeakageTest test(String id, Verdict decision) {
        return new LeakageTest(id, "A test", null, null, null, null, null, null, decision, "What it found.");
    }

    @Test
    void thePageSaysWhyNobodyGuessedASensitiveAttribute() {
        assertThat(page("pass").html())
                .contains("guessing a sensitive attribute (G6)", "G6 needs a column with the role sensitive")
                .doesNotContain("a policy that asks it");
        assertThat(Narration.of(SampleReports.withProvenance(
                                SampleReports.adult(Verdict.PASS), Map.of("policy", "custom")))
                        .unseen())
                .anyMatch(line -> line.endsWith("another to guess it from, and a policy that asks it."));
        assertThat(Narration.of(SampleReports.judged(Verdict.PASS, test("G6", Verdict.PASS)))
                        .unseen())
                .noneMatch(line -> line.contains("sensitive"));
    }

    @Test
    void anOpenVerdictNamesTheBoundThatLiesOverItsMargin() {
        assertThat(page("inconclusive").html())
                .contains("G2 can only say that at most 0.81 % of training records leaked; the margin is 0.50 %.");
    }

    @Test
    void thePageSaysWhichQuestionsWereNotAsked() {
        assertThat(page("pass").html()).contains("copied parts of records (G3)").doesNotContain("near copies (G2)");
    }

    @Test
    void withoutAHoldoutThePageSaysSoAndDrawsNoDistances() {
        assertThat(page("noholdout").html())
                .contains("without a holdout", "There was no holdout", "Not measured: distances need a holdout")
                .doesNotContain("stroke-holdout\"");
    }

    @Test
    void aTableOfOneColumnHasNoPairs() {
        assertThat(page("one").html()).contains("There is one column only, hence no pair.");
    }

    @Test
    void aWideTableShowsItsWorstColumnsAndFoldsTheOthers() throws Exception {
        Page page = page("wide");
        List<Element> galleries = elements(page.parsed(), "div").stream()
                .filter(div -> div.getAttribute("class").equals("gallery"))
                .toList();
        String worst = page.report().fidelity().columnShapes().columns().entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();

        assertThat(galleries.get(0).getElementsByTagName("figure").getLength()).isEqualTo(15);
        assertThat(galleries.get(0).getElementsByTagName("h3").item(0).getTextContent())
                .isEqualTo(worst);
        assertThat(galleries.get(1).getParentNode().getNodeName()).isEqualTo("details");
        assertThat(galleries.get(1).getElementsByTagName("figure").getLength()).isEqualTo(185);
        assertThat(page.html()).contains("The map shows the 20 of 200 columns").hasSizeLessThan(2_500_000);
    }

    @Test
    void anOrdinaryPageIsLight() {
        assertThat(page("pass").html()).hasSizeLessThan(400_000);
    }

    @Test
    void aColumnWithoutAnyValueIsNamedAndNotDrawn() {
        assertThat(page("nothing").html())
                .contains("No value to draw.", "all-missing", "missing 100 %, synthetic 100 %");
    }

    @Test
    void learningCurvesAreDrawnAndPutInWords() throws Exception {
        Element chart = elements(page("pass").parsed(), "svg").get(30);

        assertThat(chart.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Training and validation loss by step");
        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("The validation loss was least after step 1,300 of 2,200, at 14.782 nats per row against"
                        + " 14.462 on rows learnt from; the weights of that step were kept.");
        assertThat(page("pass").html()).contains("Learning curves", "stroke-synthetic", "stroke-text");
    }

    @Test
    void withoutALearningCurveNothingIsSaidOfOne() {
        assertThat(page("nothing").html()).doesNotContain("Learning curves", "validation loss");
    }

    @Test
    void aCurveOfOnePointIsPutInWordsAlone() {
        EvaluationReport one = SampleCurves.reportWith(List.of(new CurvePoint(40, 20.0, 21.0)));

        assertThat(HtmlReport.render(one))
                .contains("Learning curves", "least after step 40 of 40, at 21.000 nats")
                .doesNotContain("Training and validation loss by step");
    }

    private static String body(Page page) {
        return page.html().substring(page.html().indexOf("<body"));
    }

    private static Document parse(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> attributeNames(Element element) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        return names;
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
