package dev.synth.gate;

import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A gate's report as JUnit XML, one test case for the verdict and one per finding.
 *
 * <p>PASS alone releases, so INCONCLUSIVE is a failure, too: a skipped test would leave the build green.
 */
final class JunitXml {
    private static final String SUITE = "dev.synth.gate.ReleaseGate";
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(GateReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(writer).write(report);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The report cannot be written as XML: " + e.getMessage(), e);
        }
        return text.append('\n').toString();
    }

    private void write(GateReport report) throws XMLStreamException {
        List<GateFinding> findings = report.findings();
        long failures = findings.stream()
                        .filter(finding -> finding.decision() != Verdict.PASS)
                        .count()
                + (report.verdict() == Verdict.PASS ? 0 : 1);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", SUITE);
        attribute("time", "0");
        attribute("tests", String.valueOf(findings.size() + 1));
        attribute("errors", "0");
        attribute("skipped", "0");
        attribute("failures", String.valueOf(failures));
        testCase("Verdict", report.verdict(), "The verdict is " + report.verdict() + ".", report.summary());
        for (GateFinding finding : findings) {
            testCase(finding.id() + " " + finding.title(), finding.decision(), finding.message(), finding.message());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void testCase(String name, Verdict decision, String message, String details) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("name", name);
        attribute("classname", SUITE);
        attribute("time", "0");
        if (decision != Verdict.PASS) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            attribute("message", message);
            attribute("type", decision.name());
            xml.writeCharacters(legal(details));
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** The text with a question mark for each character that XML cannot hold, as a column's name may. */
    private static String legal(String text) {
        return ILLEGAL.matcher(text).replaceAll("?");
    }
}
