package dev.synth.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitXmlTest {
    private record Report(Verdict verdict, List<GateFinding> findings) implements GateReport {
        @Override
        public String summary() {
            return "Verdict: " + verdict + "\n]]> <two> & \"lines\"\n";
        }

        @Override
        public String toJson() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toHtml() {
            throw new UnsupportedOperationException();
        }
    }

    private static final Report MIXED = new Report(
            Verdict.FAIL,
            List.of(
                    new GateFinding("G0", "Validity", Verdict.PASS, "Fine."),
                    new GateFinding("G1", "Exact <copies>", Verdict.FAIL, "Column 'nul\u0000 \uD83D\uDE42 \"&' leaks."),
                    new GateFinding("G2", "Near copies", Verdict.INCONCLUSIVE, "Too few records.")));

    @Test
    void allButPassIsAFailureOfItsOwnType() throws Exception {
        Element suite = parsed(MIXED.toJunitXml());
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("skipped")).isEqualTo("0");
        assertThat(types(suite))
                .containsExactly("Verdict FAIL", "G1 Exact <copies> FAIL", "G2 Near copies INCONCLUSIVE");
        Element leak = (Element) suite.getElementsByTagName("failure").item(1);
        assertThat(leak.getAttribute("message")).isEqualTo("Column 'nul? \uD83D\uDE42 \"&' leaks.");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .isEqualTo(MIXED.summary());
    }

    @Test
    void aPassHasNoFailure() throws Exception {
        Element suite = parsed(new Report(Verdict.PASS, MIXED.findings().subList(0, 1)).toJunitXml());
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(types(suite)).isEmpty();
    }

    @Test
    void aVerdictThatNoTestExplainsIsAFailureToo() throws Exception {
        Element suite = parsed(new Report(Verdict.INCONCLUSIVE, MIXED.findings().subList(0, 1)).toJunitXml());
        assertThat(types(suite)).containsExactly("Verdict INCONCLUSIVE");
    }

    @Test
    void theFileIsWrittenWhole(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("reports/gate.xml");
        MIXED.writeJunitXml(file);
        assertThat(parsed(Files.readString(file)).getTagName()).isEqualTo("testsuite");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    private static List<String> types(Element suite) {
        return IntStream.range(0, suite.getElementsByTagName("failure").getLength())
                .mapToObj(i -> (Element) suite.getElementsByTagName("failure").item(i))
                .map(failure ->
                        ((Element) failure.getParentNode()).getAttribute("name") + " " + failure.getAttribute("type"))
                .toList();
    }

    /** The root of the document, which must be valid. */
    private static Element parsed(String xml) throws Exception {
        try (var schema = Objects.requireNonNull(JunitXmlTest.class.getResourceAsStream("/xsd/junit.xsd"))) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
