package dev.synth.eval.internal.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes a chart library's SVG fit to stand inside a page: it scales with the page, takes its colours from the page's
 * style sheet, brings no style sheet of its own, and shares no id with another chart.
 */
final class InlineSvg {
    private static final Pattern LONG_DECIMAL = Pattern.compile("(-?\\d+)\\.(\\d)(\\d*)");
    private static final Pattern ID_REFERENCE = Pattern.compile("url\\(#(\\w+)\\)");
    private static final Set<String> LEFT_OUT = Set.of("id", "class", "clip-bounds-jfx");

    /** Beyond this the chart's text outgrows the page's. */
    private static final double LARGEST_SCALE = 1.35;

    private final String prefix;
    private final Map<String, String> ids = new HashMap<>();
    private final Markup out = new Markup();

    private InlineSvg(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Rewrites {@code svg}.
     *
     * @param prefix what every id of this chart begins with; unique in the page
     * @param title what the chart is, for those who cannot see it
     * @param description what the chart shows, for the same
     */
    static String of(String svg, String prefix, String title, String description) {
        InlineSvg inline = new InlineSvg(prefix);
        inline.root(parse(svg), title, description);
        return inline.out.toString();
    }

    private static Element parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("The chart library wrote SVG that cannot be parsed", e);
        }
    }

    private void root(Element svg, String title, String description) {
        double width = Double.parseDouble(svg.getAttribute("width"));
        double height = Double.parseDouble(svg.getAttribute("height"));
        frame(out, prefix, width, height, title, description, () -> children(svg));
    }

    /** A chart's outermost element, with a name and a description for those who cannot see it. */
    static void frame(
            Markup out, String prefix, double width, double height, String title, String description, Runnable chart) {
        out.node(
                "svg.chart",
                () -> {
                    out.leaf("title#" + prefix + "t", title);
                    out.leaf("desc#" + prefix + "d", description);
                    chart.run();
                },
                "xmlns",
                "http://www.w3.org/2000/svg",
                "role",
                "img",
                "viewBox",
                "0 0 " + rounded(Double.toString(width)) + " " + rounded(Double.toString(height)),
                "style",
                "max-width:" + Math.round(width * LARGEST_SCALE) + "px",
                "aria-labelledby",
                prefix + "t",
                "aria-describedby",
                prefix + "d");
    }

    private void children(Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                element(element);
            } else if (child.getNodeType() == Node.TEXT_NODE
                    && !child.getNodeValue().isBlank()) {
                out.text(child.getNodeValue().strip());
            }
        }
    }

    private void element(Element element) {
        boolean empty = element.getTagName().equals("g")
                && element.getElementsByTagName("*").getLength() == 0;
        if (element.getTagName().equals("style") || empty || isInvisible(element)) {
            return;
        }
        out.node(element.getTagName(), () -> children(element), attributes(element));
    }

    /** The library frames every plot with a path that nobody sees. */
    private static boolean isInvisible(Element element) {
        if (element.getTagName().equals("path") && !element.hasAttribute("d")) {
            return true;
        }
        boolean unfilled =
                isZero(element, "fill-opacity") || element.getAttribute("fill").equals("none");
        return unfilled && (isZero(element, "stroke-width") || isZero(element, "stroke-opacity"));
    }

    private static boolean isZero(Element element, String attribute) {
        String value = element.getAttribute(attribute);
        return !value.isEmpty() && value.matches("0(\\.0)?");
    }

    private String[] attributes(Element element) {
        NamedNodeMap given = element.getAttributes();
        List<String> kept = new ArrayList<>();
        StringBuilder classes = new StringBuilder(element.getAttribute("class"));
        for (int i = 0; i < given.getLength(); i++) {
            String name = given.item(i).getNodeName();
            String value = given.item(i).getNodeValue();
            String colour = Ink.classOf(name, value);
            if (!colour.isEmpty()) {
                classes.append(classes.isEmpty() ? "" : " ").append(colour);
            } else if (keeps(name, value)) {
                kept.addAll(List.of(name, rounded(reference(value)).strip()));
            }
        }
        if (!classes.isEmpty()) {
            kept.addAll(List.of("class", classes.toString()));
        }
        if (element.hasAttribute("id")) {
            kept.addAll(List.of("id", id(element.getAttribute("id"))));
        }
        return kept.toArray(String[]::new);
    }

    /** A colour that is no {@link Ink} is the library's default for something invisible, such as a line's inside. */
    private static boolean keeps(String name, String value) {
        boolean opaque = name.endsWith("-opacity") && value.equals("1.0");
        return !opaque && !value.startsWith("rgb(") && !LEFT_OUT.contains(name);
    }

    private String reference(String value) {
        return ID_REFERENCE.matcher(value).replaceAll(match -> "url(#" + id(match.group(1)) + ")");
    }

    private String id(String given) {
        return ids.computeIfAbsent(given, key -> prefix + ids.size());
    }

    /** Tenths of a pixel are enough, and a third of the size. */
    private static String rounded(String value) {
        return LONG_DECIMAL
                .matcher(value)
                .replaceAll(match -> trimmed(Math.round(Double.parseDouble(match.group()) * 10) / 10.0));
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
